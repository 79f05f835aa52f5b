import { OPERATIONS } from '../connect/catalog.ts';
import { ACCESS_KEY, ADDRESS, REGION, WAYS } from './filter-table.ts';
import type { Filter } from './query.ts';
import { isName, keyOf, type Word } from './words.ts';

/** A condition that a few words are by themselves, and how many of them. */
export type FilterPhrase = Readonly<{ filter: Filter; taken: number }>;

type Reader = (words: readonly Word[]) => FilterPhrase | undefined;

const OPERATION_NAMES = new Map(OPERATIONS.map(({ eventName }) => [eventName.toLowerCase(), eventName]));
const EVENT_NAME = /^[A-Z][a-z]+(?:[A-Z0-9][A-Za-z0-9]*)+$/;
/** Operations of one word would be words. */
const SHORT_WORD = 9;
const ACCOUNT = /^\d{12}$/;

/** Single words that are a condition wherever they stand. */
const ALONE: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ...words('failed fail failing refused denied rejected failures refusals unsuccessful', {
    kind: 'outcome',
    text: 'refused',
  }),
  ...words('succeeded successful successfully', { kind: 'outcome', text: 'succeeded' }),
  ...words('automation automations automated automatic automatically bots robots machines tools', {
    kind: 'automation',
    text: 'automation',
  }),
  ...words('people humans human persons manual manually', { kind: 'automation', text: 'people' }),
  ...words('sensitive', { kind: 'severity', text: 'sensitive' }),
  ...words('notable', { kind: 'severity', text: 'notable' }),
  ...words('routine', { kind: 'severity', text: 'routine' }),
]);

/** Tools that are a way by their name alone. */
const TOOL_NAMES = new Set('terraform opentofu tofu cloudformation cfn cdk pulumi cli cloudshell boto3'.split(' '));
const TOOLS: ReadonlyMap<string, Filter> = new Map(
  [...WAYS].filter(([name]) => TOOL_NAMES.has(name)).map(([name, text]) => [name, { kind: 'way', text }]),
);

/** A word and the one value after it. */
const KEYWORDS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['via', way],
  ['through', way],
  ['using', way],
  ['with', way],
  ['from', address],
  ['ip', address],
  ['address', address],
  ['key', accessKey],
  ['role', (line) => valued(line, (text) => ({ kind: 'role', text }))],
  ['account', account],
  [
    'region',
    (line) => valued(line, (text) => (REGION.test(text) ? { kind: 'region', text: text.toLowerCase() } : undefined)),
  ],
  ['event', event],
  ['operation', event],
  ['including', including],
  ['incl', including],
  ['include', including],
  ['plus', including],
  ['and', including],
  ['by', byNobody],
  ['in', place],
]);

/** The condition at the head of words; names that need looking up (`by dana`) are not among them. */
export function readFilter(line: readonly Word[]): FilterPhrase | undefined {
  const [first] = line;
  if (!first || isName(first)) return undefined;
  const key = keyOf(first);
  const keyed = KEYWORDS.get(key)?.(line);
  if (keyed) return keyed;
  const alone = ALONE.get(key) ?? TOOLS.get(key) ?? byItself(first.text);
  return alone && { filter: alone, taken: 1 };
}

/** Words that are or begin a condition. */
export const FILTER_WORDS: ReadonlySet<string> = new Set([...ALONE.keys(), ...KEYWORDS.keys()]);

function byItself(text: string): Filter | undefined {
  if (ADDRESS.test(text)) return { kind: 'address', text: text.toLowerCase() };
  if (ACCESS_KEY.test(text)) return { kind: 'accessKey', text };
  if (REGION.test(text)) return { kind: 'region', text: text.toLowerCase() };
  if (ACCOUNT.test(text)) return { kind: 'account', text };
  const operation = text.length > SHORT_WORD ? OPERATION_NAMES.get(text.toLowerCase()) : undefined;
  return operation === undefined ? undefined : { kind: 'event', text: operation };
}

function valued([, value]: readonly Word[], toFilter: (text: string) => Filter | undefined): FilterPhrase | undefined {
  const filter = value && value.text !== '' ? toFilter(value.text) : undefined;
  return filter && { filter, taken: 2 };
}

