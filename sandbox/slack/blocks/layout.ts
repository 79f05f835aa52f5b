import { field } from '../fields.ts';
import { button, feedbackButtons, iconButton, overflow } from './buttons.ts';
import { byType, flag, list, oneOf, type Rule, refuse, shape, text } from './check.ts';
import { blockId } from './ids.ts';
import { IMAGE_FIELDS, imageElement } from './images.ts';
import { DATETIME_PICKER, PICKERS, RICH_TEXT_INPUT, TYPED_INPUTS } from './inputs.ts';
import { CHOICES, MULTI_SELECTS, SINGLE_SELECTS } from './selects.ts';
import { anyText, mrkdwn, plainText } from './text-objects.ts';

const ID = { block_id: blockId };

const ACCESSORY = byType(
  new Map<string, Rule>([
    ['button', button],
    ['overflow', overflow],
    ['image', imageElement],
    ...SINGLE_SELECTS,
    ...MULTI_SELECTS,
    ...CHOICES,
    ...PICKERS,
  ]),
);

const ACTION = byType(
  new Map<string, Rule>([
    ['button', button],
    ['overflow', overflow],
    ...SINGLE_SELECTS,
    ...MULTI_SELECTS,
    ...CHOICES,
    ...PICKERS,
    DATETIME_PICKER,
    RICH_TEXT_INPUT,
  ]),
);

const INPUT = byType(
  new Map<string, Rule>([
    ...TYPED_INPUTS,
    ...SINGLE_SELECTS,
    ...MULTI_SELECTS,
    ...CHOICES,
    ...PICKERS,
    DATETIME_PICKER,
    RICH_TEXT_INPUT,
  ]),
);

const CONTEXT_ELEMENT = byType(
  new Map<string, Rule>([
    ['plain_text', plainText({ max: 2000 })],
    ['mrkdwn', mrkdwn({ max: 2000 })],
    ['image', imageElement],
  ]),
);

export const header: Rule = shape({ need: { type: oneOf('header'), text: plainText({ max: 150 }) }, may: ID });

export const divider: Rule = shape({ need: { type: oneOf('divider') }, may: ID });

/** Text 1 to 3000, or 10 fields of 2000 characters. */
export const section: Rule = shape({
  need: { type: oneOf('section') },
  may: {
    ...ID,
    text: anyText({ max: 3000 }),
    fields: list(anyText({ max: 2000 }), { max: 10 }),
    accessory: ACCESSORY,
    expand: flag,
  },
  also: (value, at, check) => {
    if (field(value, 'text') === undefined && field(value, 'fields') === undefined) {
      refuse(check, at, 'must have either text or fields', 'missing_field');
    }
  },
});

export const context: Rule = shape({
  need: { type: oneOf('context'), elements: list(CONTEXT_ELEMENT, { max: 10 }) },
  may: ID,
});

export const actions: Rule = shape({ need: { type: oneOf('actions'), elements: list(ACTION, { max: 25 }) }, may: ID });

export const contextActions: Rule = shape({
  need: {
    type: oneOf('context_actions'),
    elements: list(
      byType(
        new Map([
          ['feedback_buttons', feedbackButtons],
          ['icon_button', iconButton],
        ]),
      ),
      { max: 5 },
    ),
  },
  may: ID,
});

export const image: Rule = shape({
  ...IMAGE_FIELDS,
  may: { ...IMAGE_FIELDS.may, ...ID, title: plainText({ max: 2000 }) },
});

export const input: Rule = shape({
  need: { type: oneOf('input'), label: plainText({ max: 2000 }), element: INPUT },
  may: { ...ID, hint: plainText({ max: 2000 }), optional: flag, dispatch_action: flag },
});

const MARKDOWN_TEXT = text({ max: 12_000 });

/** 12,000 characters over all markdown blocks of a message. */
export const markdown: Rule = shape({
  need: { type: oneOf('markdown'), text: MARKDOWN_TEXT },
  may: ID,
  also: (value, at, check) => {
    const words = field(value, 'text');
    check.markdown.points += typeof words === 'string' ? [...words].length : 0;
    if (check.markdown.points > 12_000) refuse(check, `${at}/text`, 'markdown blocks exceed 12000 characters together');
  },
});
