import { useEffect, useState } from 'preact/hooks';
import type { UiAct, UiChannel } from '../../ui-protocol.ts';
import { useWorkspace } from '../workspace.ts';

export type ComposerPort = Readonly<{
  text: string;
  /** What Slack says about the last try. */
  refusal: string;
  busy: boolean;
  type(text: string): void;
  send(): Promise<void>;
}>;

/** A draft, and sending it: as a message, or as the command that it begins with. Threads know no commands. */
export function useComposer(channel: UiChannel, thread: string | undefined): ComposerPort {
  const { state, act } = useWorkspace();
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => setText(''), [channel.id, thread]);
  const as = state.me.id;

  const send = async (): Promise<void> => {
    const words = text.trim();
    if (words === '' || busy) return;
    const command = /^\/\S+/.exec(words)?.[0];
    if (command && thread) {
      setRefusal(`${command} is not supported in threads. Sorry!`);
      return;
    }
    const message = { kind: 'message', as, channel: channel.id, text: words } as const;
    const deed: UiAct = command
      ? { kind: 'command', as, channel: channel.id, text: words }
      : thread
        ? { ...message, threadTs: thread }
        : message;
    setText('');
    setBusy(true);
    const result = await act(deed);
    setBusy(false);
    setRefusal(result.ok ? '' : result.error);
    // The words come back, unless the person has typed on.
    if (!result.ok) setText((now) => now || words);
  };
  const type = (next: string): void => {
    setText(next);
    setRefusal('');
  };
  return { text, refusal, busy, type, send };
}