/** `via cli`, `via the admin website`. */
function way([, ...rest]: readonly Word[]): FilterPhrase | undefined {
  const articles = rest[0] && ['the', 'an', 'a', 'aws'].includes(keyOf(rest[0])) ? 1 : 0;
  const said = rest.slice(articles, articles + 2).map(({ quoted, text }) => (quoted ? '' : text.toLowerCase()));
  for (const taken of [2, 1]) {
    const text = said.length >= taken ? WAYS.get(said.slice(0, taken).join(' ')) : undefined;
    if (text !== undefined) return { filter: { kind: 'way', text }, taken: 1 + articles + taken };
  }
  return undefined;
}

function address(line: readonly Word[]): FilterPhrase | undefined {
  const skipped = keyOf(line[1]) === 'ip' ? 1 : 0;
  const found = valued(line.slice(skipped), byItself);
  return found ? { ...found, taken: found.taken + skipped } : fromWay(line);
}

/** `from the console`, `from terraform`. */
function fromWay(line: readonly Word[]): FilterPhrase | undefined {
  return keyOf(line[0]) === 'from' ? way(line) : undefined;
}

function accessKey(line: readonly Word[]): FilterPhrase | undefined {
  return valued(line, (text) => (ACCESS_KEY.test(text) ? { kind: 'accessKey', text } : undefined));
}

function account(line: readonly Word[]): FilterPhrase | undefined {
  return valued(line, (text) =>
    ACCOUNT.test(text.replaceAll('-', '')) ? { kind: 'account', text: text.replaceAll('-', '') } : undefined,
  );
}

/** `in region eu-central-1`, `in account 123456789012`, `in eu-central-1`. */
function place([, ...rest]: readonly Word[]): FilterPhrase | undefined {
  const read = readFilter(rest);
  return read && PLACES.has(read.filter.kind) ? { ...read, taken: read.taken + 1 } : undefined;
}

const PLACES = new Set<Filter['kind']>(['region', 'account']);

/** An id after `event` is the subject's. */
function event(line: readonly Word[]): FilterPhrase | undefined {
  return valued(line, (text) => {
    const operation = OPERATION_NAMES.get(text.toLowerCase()) ?? (EVENT_NAME.test(text) ? text : undefined);
    return operation === undefined ? undefined : { kind: 'event', text: operation };
  });
}

function including([first, second, third]: readonly Word[]): FilterPhrase | undefined {
  const [one, two] = [second, third].map((word) => (word && !isName(word) ? keyOf(word) : ''));
  if (one === 'reads' || one === 'read') return { filter: { kind: 'including', text: 'reads' }, taken: 2 };
  if (first && keyOf(first) === 'and') return undefined;
  if (one === 'agent' && (two === 'status' || two === 'statuses' || two === 'states'))
    return { filter: { kind: 'including', text: 'agent status' }, taken: 3 };
  if (one === 'runtime' || one === 'traffic') return { filter: { kind: 'including', text: 'runtime' }, taken: 2 };
  return undefined;
}

/** `by role ci-deploy`, `by key AKIA…`. */
const BY = new Set(['role', 'key', 'account', 'ip', 'address']);

/** `by automation`, `by people`. */
function byNobody(line: readonly Word[]): FilterPhrase | undefined {
  const [, second] = line;
  if (BY.has(keyOf(second))) {
    const read = readFilter(line.slice(1));
    return read && { ...read, taken: read.taken + 1 };
  }
  const filter = second && !isName(second) ? ALONE.get(keyOf(second)) : undefined;
  if (filter?.kind === 'automation') return { filter, taken: 2 };
  return second && !isName(second) && ADDRESS.test(second.text)
    ? { filter: { kind: 'address', text: second.text.toLowerCase() }, taken: 2 }
    : byTool(second);
}

/** `by terraform`: nobody is called so. */
function byTool(word: Word | undefined): FilterPhrase | undefined {
  const tool = TOOLS.get(keyOf(word));
  return tool && { filter: tool, taken: 2 };
}

function words(list: string, filter: Filter): readonly (readonly [string, Filter])[] {
  return list.split(' ').map((word) => [word, filter] as const);
}
