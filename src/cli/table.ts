/** Wider cells are cut; the last column has what room it needs. */
const WIDEST = 36;

/** Lines in columns, as wide as their cells; nothing in these that a terminal would obey. */
export function tableLines(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const cells = [head, ...rows].map((row) =>
    row.map((cell, column) => (column < head.length - 1 ? cutTo(cell, WIDEST) : cell)),
  );
  const widths = head.map((_, column) => Math.max(...cells.map((row) => lengthOf(row[column] ?? ''))));
  return cells.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function padded(cell: string, width: number): string {
  return `${cell}${' '.repeat(Math.max(0, width - lengthOf(cell)))}`;
}

function cutTo(cell: string, width: number): string {
  const letters = [...cell];
  return letters.length > width ? `${letters.slice(0, width - 1).join('')}…` : cell;
}

function lengthOf(cell: string): number {
  return [...cell].length;
}
