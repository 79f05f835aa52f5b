import type { VNode } from 'preact';
import { type Fields, fieldsOf, wordsOf } from '../json.ts';
import { Dialog } from '../modal/dialog.tsx';
import { TextObject } from '../text/parts-view.tsx';

/** "Are you sure?", in the app's words. */
export function Confirm(props: { confirm: Fields; otherwise: string; close(sure: boolean): void }): VNode {
  const { confirm, otherwise, close } = props;
  const danger = confirm.style === 'danger';
  return (
    <Dialog title={wordsOf(confirm.title) || otherwise} close={() => close(false)} narrow>
      <div class="dialog-body">
        <TextObject object={fieldsOf(confirm.text)} />
      </div>
      <div class="dialog-foot">
        <button type="button" class="button" onClick={() => close(false)}>
          {wordsOf(confirm.deny) || 'Cancel'}
        </button>
        <button type="button" class={danger ? 'button danger' : 'button primary'} onClick={() => close(true)}>
          {wordsOf(confirm.confirm) || 'Yes'}
        </button>
      </div>
    </Dialog>
  );
}
