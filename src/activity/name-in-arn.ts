import { tellingText } from './members.ts';

/** What stands behind an ARN's last slash: the name of a user, without the path before it. */
export function nameInArn(arn: string | undefined): string | undefined {
  return arn?.includes('/') ? tellingText(arn.slice(arn.lastIndexOf('/') + 1)) : undefined;
}
