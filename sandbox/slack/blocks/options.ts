import { field, show } from '../fields.ts';
import { type Check, link, list, type Rule, refuse, shape, text } from './check.ts';
import { anyText, plainText } from './text-objects.ts';

/** Option: text 75, value 150, description 75 characters. */
function optionWith(words: (range: { max: number }) => Rule, may: Readonly<Record<string, Rule>> = {}): Rule {
  return shape({
    need: { text: words({ max: 75 }), value: text({ max: 150 }) },
    may: { description: words({ max: 75 }), ...may },
  });
}

const OPTION = optionWith(plainText);
const OVERFLOW_OPTION = optionWith(plainText, { url: link(3000) });
const RICH_OPTION = optionWith(anyText);

/** Select menus: 100 options. */
export const selectOptions: Rule = distinct(list(OPTION, { max: 100 }));

export const optionGroups: Rule = list(
  shape({ need: { label: plainText({ max: 75 }), options: list(OPTION, { max: 100 }) } }),
  { max: 100 },
);

/** Overflow menus: 1 to 5 options. */
export const overflowOptions: Rule = distinct(list(OVERFLOW_OPTION, { max: 5 }));

/** Checkboxes and radio buttons: 10 options, which may be mrkdwn. */
export const choiceOptions: Rule = distinct(list(RICH_OPTION, { max: 10 }));

export const oneOption: Rule = OPTION;
export const oneChoice: Rule = RICH_OPTION;
export const someOptions: Rule = list(OPTION, { max: 100 });
export const someChoices: Rule = list(RICH_OPTION, { max: 10 });

function distinct(rule: Rule): Rule {
  return (value, at, check) => {
    rule(value, at, check);
    if (Array.isArray(value)) refuseTwins(value, at, check);
  };
}

function refuseTwins(options: readonly unknown[], at: string, check: Check): void {
  const seen = new Set<unknown>();
  for (const [index, option] of options.entries()) {
    const value = field(option, 'value');
    if (value !== undefined && seen.has(value))
      refuse(check, `${at}/${index}/value`, `value "${show(value)}" already exists`);
    seen.add(value);
  }
}

/** Static selects hold options or groups of them, and what is chosen at first is among them. */
export function refuseUnlessOneList(element: Readonly<Record<string, unknown>>, at: string, check: Check): void {
  const lists = ['options', 'option_groups'].filter((name) => Object.hasOwn(element, name));
  if (lists.length !== 1) refuse(check, at, 'must have either options or option_groups');
  refuseStrangers(element, at, check);
}

/** Initial options exactly match options that are there. */
export function refuseStrangers(element: Readonly<Record<string, unknown>>, at: string, check: Check): void {
  const offered = new Set(offeredBy(element).map((option) => JSON.stringify(option)));
  const initial = [element.initial_option ?? [], element.initial_options ?? []].flat();
  if (initial.some((option) => !offered.has(JSON.stringify(option)))) {
    refuse(check, at, 'initial options must be among the options');
  }
}

function offeredBy(element: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (Array.isArray(element.options)) return element.options;
  const groups = element.option_groups;
  if (!Array.isArray(groups)) return [];
  return groups.flatMap((group) => field(group, 'options') ?? []);
}
