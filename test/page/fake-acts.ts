import type { UiAct, UiChanged, UiMessage, UiResult, UiView } from '../../sandbox/ui-protocol.ts';
import { lookupAnswer } from './fake-messages.ts';
import { BOT, CHANGES, type FakeWorkspace, plain } from './fake-workspace.ts';

type Answer = Readonly<{ result: UiResult; changed: readonly UiChanged[] }>;

const done = (...changed: readonly UiChanged[]): Answer => ({ result: { ok: true }, changed });
const refused = (error: string): Answer => ({ result: { ok: false, error }, changed: [] });

let serial = 0;
function nextTs(): string {
  serial += 1;
  return `1795343500.${String(serial).padStart(6, '0')}`;
}

/** What the sandbox and a bot would do about it, in short. */
export function answerAct(workspace: FakeWorkspace, act: UiAct): Answer {
  if (act.kind === 'message')
    return post(workspace, { ...plain(nextTs(), act.as, act.text), channel: act.channel }, act.threadTs);
  if (act.kind === 'command') return command(workspace, act.text);
  if (act.kind === 'action') return click(workspace, act.actionId, act.ts);
  if (act.kind === 'shortcut') return openModal(workspace, searchModal());
  if (act.kind === 'viewSubmit') return submit(workspace, act.state);
  if (act.kind === 'viewClose') return closeModal(workspace, act.viewId);
  if (act.kind === 'openHome') return openHome(workspace);
  if (act.kind === 'openDm') {
    workspace.channels.push({ id: 'D00000NEWDM', name: '', kind: 'dm', memberIds: [act.as, act.userId], unread: 0 });
    return done({ state: true });
  }
  return done();
}

export function post(workspace: FakeWorkspace, message: UiMessage, threadTs?: string): Answer {
  const { channel } = message;
  workspace.messages.push(threadTs ? { ...message, threadTs } : message);
  if (!threadTs) return done({ channel });
  workspace.messages = workspace.messages.map((root) =>
    root.ts === threadTs
      ? {
          ...root,
          replies: {
            count: root.replies.count + 1,
            userIds: [...new Set([...root.replies.userIds, message.userId])],
            latestTs: message.ts,
          },
        }
      : root,
  );
  return done({ channel, thread: threadTs }, { channel });
}

function command(workspace: FakeWorkspace, text: string): Answer {
  const name = text.split(' ')[0] ?? '';
  if (name === '/topic') return refused('/topic failed because the app did not respond');
  if (name !== '/trail') return refused(`${name} is not a valid command.`);
  return post(workspace, lookupAnswer(nextTs()));
}

function click(workspace: FakeWorkspace, actionId: string, ts: string): Answer {
  if (actionId !== 'trail:history:v1') return done();
  return post(
    workspace,
    plain(nextTs(), BOT, 'Dana Ruiz asked: history of queue *Billing*. *9 changes*, the last 18 min ago.'),
    ts,
  );
}

const plainText = (text: string): unknown => ({ type: 'plain_text', text });

function searchModal(): UiView {
  const option = (text: string): unknown => ({ text: plainText(text), value: text.toLowerCase() });
  const input = (blockId: string, label: string, element: Record<string, unknown>, optional = false): unknown => ({
    type: 'input',
    block_id: blockId,
    label: plainText(label),
    optional,
    element: { action_id: `${blockId}-value`, ...element },
  });
  return {
    id: `V${nextTs()}`,
    hash: 'h1',
    view: {
      type: 'modal',
      title: plainText('Search changes'),
      submit: plainText('Search'),
      close: plainText('Cancel'),
      blocks: [
        input('thing', 'Person or thing', {
          type: 'external_select',
          placeholder: plainText('Name, id or ARN'),
          min_query_length: 2,
        }),
        input('words', 'Words in it', { type: 'plain_text_input', placeholder: plainText('max contacts') }),
        input('kind', 'Outcome', {
          type: 'static_select',
          options: [option('Any'), option('Succeeded'), option('Refused')],
          initial_option: option('Any'),
        }),
        input('day', 'Since', { type: 'datepicker', initial_date: '2026-11-20' }, true),
        input('hour', 'At', { type: 'timepicker', initial_time: '09:00' }, true),
        input('marks', 'Only', { type: 'checkboxes', options: [option('Sensitive'), option('By people')] }, true),
        input('order', 'Order', {
          type: 'radio_buttons',
          options: [option('Newest first'), option('Oldest first')],
          initial_option: option('Newest first'),
        }),
      ],
    },
  };
}

function openModal(workspace: FakeWorkspace, view: UiView): Answer {
  workspace.modals = [...workspace.modals, view];
  return done({ state: true });
}

function submit(workspace: FakeWorkspace, state: Readonly<Record<string, unknown>>): Answer {
  if (JSON.stringify(state.words ?? '').includes('nonsense')) {
    return { result: { ok: false, error: 'invalid', fields: { words: 'Nothing is called “nonsense”.' } }, changed: [] };
  }
  if (workspace.modals.length > 1) {
    workspace.modals = [];
    return done({ state: true }, { channel: CHANGES });
  }
  return openModal(workspace, {
    id: `V${nextTs()}`,
    hash: 'h2',
    view: {
      type: 'modal',
      title: plainText('3 changes'),
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '*Dana Ruiz* edited queue *Billing*' } }],
    },
  });
}

function closeModal(workspace: FakeWorkspace, viewId: string): Answer {
  workspace.modals = workspace.modals.filter(({ id }) => id !== viewId);
  return done({ state: true });
}

function openHome(workspace: FakeWorkspace): Answer {
  const blocks = [
    { type: 'header', text: plainText('Connect Trail') },
    {
      type: 'section',
      text: { type: 'mrkdwn', text: 'Who changed what in your contact centre, when, and from where.' },
    },
    {
      type: 'data_table',
      caption: 'Recent changes',
      page_size: 2,
      rows: [
        row('When', 'Who', 'Changes'),
        row('11:12', 'Dana Ruiz', 4),
        row('10:40', 'Omar Haddad', 31),
        row('02:00', 'ci-deploy', 350),
      ],
    },
    {
      type: 'container',
      title: plainText('Coverage'),
      subtitle: plainText('complete since 24 Aug'),
      is_collapsible: true,
      child_blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Acme EU · Acme US' } }],
    },
  ];
  workspace.home = { id: 'VHOME', hash: 'h', view: { type: 'home', blocks } };
  return done({ state: true });
}

function row(...cells: readonly (string | number)[]): unknown {
  return cells.map((cell) =>
    typeof cell === 'number'
      ? { type: 'raw_number', value: cell, text: String(cell) }
      : { type: 'raw_text', text: cell },
  );
}
