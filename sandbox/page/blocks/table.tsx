import type { VNode } from 'preact';
import { type Fields, fieldsListOf, fieldsOf, listOf, numberOf, textOf } from '../json.ts';
import type { BlockProps } from './blocks.tsx';
import { RichTextBlock } from './rich-text.tsx';

/** Slack draws the first row of a table as its head. */
export function TableBlock({ block }: BlockProps): VNode {
  const [head, ...rows] = listOf(block.rows).map(fieldsListOf);
  const columns = fieldsListOf(block.column_settings);
  const classOf = (index: number): string => {
    const { align, is_wrapped: wrapped } = fieldsOf(columns[index]);
    return `${align === 'center' || align === 'right' ? `align-${align}` : 'align-left'}${wrapped === true ? '' : ' nowrap'}`;
  };
  return (
    <div class="table-frame">
      <table class="table">
        <thead>
          <tr>
            {(head ?? []).map((cell, index) => (
              <th scope="col" class={classOf(index)}>
                <Cell cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell, index) => (
                <td class={classOf(index)}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Cell({ cell }: { cell: Fields }): VNode {
  if (cell.type === 'rich_text') return <RichTextBlock block={cell} />;
  return <>{cellWords(cell)}</>;
}

/** A cell's own words: of a number its text, where it has one. */
export function cellWords(cell: Fields): string {
  return textOf(cell.text) || (typeof cell.value === 'number' ? String(numberOf(cell.value, 0)) : '');
}
