import type { InputBlock, ModalView, PlainTextElement } from '@slack/types';
import { LIMITS } from './blocks.ts';
import { cleanText, cut } from './foreign.ts';
import type { Picked, SearchFields } from './modal-fields.ts';

/** The modal, and the shortcut that opens it empty. */
export const SEARCH = 'trail:search:v1';
/** The message shortcut. */
export const LOOK_UP = 'trail:look_up:v1';

/** Action ids of the fields; each stands in a block that is called as its field. */
export const FIELDS = {
  who: 'trail:who:v1',
  what: 'trail:what:v1',
  type: 'trail:type:v1',
  event: 'trail:event:v1',
  outcome: 'trail:outcome:v1',
  fromDate: 'trail:from_date:v1',
  fromTime: 'trail:from_time:v1',
  toDate: 'trail:to_date:v1',
  toTime: 'trail:to_time:v1',
  words: 'trail:words:v1',
} as const satisfies Record<keyof SearchFields, string>;

/** Where the answer goes: the channel and thread that the modal was opened in; a direct message where there is none. */
export type SearchPlace = Readonly<{ channel?: string; threadTs?: string }>;

const WORDS_LIMIT = 1_000;

/** "Search changes": all of a question as fields, filled with what is known. */
export function renderSearch(fields: SearchFields, place: SearchPlace, zone: string): ModalView {
  return {
    type: 'modal',
    callback_id: SEARCH,
    private_metadata: JSON.stringify(place),
    title: plain('Search changes'),
    submit: plain('Search'),
    close: plain('Cancel'),
    blocks: [
      typeAhead('who', 'Who', 'A person, tool or role', fields.who),
      typeAhead('what', 'What', 'A queue, flow, user, number …', fields.what),
      typeAhead('type', 'Kind of thing', 'Queues, flows, security profiles …', fields.type),
      typeAhead('event', 'Operation', 'As AWS calls it: UpdateQueueStatus', fields.event),
      outcome(fields.outcome),
      date('fromDate', 'From', fields.fromDate),
      time('fromTime', `From, time (${cleanText(zone, 60)})`, fields.fromTime),
      date('toDate', 'Until', fields.toDate),
      time('toTime', 'Until, time', fields.toTime),
      words(fields.words),
    ],
  };
}

function field(name: keyof SearchFields, label: string, element: InputBlock['element'], hint?: string): InputBlock {
  return {
    type: 'input',
    block_id: name,
    optional: true,
    label: plain(label),
    element,
    ...(hint === undefined ? {} : { hint: plain(hint) }),
  };
}

function typeAhead(
  name: 'who' | 'what' | 'type' | 'event',
  label: string,
  placeholder: string,
  picked?: Picked,
): InputBlock {
  const initial = picked && toOption(picked);
  return field(name, label, {
    type: 'external_select',
    action_id: FIELDS[name],
    // Before anything is typed, those seen last.
    min_query_length: 0,
    placeholder: plain(placeholder),
    ...(initial && { initial_option: initial }),
  });
}

const OUTCOMES = {
  succeeded: { label: 'Succeeded', value: 'succeeded' },
  failed: { label: 'Refused', value: 'failed' },
} as const;

function outcome(chosen: SearchFields['outcome']): InputBlock {
  const options = Object.values(OUTCOMES).map(option);
  return field('outcome', 'Outcome', {
    type: 'static_select',
    action_id: FIELDS.outcome,
    placeholder: plain('Any'),
    options,
    ...(chosen && { initial_option: option(OUTCOMES[chosen]) }),
  });
}

function date(name: 'fromDate' | 'toDate', label: string, initial?: string): InputBlock {
  return field(name, label, {
    type: 'datepicker',
    action_id: FIELDS[name],
    ...(initial !== undefined && { initial_date: initial }),
  });
}

function time(name: 'fromTime' | 'toTime', label: string, initial?: string): InputBlock {
  return field(name, label, {
    type: 'timepicker',
    action_id: FIELDS[name],
    ...(initial !== undefined && { initial_time: initial }),
  });
}

function words(initial: string | undefined): InputBlock {
  const element = {
    type: 'plain_text_input',
    action_id: FIELDS.words,
    max_length: WORDS_LIMIT,
    ...(initial !== undefined && { initial_value: cut(initial, WORDS_LIMIT) }),
  } as const;
  return field(
    'words',
    'More words',
    element,
    'As after /trail: disabled, via cli, from 192.0.2.44, except wfm-sync, last 5.',
  );
}

type Option = Readonly<{ text: PlainTextElement; value: string }>;

/** What Slack takes as an option; undefined where the value is too long to come back whole. */
export function toOption(picked: Picked): Option | undefined {
  const isShort = picked.value !== '' && picked.value.length <= LIMITS.optionValue;
  return isShort ? option(picked) : undefined;
}

function option({ label, value }: Picked): Option {
  return { text: plain(cleanText(label, LIMITS.optionText) || '(no name)'), value };
}

function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}
