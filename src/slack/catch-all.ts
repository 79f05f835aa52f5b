import { renderNotMyCommand, renderOldButton } from '../notice/short-replies.ts';
import type { Listener } from './listener.ts';

/**
 * What answers for everything that nobody else does: Bolt acknowledges nothing by itself, and Bolt runs every listener
 * that fits, so these fit only what the others do not.
 */
export function catchAll(listeners: readonly Listener[], command: string): readonly Listener[] {
  const others = (kind: Listener['kind']) => allBut(listeners.filter((listener) => listener.kind === kind));
  return [
    {
      kind: 'command',
      id: others('command'),
      run: ({ respond }) => respond(renderNotMyCommand(command)),
    },
    {
      kind: 'action',
      id: others('action'),
      run: ({ respond }) => respond(renderOldButton(command)),
    },
    { kind: 'shortcut', id: others('shortcut'), run: async () => undefined },
    { kind: 'options', id: others('options'), run: async () => ({ options: [] }) },
    { kind: 'view', id: others('view'), run: async () => undefined },
  ];
}

function allBut(listeners: readonly Listener[]): RegExp {
  const known = listeners.map(({ id }) => (typeof id === 'string' ? escaped(id) : id.source));
  return new RegExp(`^(?!(?:${known.join('|') || '(?!)'})$)`, 's');
}

function escaped(id: string): string {
  return id.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
