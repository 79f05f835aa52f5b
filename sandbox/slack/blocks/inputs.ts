import { field, show } from '../fields.ts';
import { type Check, flag, integer, list, matching, oneOf, type Rule, refuse, shape, text } from './check.ts';
import { actionId, focusOnLoad } from './ids.ts';
import { richText } from './rich-text.ts';
import { confirm, plainText } from './text-objects.ts';

const PLACEHOLDER = plainText({ max: 150 });
const DISPATCH: Rule = shape({
  may: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 }) },
});
const COMMON = { action_id: actionId, focus_on_load: focusOnLoad };
const TYPED = { ...COMMON, placeholder: PLACEHOLDER, dispatch_action_config: DISPATCH };
const PICKED = { ...COMMON, confirm };

/** The least is not more than the most, where both are given. */
function inOrder(least: string, most: string) {
  return (value: unknown, at: string, check: Check): void => {
    const [min, max] = [field(value, least), field(value, most)].map((bound) =>
      bound === undefined ? Number.NaN : Number(show(bound)),
    );
    if (min !== undefined && max !== undefined && min > max) refuse(check, at, `${least} exceeds ${most}`);
  };
}

/** Dates and times are picked in sections, actions and inputs. */
export const PICKERS: readonly (readonly [string, Rule])[] = [
  [
    'datepicker',
    shape({
      need: { type: oneOf('datepicker') },
      may: {
        ...PICKED,
        placeholder: PLACEHOLDER,
        initial_date: matching(/^\d{4}-\d{2}-\d{2}$/, 10, 'must be YYYY-MM-DD'),
      },
    }),
  ],
  [
    'timepicker',
    shape({
      need: { type: oneOf('timepicker') },
      may: {
        ...PICKED,
        placeholder: PLACEHOLDER,
        initial_time: matching(/^([01]\d|2[0-3]):[0-5]\d$/, 5, 'must be HH:mm'),
        timezone: text({ max: 255 }),
      },
    }),
  ],
];

export const DATETIME_PICKER: readonly [string, Rule] = [
  'datetimepicker',
  shape({
    need: { type: oneOf('datetimepicker') },
    may: { ...PICKED, initial_date_time: integer(1_000_000_000, 9_999_999_999) },
  }),
];

export const RICH_TEXT_INPUT: readonly [string, Rule] = [
  'rich_text_input',
  shape({
    need: { type: oneOf('rich_text_input') },
    may: { ...TYPED, initial_value: richText, min_lines: integer(1, 100), max_lines: integer(1, 100) },
    also: inOrder('min_lines', 'max_lines'),
  }),
];

const NUMBER = matching(/^-?\d+(?:\.\d+)?$/, 255, 'must be a number');

/** Typing happens in input blocks alone. */
export const TYPED_INPUTS: readonly (readonly [string, Rule])[] = [
  [
    'plain_text_input',
    shape({
      need: { type: oneOf('plain_text_input') },
      may: {
        ...TYPED,
        initial_value: text({ min: 0, max: 3000 }),
        multiline: flag,
        min_length: integer(0, 3000),
        max_length: integer(1, 3000),
      },
      also: inOrder('min_length', 'max_length'),
    }),
  ],
  [
    'email_text_input',
    shape({ need: { type: oneOf('email_text_input') }, may: { ...TYPED, initial_value: text({ max: 255 }) } }),
  ],
  [
    'url_text_input',
    shape({ need: { type: oneOf('url_text_input') }, may: { ...TYPED, initial_value: text({ max: 3000 }) } }),
  ],
  [
    'number_input',
    shape({
      need: { type: oneOf('number_input'), is_decimal_allowed: flag },
      may: { ...TYPED, initial_value: NUMBER, min_value: NUMBER, max_value: NUMBER },
      also: inOrder('min_value', 'max_value'),
    }),
  ],
  [
    'file_input',
    shape({
      need: { type: oneOf('file_input') },
      may: { action_id: actionId, filetypes: list(text({ max: 20 }), { max: 100 }), max_files: integer(1, 10) },
    }),
  ],
];
