import { expect, test } from 'vitest';
import { actorsOf } from '../src/lookup-member.ts';
import { activity, claimed, dana, memoryStore, omar } from './lookup-fixtures.ts';

const store = memoryStore([
  activity('10:00', { actor: dana }),
  activity('09:00', { actor: omar }),
  activity('08:00', { actor: claimed }),
]);

test.each([
  ['by e-mail', { email: 'dana@example.com', handle: 'omar' }, [dana.key]],
  [
    'by handle, and never by a session that only claims the name',
    { email: 'o@example.com', handle: 'omar' },
    [omar.key],
  ],
  ['by full name', { name: 'omar' }, [omar.key]],
  [
    'nobody, where no established login is theirs',
    { email: 'lena@example.com', handle: 'ci-admin', name: 'Lena Vogt' },
    [],
  ],
  ['nobody, where the profile says nothing', {}, []],
])('finds a Slack member %s', async (_, member, keys) => {
  expect((await actorsOf(store, member)).map(({ key }) => key)).toEqual(keys);
});
