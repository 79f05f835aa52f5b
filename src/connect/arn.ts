/** An id as a record sends it, taken apart. `id` is '' only for the empty text. */
export type DecodedId = Readonly<{
  id: string;
  instanceId?: string;
  /** The whole ARN, decoded, its qualifier included. */
  arn?: string;
  /** `$SAVED`, `$LATEST`, a version or an alias. */
  qualifier?: string;
  /** The ARN's word for the type: `contact-flow`, `agent`, `operating-hours`. */
  typeSegment?: string;
}>;

const ENCODED = /(?:%[0-9a-f]{2})+/gi;
const QUALIFIED = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[^:]+(?=:\$)):(.+)$/i;
// arn:partition:service:region:account:resource; the resource may hold colons.
const ARN = /^arn:[^:]*:([^:]*):[^:]*:[^:]*:(.+)$/s;

/** A plain id, an ARN or a percent-encoded ARN (CloudFormation sends those), with or without `:qualifier`. */
export function decodeId(text: string): DecodedId {
  const plain = text.includes('%') ? percentDecoded(text) : text;
  if (!plain.includes(':')) return { id: plain };
  const [arn, service, resource] = ARN.exec(plain) ?? [];
  if (arn && resource) return { ...idInArn(resource, service), arn };
  const [, id, qualifier] = QUALIFIED.exec(plain) ?? [];
  return id && qualifier ? { id, qualifier } : { id: plain };
}

function idInArn(resource: string, service: string | undefined): DecodedId {
  const segments = resource.split('/').filter((segment) => segment !== '');
  const last = segments.at(-1);
  if (last === undefined) return { id: resource };
  if (segments.length === 1) return idAfterColons(last);
  const [ending, ...rest] = last.split(':');
  // Every bot has a TSTALIASID: an alias is one thing only together with its bot.
  const id = ending && segments[0] === 'bot-alias' ? [...segments.slice(1, -1), ending].join('/') : ending;
  const inInstance = service === 'connect' && segments[0] === 'instance';
  const [first, ...others] = inInstance && segments.length > 2 ? segments.slice(2) : segments;
  // `type/id` pairs; where they do not come out even the first word is the type: content/<knowledge base>/<content>,
  // queue/agent/<user>.
  const typeSegment = others.length % 2 === 1 ? segments.at(-2) : first;
  return {
    id: id || last,
    ...(typeSegment && { typeSegment }),
    ...(id && rest.length > 0 && { qualifier: rest.join(':') }),
    ...(inInstance && segments[1] && { instanceId: segments[1] }),
  };
}

/** `function:name:alias` and the like. */
function idAfterColons(resource: string): DecodedId {
  const [typeSegment, id, ...rest] = resource.split(':');
  if (!typeSegment || !id) return { id: resource };
  return { id, typeSegment, ...(rest.length > 0 && { qualifier: rest.join(':') }) };
}

/** Leaves whatever does not decode as it stands. */
function percentDecoded(text: string): string {
  return text.replace(ENCODED, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}
