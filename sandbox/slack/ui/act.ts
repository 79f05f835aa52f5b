import type { UiAct, UiElementState, UiResult, UiViewState } from '../../ui-protocol.ts';
import { dmWith } from '../channels.ts';
import { field, recordOf, textField } from '../fields.ts';
import { actOnMessage, actOnView } from '../people/action.ts';
import { sendCommand } from '../people/command.ts';
import { type Desk, DONE, failed } from '../people/desk.ts';
import { openHome } from '../people/home.ts';
import { sendMessage } from '../people/message.ts';
import { takeShortcut } from '../people/shortcut.ts';
import { closeView, submitView } from '../people/view.ts';

type Kind = UiAct['kind'];
type Act = (desk: Desk, userId: string, body: unknown) => Promise<UiResult> | UiResult;

const ACTS: ReadonlyMap<string, Act> = new Map<Kind, Act>([
  [
    'message',
    (desk, userId, body) =>
      sendMessage(desk, { userId, channelId: said(body, 'channel'), text: said(body, 'text'), ...thread(body) }),
  ],
  [
    'command',
    (desk, userId, body) =>
      sendCommand(desk, { userId, channelId: said(body, 'channel'), text: said(body, 'text'), ...thread(body) }),
  ],
  [
    'action',
    (desk, userId, body) =>
      actOnMessage(desk, { ...element(userId, body), channel: said(body, 'channel'), ts: said(body, 'ts') }),
  ],
  ['viewAction', (desk, userId, body) => actOnView(desk, { ...element(userId, body), viewId: said(body, 'viewId') })],
  [
    'viewSubmit',
    (desk, userId, body) => submitView(desk, userId, said(body, 'viewId'), viewState(field(body, 'state'))),
  ],
  ['viewClose', (desk, userId, body) => closeView(desk, userId, said(body, 'viewId'))],
  [
    'shortcut',
    (desk, userId, body) =>
      takeShortcut(desk, {
        userId,
        callbackId: said(body, 'callbackId'),
        channel: said(body, 'channel'),
        ts: said(body, 'ts'),
      }),
  ],
  ['openHome', (desk, userId) => openHome(desk, userId)],
  ['openDm', (desk, userId, body) => openDm(desk, userId, said(body, 'userId'))],
]);

/** What a person did on the page. */
export async function act(desk: Desk, body: unknown): Promise<UiResult> {
  const userId = said(body, 'as');
  if (!desk.world.people.has(userId)) return failed('There is no such person.');
  const run = ACTS.get(said(body, 'kind'));
  return run ? run(desk, userId, body) : failed('There is no such act.');
}

function said(body: unknown, name: string): string {
  return textField(body, name) ?? '';
}

function thread(body: unknown): Readonly<{ threadTs?: string }> {
  const threadTs = textField(body, 'threadTs');
  return threadTs === undefined ? {} : { threadTs };
}

function element(userId: string, body: unknown) {
  const blockId = textField(body, 'blockId');
  return {
    userId,
    actionId: said(body, 'actionId'),
    ...(blockId === undefined ? {} : { blockId }),
    element: elementState(field(body, 'element')),
  };
}

function elementState(value: unknown): UiElementState {
  return { ...recordOf(value), type: textField(value, 'type') ?? '' };
}

function viewState(value: unknown): UiViewState {
  const blocks = Object.entries(recordOf(value) ?? {}).map(([block, actions]) => {
    const states = Object.entries(recordOf(actions) ?? {}).map(
      ([action, state]) => [action, elementState(state)] as const,
    );
    return [block, Object.fromEntries(states)] as const;
  });
  return Object.fromEntries(blocks);
}

function openDm({ world }: Desk, userId: string, otherId: string): UiResult {
  if (!world.people.has(otherId) || otherId === userId) return failed('There is no such person.');
  dmWith(world, userId, otherId);
  return DONE;
}
