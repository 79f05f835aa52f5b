import { expect, it } from 'vitest';
import { permissionSetOf } from '../../src/activity/permission-set.ts';

it.each([
  ['AWSReservedSSO_ConnectAdmin_0123456789abcdef', 'ConnectAdmin'],
  ['AWSReservedSSO_Connect_Ops_0123456789abcdef', 'Connect_Ops'],
  ['AWSReservedSSO_ConnectAdmin', undefined],
  ['ci-deploy', undefined],
])('calls the role %s by its permission set %s', (role, expected) => {
  expect(permissionSetOf(role)).toBe(expected);
});
