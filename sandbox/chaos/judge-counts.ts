import { type Change, type Finding, idOf, type ShownNotice, shows } from './owed.ts';

/** What the day's roll-ups count is what was accepted for them: they name nothing. */
export function judgeRollups(
  changes: readonly Change[],
  notices: readonly ShownNotice[],
): Readonly<{ lost: readonly Finding[]; duplicated: readonly Finding[] }> {
  const owed = changes.filter((change) => change.owed === 'counted').length;
  const rollups = notices.filter(({ root }) => rolledUp(root) > 0);
  const count = rollups.reduce((sum, { root }) => sum + rolledUp(root), 0);
  if (count === owed) return { lost: [], duplicated: [] };
  const off: Finding = { what: `${owed} routine changes are counted as ${count}`, where: rollups.map(idOf) };
  return count < owed ? { lost: [off], duplicated: [] } : { lost: [], duplicated: [off] };
}

/** `12 routine changes on 26 Nov`. */
function rolledUp(root: string): number {
  const [, count = '0'] = /(?:^|[\s*])(\d[\d,]*) routine changes?\b/.exec(root) ?? [];
  return Number(count.replaceAll(',', ''));
}

/** A message speaks of no more refusals than there are in it that nobody mended. */
export function judgeRefusals(changes: readonly Change[], notices: readonly ShownNotice[]): readonly Finding[] {
  const refused = changes.filter((change) => change.refused);
  return notices.flatMap((notice) => {
    const said = refusalsIn(notice.root);
    const stand = refused.filter((change) => shows(notice, change)).length;
    if (said <= stand) return [];
    return [{ what: `a notice speaks of ${said} refused, and ${stand} stand`, where: [idOf(notice)] }];
  });
}

/** `, 2 refused`; without a number it is one. */
function refusalsIn(root: string): number {
  const numbers = [...root.matchAll(/(\d[\d,]*)\*? refused/g)].map(([, count = '']) =>
    Number(count.replaceAll(',', '')),
  );
  return Math.max(/\brefused\b/i.test(root) ? 1 : 0, ...numbers);
}
