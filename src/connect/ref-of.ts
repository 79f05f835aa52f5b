import type { DecodedId } from './arn.ts';
import type { ResourceRef } from './resource-ref.ts';

/** A reference from what a record tells; parts that it does not tell are absent. */
export function refOf(type: string, found?: DecodedId, name?: string, instanceId?: string): ResourceRef {
  const { id, arn, qualifier } = found ?? {};
  const instance = found?.instanceId ?? instanceId;
  return {
    type,
    ...(id && { id }),
    ...(instance && { instanceId: instance }),
    ...(name && { name }),
    ...(arn && { arn }),
    ...(qualifier && { qualifier }),
  };
}
