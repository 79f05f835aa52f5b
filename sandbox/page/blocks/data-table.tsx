import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { type Fields, fieldsListOf, fieldsOf, listOf, numberOf, textOf } from '../json.ts';
import type { BlockProps } from './blocks.tsx';
import { Cell, cellWords } from './table.tsx';

type Order = Readonly<{ column: number; falling: boolean }>;

/** A table with a caption, pages (five rows unless it says otherwise) and columns that sort by a click. */
export function DataTable({ block }: BlockProps): VNode {
  const [head = [], ...rows] = listOf(block.rows).map(fieldsListOf);
  const [order, setOrder] = useState<Order>();
  const [page, setPage] = useState(0);
  const size = Math.max(1, Math.min(100, numberOf(block.page_size, 5)));
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const shown = Math.min(page, pages - 1);
  const sorted = order ? sortRows(rows, order) : rows;
  const rowHead = numberOf(block.row_header_column_index, 0);
  const sortBy = (column: number): void => {
    setOrder({ column, falling: order?.column === column && !order.falling });
    setPage(0);
  };
  return (
    <div class="table-frame">
      <table class="table data-table">
        <caption>{textOf(block.caption)}</caption>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <HeadCell cell={cell} order={order?.column === column ? order : undefined} sort={() => sortBy(column)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(shown * size, (shown + 1) * size).map((row) => (
            <Row row={row} rowHead={rowHead} />
          ))}
        </tbody>
      </table>
      {pages > 1 && <Pager page={shown} pages={pages} total={rows.length} go={setPage} />}
    </div>
  );
}

function HeadCell({ cell, order, sort }: { cell: Fields; order: Order | undefined; sort(): void }): VNode {
  const mark = order && (order.falling ? '↓' : '↑');
  return (
    <th scope="col" aria-sort={order ? (order.falling ? 'descending' : 'ascending') : 'none'}>
      <button type="button" class="sort-button" onClick={sort}>
        <Cell cell={cell} /> {mark}
      </button>
    </th>
  );
}

function Row({ row, rowHead }: { row: readonly Fields[]; rowHead: number }): VNode {
  return (
    <tr>
      {row.map((cell, column) =>
        column === rowHead ? (
          <th scope="row">
            <Cell cell={cell} />
          </th>
        ) : (
          <td class={cell.type === 'raw_number' ? 'align-right' : ''}>
            <Cell cell={cell} />
          </td>
        ),
      )}
    </tr>
  );
}

function Pager(props: { page: number; pages: number; total: number; go(page: number): void }): VNode {
  const { page, pages, total, go } = props;
  return (
    <div class="pager">
      <button type="button" class="button small" disabled={page === 0} onClick={() => go(page - 1)}>
        Previous
      </button>
      <span>
        Page {page + 1} of {pages} · {total} rows
      </span>
      <button type="button" class="button small" disabled={page >= pages - 1} onClick={() => go(page + 1)}>
        Next
      </button>
    </div>
  );
}

function sortRows(rows: readonly (readonly Fields[])[], { column, falling }: Order): readonly (readonly Fields[])[] {
  const sign = falling ? -1 : 1;
  return rows.toSorted((one, other) => sign * compareCells(fieldsOf(one[column]), fieldsOf(other[column])));
}

function compareCells(one: Fields, other: Fields): number {
  if (typeof one.value === 'number' && typeof other.value === 'number') return one.value - other.value;
  return cellWords(one).localeCompare(cellWords(other));
}
