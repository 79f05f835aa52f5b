/** How many letters to add, drop, replace or swap with a neighbour to make one text the other. */
export function editDistance(left: string, right: string): number {
  const from = [...left];
  const to = [...right];
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [row, letter] of from.entries()) {
    const current: number[] = [row + 1];
    for (const [column, other] of to.entries()) {
      const replaced = cell(last, column) + (letter === other ? 0 : 1);
      const swaps = letter === to[column - 1] && from[row - 1] === other;
      const swapped = cell(swaps ? beforeLast : [], column - 1) + 1;
      current.push(Math.min(cell(last, column + 1) + 1, cell(current, column) + 1, replaced, swapped));
    }
    beforeLast = last;
    last = current;
  }
  return cell(last, to.length);
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
