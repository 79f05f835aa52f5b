import { typeWords } from '../connect/resource-types.ts';
import { quotedName } from './quoted-name.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What finds the thing behind a key: its type and its id, or its name where it has no id (`Queue/<instance>/~Billing`). */
export function thingAsked(key: string): string {
  const [type = '', ...parts] = key.split('/');
  const rest = parts.join('/');
  const own = UUID.test(rest) ? rest : parts.slice(1).join('/').replace(/^~/, '');
  return `${typeWords(type).one} ${quotedName(own === '' ? rest : own)}`;
}

/** What finds the actor behind a key (`sso:123456789012:dana@example.com`): the name at its end, of a role its session. */
export function actorAsked(key: string): string {
  const [scheme = '', ...parts] = key.split(':');
  const own = scheme === 'connect' || scheme === 'service' ? parts.join(':') : parts.slice(1).join(':');
  const name = own === '' ? parts.join(':') : own;
  const session = scheme === 'role' || scheme === 'federated' ? name.slice(name.indexOf('/') + 1) : name;
  return quotedName(session === '' ? name : session);
}
