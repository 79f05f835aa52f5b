import * as connect from '@aws-sdk/client-connect';
import { OPERATIONS } from '../src/connect/catalog.ts';

/*
 * `npm run catalog [-- --json]`: what the installed client of Amazon Connect has and our catalog has not, and the
 * reverse. New operations are understood by verb and noun until the catalog has them.
 */

const CONNECT = 'connect.amazonaws.com';

const inClient = Object.keys(connect)
  .filter((name) => name.endsWith('Command') && name !== '$Command')
  .map((name) => name.slice(0, -'Command'.length));
const ours = OPERATIONS.filter(({ eventSource }) => eventSource === CONNECT);
const inCatalog = new Set(ours.map(({ eventName }) => eventName));

/** Event names that never were SDK operations have neither fields nor a description: they are not missed. */
const described = ours.filter(
  ({ idFields, nameFields, responseIdFields, changeFields, plane }) =>
    plane !== 'auth' && [idFields, nameFields, responseIdFields, changeFields].some((fields) => fields.length > 0),
);

const added = inClient.filter((name) => !inCatalog.has(name)).sort();
const gone = described.map(({ eventName }) => eventName).filter((name) => !inClient.includes(name));
const result = { client: inClient.length, catalog: inCatalog.size, new: added, gone };

function inWords(): string {
  const list = (title: string, names: readonly string[]) =>
    names.length === 0 ? '' : `\n${title}:\n${names.map((name) => `  ${name}`).join('\n')}`;
  const verdict = added.length + gone.length === 0 ? 'They agree.' : `${added.length} new, ${gone.length} gone.`;
  const counts = `The installed @aws-sdk/client-connect has ${inClient.length} operations, the catalog knows ${inCatalog.size} names.`;
  return `${counts} ${verdict}${list('New, not in the catalog yet', added)}${list('In the catalog, no longer in the client', gone)}\n`;
}

process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(result, null, 2)}\n` : inWords());
