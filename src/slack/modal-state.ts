import { FIELDS } from '../notice/modal.ts';
import type { Picked, SearchFields } from '../notice/modal-fields.ts';
import { fieldOf, textAt } from './listener-body.ts';

/** What stands in the fields of a submitted "Search changes". */
export function searchFieldsOf(body: unknown): SearchFields {
  const values = fieldOf(fieldOf(fieldOf(body, 'view'), 'state'), 'values');
  const at = (name: keyof SearchFields, ...path: readonly string[]) => textAt(values, name, FIELDS[name], ...path);
  const picked = (name: 'who' | 'what' | 'type' | 'event'): Picked | undefined => {
    const value = at(name, 'selected_option', 'value');
    return value === undefined ? undefined : { value, label: at(name, 'selected_option', 'text', 'text') ?? value };
  };
  const outcome = at('outcome', 'selected_option', 'value');
  return present({
    who: picked('who'),
    what: picked('what'),
    type: picked('type'),
    event: picked('event'),
    outcome: outcome === 'failed' || outcome === 'succeeded' ? outcome : undefined,
    fromDate: at('fromDate', 'selected_date'),
    fromTime: at('fromTime', 'selected_time'),
    toDate: at('toDate', 'selected_date'),
    toTime: at('toTime', 'selected_time'),
    words: at('words', 'value')?.trim() || undefined,
  });
}

type Maybe<T> = { readonly [K in keyof T]?: T[K] | undefined };

function present(fields: Maybe<SearchFields>): SearchFields {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}
