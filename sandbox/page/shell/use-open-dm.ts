import { useEffect, useState } from 'preact/hooks';
import type { UiPerson } from '../../ui-protocol.ts';
import { dmWith, useWorkspace } from '../workspace.ts';

/** Goes to the direct messages with a person, whose channel the sandbox makes if it has to. */
export function useOpenDm(): (person: UiPerson) => Promise<void> {
  const { state, act, go } = useWorkspace();
  const [awaited, setAwaited] = useState<UiPerson>();
  const found = awaited && dmWith(state, awaited.id);
  useEffect(() => {
    if (!awaited || !found) return;
    setAwaited(undefined);
    go(found.id);
  }, [awaited, found]);

  return async (person) => {
    const known = dmWith(state, person.id);
    if (known) {
      go(known.id);
      return;
    }
    setAwaited(person);
    const result = await act({ kind: 'openDm', as: state.me.id, userId: person.id });
    if (!result.ok) setAwaited(undefined);
  };
}
