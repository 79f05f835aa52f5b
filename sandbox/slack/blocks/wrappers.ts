import { field } from '../fields.ts';
import { button } from './buttons.ts';
import { byType, flag, list, oneOf, type Rule, refuse, shape } from './check.ts';
import { blockId } from './ids.ts';
import { imageElement } from './images.ts';
import { actions, context, divider, header, image, section } from './layout.ts';
import { richText } from './rich-text.ts';
import { table } from './tables.ts';
import { anyText, mrkdwn, plainText } from './text-objects.ts';

const ID = { block_id: blockId };

/** Title and subtitle 150, body 200 characters, up to 3 buttons; at least one of hero image, title, actions, body. */
export const card: Rule = shape({
  need: { type: oneOf('card') },
  may: {
    ...ID,
    hero_image: imageElement,
    icon: imageElement,
    title: mrkdwn({ max: 150 }),
    subtitle: mrkdwn({ max: 150 }),
    body: mrkdwn({ max: 200 }),
    actions: list(byType(new Map([['button', button]])), { max: 3 }),
  },
  also: (value, at, check) => {
    const some = ['hero_image', 'title', 'actions', 'body'].some((name) => field(value, name) !== undefined);
    if (!some) refuse(check, at, 'must have one of hero_image, title, actions, body', 'missing_field');
  },
});

export const carousel: Rule = shape({
  need: { type: oneOf('carousel'), elements: list(byType(new Map([['card', card]])), { max: 10 }) },
  may: ID,
});

export const alert: Rule = shape({
  need: { type: oneOf('alert'), text: anyText({ max: 200 }) },
  may: { ...ID, level: oneOf('default', 'info', 'warning', 'error', 'success') },
});

const CHILD = byType(
  new Map<string, Rule>([
    ['actions', actions],
    ['context', context],
    ['divider', divider],
    ['header', header],
    ['image', image],
    ['rich_text', richText],
    ['section', section],
    ['table', table],
  ]),
);

/** Title 150 characters (or a rich one), at most 10 blocks inside. */
export const container: Rule = shape({
  need: { type: oneOf('container'), child_blocks: list(CHILD, { max: 10 }) },
  may: {
    ...ID,
    title: plainText({ max: 150 }),
    rich_text_title: richText,
    subtitle: anyText({ max: 150 }),
    width: oneOf('narrow', 'standard', 'wide', 'full'),
    icon: imageElement,
    is_collapsible: flag,
    default_collapsed: flag,
    has_header_divider: flag,
  },
  also: (value, at, check) => {
    const titled = field(value, 'title') !== undefined || field(value, 'rich_text_title') !== undefined;
    if (!titled) refuse(check, at, 'must have either title or rich_text_title', 'missing_field');
    if (field(value, 'default_collapsed') === true && field(value, 'is_collapsible') !== true) {
      refuse(check, at, 'default_collapsed requires is_collapsible');
    }
  },
});
