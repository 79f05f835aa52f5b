import { FIELDS } from './field-table.ts';

const INITIALS = /([a-z0-9])([A-Z])|([A-Z]+)([A-Z][a-z])/g;

/** `MaxContacts` → `max contacts`; `ScoringStrategy.Status` → `scoring status`: a part alone could be anything's. */
export function fieldWords(field: string): string {
  const { path, parent, last } = partsOf(field);
  const known = FIELDS.get(path);
  if (known !== undefined) return known;
  const own = wordsOf(last);
  const whose = splitWords(parent.replace(/(?<=[a-z])(?:Config|Configuration|Strategy|Structure|Settings|Info)$/, ''));
  if (whose === '' || own.startsWith(whose)) return own;
  // `MetricCalculation.CalculationComponents`: no word twice in a row.
  return `${whose} ${own}`.replace(/\b(\w+) \1\b/, '$1');
}

/** The same where the parent has been named already: `status`. */
export function memberWords(field: string): string {
  const { path, last } = partsOf(field);
  return FIELDS.get(path) ?? wordsOf(last);
}

function partsOf(field: string): Readonly<{ path: string; parent: string; last: string }> {
  const path = field.replace(/\[\d*\]/g, '');
  const [last = '', parent = ''] = path.split('.').reverse();
  return { path, parent, last };
}

/** The API's own abbreviations stay capital. */
function wordsOf(part: string): string {
  return (
    FIELDS.get(part) ??
    (splitWords(part.replace(/(?<=[a-z])Arns$/, 's').replace(/(?<=[a-z])(?:Ids|Id|Arn)$/, '')) || 'a setting')
  );
}

/** CamelCase as words in lower case; runs of capitals are kept. */
export function splitWords(name: string): string {
  const spaced = name
    .replace(INITIALS, (_, a = '', b = '', c = '', d = '') => `${a}${c} ${b}${d}`)
    .replace(/[_\s]+/g, ' ');
  return spaced
    .trim()
    .split(' ')
    .map((word) => (/^[A-Z0-9]{2,}s?$/.test(word) ? word : spelt(word.toLowerCase())))
    .join(' ');
}

const SPELLINGS = new Map([
  ['ai', 'AI'],
  ['email', 'e-mail'],
  ['kms', 'KMS'],
  ['sms', 'SMS'],
  ['sql', 'SQL'],
  ['uri', 'URI'],
  ['url', 'URL'],
]);

function spelt(word: string): string {
  return SPELLINGS.get(word) ?? word;
}
