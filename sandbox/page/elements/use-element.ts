import { useState } from 'preact/hooks';
import type { UiElementState } from '../../ui-protocol.ts';
import { useHost } from '../blocks/host.ts';
import { textOf } from '../json.ts';
import type { ElementProps } from './element.tsx';

type Choice = Readonly<Record<string, unknown>>;

export type ElementPort = Readonly<{
  /** What was last chosen; undefined until then, when the element's initial value holds. */
  value: UiElementState | undefined;
  /** The app has not answered yet. */
  pending: boolean;
  keep(choice: Choice): void;
  /** Keeps the choice, and sends it where choices are sent at once. */
  choose(choice: Choice): Promise<void>;
  send(choice: Choice): Promise<void>;
}>;

export function useElement({ element, blockId, sends }: ElementProps): ElementPort {
  const host = useHost();
  const [pending, setPending] = useState(false);
  const actionId = textOf(element.action_id);
  const stateOf = (choice: Choice): UiElementState => ({ ...choice, type: textOf(element.type) });

  const keep = (choice: Choice): void => host.set(blockId, actionId, stateOf(choice));
  const send = async (choice: Choice): Promise<void> => {
    setPending(true);
    await host.act(blockId, actionId, stateOf(choice));
    setPending(false);
  };
  const choose = async (choice: Choice): Promise<void> => (sends ? send(choice) : keep(choice));
  return { value: host.values[blockId]?.[actionId], pending, keep, choose, send };
}
