import { APP_METHODS, connectionsOpen } from './app.ts';
import { CHAT_METHODS } from './chat.ts';
import { CONVERSATION_METHODS } from './conversations.ts';
import { FILE_METHODS } from './files.ts';
import { HISTORY_METHODS } from './history.ts';
import type { Method } from './method.ts';
import { PEOPLE_METHODS } from './people.ts';
import { SMALL_METHODS } from './small.ts';
import { VIEW_METHODS } from './views.ts';

/** Every method this Slack answers, by name; `connections` counts the open sockets. */
export function allMethods(connections: () => number): ReadonlyMap<string, Method> {
  const methods = [
    ...APP_METHODS,
    connectionsOpen(connections),
    ...CHAT_METHODS,
    ...CONVERSATION_METHODS,
    ...HISTORY_METHODS,
    ...PEOPLE_METHODS,
    ...VIEW_METHODS,
    ...FILE_METHODS,
    ...SMALL_METHODS,
  ];
  return new Map(methods.map((method) => [method.name, method]));
}
