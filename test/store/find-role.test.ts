import { expect, it } from 'vitest';
import { anActivity, DANA, save } from './an-activity.ts';
import { openStore } from './open-store.ts';

it.each([
  ['ConnectAdmin', 1],
  ['AWSReservedSSO_ConnectAdmin_0123456789abcdef', 1],
  ['ConnectOps', 0],
])('finds what was done with role %s', async (role, found) => {
  const store = await openStore();
  await save(store, anActivity('e1', { actor: { ...DANA, role: 'AWSReservedSSO_ConnectAdmin_0123456789abcdef' } }));
  expect((await store.count({ roles: [role], window: {} })).found).toBe(found);
});
