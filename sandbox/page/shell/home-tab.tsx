import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { UiViewState } from '../../ui-protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { listOf } from '../json.ts';
import { ViewHost } from '../modal/view-host.tsx';
import { useWorkspace } from '../workspace.ts';

/** The app's Home: it hears that the tab was opened, and what it published is drawn. */
export function HomeTab(): VNode {
  const { state, act } = useWorkspace();
  const [values, setValues] = useState<UiViewState>({});
  const [refusal, setRefusal] = useState('');
  useEffect(() => {
    act({ kind: 'openHome', as: state.me.id }).then((result) => setRefusal(result.ok ? '' : result.error));
  }, [state.me.id]);
  return (
    <section class="home" aria-label="App Home">
      {state.home ? (
        <ViewHost view={state.home} values={values} change={setValues}>
          <Blocks blocks={listOf(state.home.view.blocks)} />
        </ViewHost>
      ) : (
        <p class="home-empty">{refusal || 'This app has nothing on its Home yet.'}</p>
      )}
    </section>
  );
}
