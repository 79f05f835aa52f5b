import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { UiViewState } from '../../ui-protocol.ts';
import { useWorkspace } from '../workspace.ts';
import { Modal } from './modal.tsx';

/** The topmost of the open views. What was typed in the ones below is kept for when they come up again. */
export function Modals(): VNode | null {
  const { modals } = useWorkspace().state;
  const [typed, setTyped] = useState<ReadonlyMap<string, UiViewState>>(new Map());
  const top = modals.at(-1);
  if (!top) return null;
  const values = typed.get(top.id) ?? {};
  const change = (next: UiViewState): void => setTyped((now) => new Map(now).set(top.id, next));
  return <Modal key={top.id} view={top} depth={modals.length} values={values} change={change} />;
}
