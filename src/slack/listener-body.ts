import type { ActionCall, Visitor } from './listener.ts';

/** Fields of a request, from its body as Slack sent it: whatever is missing or of another type is absent. */
export function textAt(body: unknown, ...path: readonly string[]): string | undefined {
  const found = path.reduce<unknown>((value, key) => fieldOf(value, key), body);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** Commands name things flat, interactions nested, events one level down. */
export function visitorOf(body: unknown): Visitor {
  const first = (...paths: readonly (readonly string[])[]) =>
    paths.map((path) => textAt(body, ...path)).find((text) => text !== undefined);
  const channel = first(['channel_id'], ['channel', 'id'], ['container', 'channel_id'], ['event', 'channel']);
  // The visitor's own team before the one that the request came through: strangers bring theirs.
  const teamId = first(['user', 'team_id'], ['team_id'], ['team', 'id']);
  const enterpriseId = first(['enterprise_id'], ['enterprise', 'id'], ['team', 'enterprise_id']);
  return {
    slackUserId: first(['user_id'], ['user', 'id'], ['event', 'user']) ?? '',
    ...(channel !== undefined && { channel }),
    ...(teamId !== undefined && { teamId }),
    ...(enterpriseId !== undefined && { enterpriseId }),
  };
}

/** Where an event happened, or from where a modal was opened. */
export function placeOf(body: unknown): Readonly<{ channel?: string; threadTs?: string }> {
  const kept = jsonOf(textAt(body, 'view', 'private_metadata'));
  const channel = textAt(body, 'event', 'channel') ?? textAt(kept, 'channel');
  const threadTs = textAt(body, 'event', 'thread_ts') ?? textAt(kept, 'threadTs');
  return { ...(channel !== undefined && { channel }), ...(threadTs !== undefined && { threadTs }) };
}

/** What was clicked, and in which message. */
export function actionOf(body: unknown): Omit<ActionCall, 'visitor' | 'respond'> {
  const [action] = listAt(body, 'actions');
  const threadTs = textAt(body, 'container', 'thread_ts') ?? textAt(body, 'message', 'thread_ts');
  const triggerId = textAt(body, 'trigger_id');
  return {
    actionId: textAt(action, 'action_id') ?? '',
    value: textAt(action, 'value') ?? textAt(action, 'selected_option', 'value') ?? '',
    channel: textAt(body, 'channel', 'id') ?? textAt(body, 'container', 'channel_id') ?? '',
    ts: textAt(body, 'container', 'message_ts') ?? textAt(body, 'message', 'ts') ?? '',
    ...(threadTs !== undefined && { threadTs }),
    isEphemeral: fieldOf(fieldOf(body, 'container'), 'is_ephemeral') === true,
    ...(triggerId !== undefined && { triggerId }),
  };
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    // Not one of our modals.
    return undefined;
  }
}

export function listAt(body: unknown, key: string): readonly unknown[] {
  const found = fieldOf(body, key);
  return Array.isArray(found) ? found : [];
}

export function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}
