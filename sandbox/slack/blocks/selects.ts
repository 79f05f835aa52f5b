import { flag, integer, list, oneOf, type Rule, shape, text } from './check.ts';
import { actionId, focusOnLoad } from './ids.ts';
import {
  choiceOptions,
  oneChoice,
  oneOption,
  optionGroups,
  refuseStrangers,
  refuseUnlessOneList,
  selectOptions,
  someChoices,
  someOptions,
} from './options.ts';
import { confirm, plainText } from './text-objects.ts';

const ID = text({ max: 255 });
const IDS = list(ID, { max: 100 });

const COMMON = { action_id: actionId, placeholder: plainText({ max: 150 }), confirm, focus_on_load: focusOnLoad };
const MANY = { max_selected_items: integer(1, 100) };

const FILTER: Rule = shape({
  may: {
    include: list(oneOf('im', 'mpim', 'private', 'public'), { max: 4 }),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  },
});

const CONVERSATIONS = { default_to_current_conversation: flag, filter: FILTER };

/** A select menu of one type; `may` is what this type adds. */
function select(type: string, may: Readonly<Record<string, Rule>>): readonly [string, Rule] {
  return [type, shape({ need: { type: oneOf(type) }, may: { ...COMMON, ...may } })];
}

function staticSelect(type: string, may: Readonly<Record<string, Rule>>): readonly [string, Rule] {
  const lists = { options: selectOptions, option_groups: optionGroups };
  return [
    type,
    shape({ need: { type: oneOf(type) }, may: { ...COMMON, ...lists, ...may }, also: refuseUnlessOneList }),
  ];
}

function choices(type: string, initial: Readonly<Record<string, Rule>>): readonly [string, Rule] {
  const may = { action_id: actionId, confirm, focus_on_load: focusOnLoad, ...initial };
  return [type, shape({ need: { type: oneOf(type), options: choiceOptions }, may, also: refuseStrangers })];
}

const RESPONDS = { response_url_enabled: flag };

export const SINGLE_SELECTS: readonly (readonly [string, Rule])[] = [
  staticSelect('static_select', { initial_option: oneOption }),
  select('external_select', { initial_option: oneOption, min_query_length: integer(0, 255) }),
  select('users_select', { initial_user: ID }),
  select('conversations_select', { initial_conversation: ID, ...CONVERSATIONS, ...RESPONDS }),
  select('channels_select', { initial_channel: ID, ...RESPONDS }),
];

export const MULTI_SELECTS: readonly (readonly [string, Rule])[] = [
  staticSelect('multi_static_select', { initial_options: someOptions, ...MANY }),
  select('multi_external_select', { initial_options: someOptions, min_query_length: integer(0, 255), ...MANY }),
  select('multi_users_select', { initial_users: IDS, ...MANY }),
  select('multi_conversations_select', { initial_conversations: IDS, ...CONVERSATIONS, ...MANY }),
  select('multi_channels_select', { initial_channels: IDS, ...MANY }),
];

export const CHOICES: readonly (readonly [string, Rule])[] = [
  choices('checkboxes', { initial_options: someChoices }),
  choices('radio_buttons', { initial_option: oneChoice }),
];
