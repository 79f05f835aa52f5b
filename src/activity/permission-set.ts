// AWSReservedSSO_<permission set>_<16 hex digits>: the role that IAM Identity Center makes for a permission set.
const SSO_ROLE = /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/;

/** What people call such a role by: ConnectAdmin. Undefined for any other role. */
export function permissionSetOf(role: string): string | undefined {
  return SSO_ROLE.exec(role)?.[1];
}
