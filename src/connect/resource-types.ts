import { OPERATIONS } from './catalog.ts';
import { TYPES, type TypeRow } from './resource-type-table.ts';

export type TypeWords = Readonly<{ one: string; many: string }>;

const ALREADY_PLURAL = /(data|media|hours|limits|values|settings|profiles|analytics)$/i;

const ROWS = new Map(TYPES.map((row) => [row.type, row]));

/** Every resource type of the catalog. */
export const RESOURCE_TYPES: readonly string[] = [
  ...new Set([...TYPES.map(({ type }) => type), ...OPERATIONS.map(({ resourceType }) => resourceType)]),
].filter((type) => type !== '');

const BY_WORDS = new Map<string, readonly string[]>();
for (const type of RESOURCE_TYPES) {
  for (const words of new Set(wordsFor(ROWS.get(type) ?? { type }).map(plain))) {
    BY_WORDS.set(words, [...(BY_WORDS.get(words) ?? []), type]);
  }
}

const BY_SEGMENT = new Map(RESOURCE_TYPES.map((type) => [ROWS.get(type)?.segment ?? kebab(type), type]));

/** A type in words, for sentences: ContactFlow → flow, flows. Types of tomorrow read as their CamelCase. */
export function typeWords(type: string): TypeWords {
  const row = ROWS.get(type);
  const one = row?.one ?? (spaced(type) || 'resource');
  return { one, many: row?.many ?? plural(one) };
}

/**
 * The types that people mean by some words: `flows`, `hour of operation`, `profile` (routing and security profile).
 * Any case, singular or plural; empty where the words name no type.
 */
export function resourceTypesNamed(words: string): readonly string[] {
  return BY_WORDS.get(plain(words)) ?? [];
}

/** The type behind an ARN's word for it: `agent` → User. */
export function typeOfSegment(segment: string | undefined): string | undefined {
  return segment === undefined ? undefined : BY_SEGMENT.get(segment);
}

const BY_LOWER_TYPE = new Map(RESOURCE_TYPES.map((type) => [type.toLowerCase(), type]));

/** The type that an id's field name speaks of: `ContactFlowId`, `domainId`, `KnowledgeBaseArn`. */
export function typeOfField(field: string): string | undefined {
  if (typesOfFields.has(field)) return typesOfFields.get(field);
  const type = BY_LOWER_TYPE.get(field.toLowerCase().replace(/(id|ids|arn|arns|identifier|name)$/, ''));
  // Members of records ask too, and these may be called anything.
  if (typesOfFields.size < MOST_FIELDS && field.length < LONGEST_FIELD) typesOfFields.set(field, type);
  return type;
}

/** Asked for several times a record, nearly always by the few names of the catalog. */
const typesOfFields = new Map<string, string | undefined>();
const MOST_FIELDS = 2000;
const LONGEST_FIELD = 100;

function wordsFor(row: TypeRow): string[] {
  const { one, many } = typeWords(row.type);
  // A type of one word that has another name here is not found by the word alone: Profile is a customer's.
  const bare = row.one && !spaced(row.type).includes(' ') ? [] : [spaced(row.type), row.type];
  const singular = [one, ...bare, ...(row.segment ? [row.segment] : []), ...(row.also ?? [])];
  return [many, ...singular, ...singular.map(plural)];
}

/** Lower case, one blank between words, hyphens and underscores as blanks. */
function plain(words: string): string {
  return words
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter((word) => word !== '')
    .join(' ');
}

/** AIAgentVersion → AI agent version. */
function spaced(type: string): string {
  return type
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()))
    .join(' ');
}

function kebab(type: string): string {
  return spaced(type).toLowerCase().replaceAll(' ', '-');
}

function plural(words: string): string {
  if (ALREADY_PLURAL.test(words)) return words;
  if (/[^aeiou]y$/i.test(words)) return `${words.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/i.test(words) ? `${words}es` : `${words}s`;
}
