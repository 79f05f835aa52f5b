import { actOnMessage, actOnView } from './people/action.ts';
import { sendCommand } from './people/command.ts';
import { type Desk, failed } from './people/desk.ts';
import { openHome } from './people/home.ts';
import { sendMessage } from './people/message.ts';
import { askOptions } from './people/options.ts';
import { takeShortcut } from './people/shortcut.ts';
import { closeView, submitView } from './people/view.ts';
import type { SlackSandbox } from './slack-sandbox.ts';

type Acting = Pick<
  SlackSandbox,
  'command' | 'click' | 'message' | 'mention' | 'shortcut' | 'submitView' | 'closeView' | 'options' | 'openHome'
>;

/** Tests and the demo act as people do on the page. */
export function createActing(desk: Desk): Acting {
  const topOf = (userId: string): string | undefined => desk.world.modals.get(userId)?.at(-1)?.id;
  const at = (threadTs: string | undefined) => (threadTs === undefined ? {} : { threadTs });
  return {
    command: (userId, channelId, text, threadTs) => sendCommand(desk, { userId, channelId, text, ...at(threadTs) }),
    click: (userId, on) =>
      'viewId' in on ? actOnView(desk, { userId, ...on }) : actOnMessage(desk, { userId, ...on }),
    message: (userId, channelId, text, threadTs) => sendMessage(desk, { userId, channelId, text, ...at(threadTs) }),
    mention: (userId, channelId, text, threadTs) =>
      sendMessage(desk, { userId, channelId, text: `@${desk.world.app.displayName} ${text}`, ...at(threadTs) }),
    shortcut: (userId, callbackId, on) => takeShortcut(desk, { userId, callbackId, ...on }),
    submitView: async (userId, state = {}) => {
      const id = topOf(userId);
      return id === undefined ? failed('No view is open.') : submitView(desk, userId, id, state);
    },
    closeView: async (userId) => {
      const id = topOf(userId);
      return id === undefined ? failed('No view is open.') : closeView(desk, userId, id);
    },
    options: (userId, on, value) => askOptions(desk, { userId, ...on, value }),
    openHome: (userId) => openHome(desk, userId),
  };
}
