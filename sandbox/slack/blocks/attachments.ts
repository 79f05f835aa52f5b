import { blocksRule } from './blocks.ts';
import {
  createCheck,
  flag,
  integer,
  link,
  list,
  matching,
  oneOf,
  type Problem,
  type Rule,
  shape,
  text,
} from './check.ts';

const WORDS = text({ min: 0, max: 40_000 });
const URL = link(3000);

const FIELD: Rule = shape({ need: { title: WORDS, value: WORDS }, may: { short: flag } });

/** Legacy attachments: words, pictures and fields, or blocks. Their buttons are long gone, and refused. */
const ATTACHMENT: Rule = shape({
  may: {
    fallback: WORDS,
    text: WORDS,
    pretext: WORDS,
    title: WORDS,
    title_link: URL,
    author_name: WORDS,
    author_link: URL,
    author_icon: URL,
    footer: WORDS,
    footer_icon: URL,
    image_url: URL,
    thumb_url: URL,
    color: matching(/^(?:#[0-9a-f]{3,6}|[0-9a-f]{6}|good|warning|danger)$/i, 7, 'must be a colour'),
    ts: integer(0, 9_999_999_999),
    mrkdwn_in: list(oneOf('text', 'pretext', 'fields'), { max: 3 }),
    fields: list(FIELD, { max: 100 }),
    blocks: blocksRule('message'),
  },
});

/** What Slack would refuse about a message's attachments, but for their number. */
export function validateAttachments(attachments: readonly unknown[]): readonly Problem[] {
  const check = createCheck('message');
  for (const [index, attachment] of attachments.entries()) ATTACHMENT(attachment, `/attachments/${index}`, check);
  return check.problems;
}
