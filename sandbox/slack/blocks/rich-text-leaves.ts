import { byType, flag, integer, link, matching, oneOf, type Rule, refuse, shape, text } from './check.ts';

// Slack names no limit for a leaf; a whole message refuses what is too long.
const LEAF_TEXT = text({ min: 1, max: 40_000 });
const ID = text({ max: 255 });

const STYLE: Rule = shape({ may: { bold: flag, italic: flag, strike: flag, code: flag, underline: flag } });
const MENTION_STYLE: Rule = shape({
  may: { bold: flag, italic: flag, strike: flag, highlight: flag, client_highlight: flag, unlink: flag },
});

function leaf(
  type: string,
  need: Readonly<Record<string, Rule>>,
  may: Readonly<Record<string, Rule>> = {},
): readonly [string, Rule] {
  return [type, shape({ need: { type: oneOf(type), ...need }, may: { style: STYLE, ...may } })];
}

function mention(type: string, name: string): readonly [string, Rule] {
  return [type, shape({ need: { type: oneOf(type), [name]: ID }, may: { style: MENTION_STYLE } })];
}

const DATE_TOKENS =
  /\{(?:date_num|date_slash|date_long|date_long_full|date_long_pretty|date|date_pretty|date_short|date_short_pretty|time|time_secs|day_divider_pretty|ago)\}/;

const DATE_FORMAT: Rule = (value, at, check) => {
  text({ max: 255 })(value, at, check);
  if (typeof value === 'string' && !DATE_TOKENS.test(value)) refuse(check, at, 'must contain a date token');
};

const TEXT = leaf('text', { text: LEAF_TEXT });
const LINK = leaf('link', { url: link(3000) }, { text: LEAF_TEXT, unsafe: flag });

const LEAVES: readonly (readonly [string, Rule])[] = [
  TEXT,
  LINK,
  leaf(
    'emoji',
    { name: text({ max: 255 }) },
    { unicode: text({ max: 255 }), url: link(3000), display_url: link(3000) },
  ),
  leaf(
    'date',
    { timestamp: integer(0, 9_999_999_999), format: DATE_FORMAT },
    { fallback: text({ max: 255 }), url: link(3000) },
  ),
  leaf('color', { value: matching(/^#[0-9a-f]{6}$/i, 7, 'must be a hex colour') }),
  leaf('broadcast', { range: oneOf('here', 'channel', 'everyone') }),
  mention('user', 'user_id'),
  mention('channel', 'channel_id'),
  mention('usergroup', 'usergroup_id'),
  mention('team', 'team_id'),
];

/** Every leaf of a section, quote or list item. */
export const richLeaf: Rule = byType(new Map(LEAVES));

/** Preformatted text holds text and links. */
export const preformattedLeaf: Rule = byType(new Map([TEXT, LINK]));
