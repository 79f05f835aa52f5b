import { countPoints, field, listField } from '../fields.ts';
import { byType, type Check, flag, integer, list, oneOf, type Rule, refuse, shape, text } from './check.ts';
import { blockId } from './ids.ts';
import { richText } from './rich-text.ts';

// Slack names no limit for one cell; the cells together have one.
const CELL_TEXT = text({ max: 10_000 });

const RAW_TEXT: readonly [string, Rule] = ['raw_text', shape({ need: { type: oneOf('raw_text'), text: CELL_TEXT } })];
const RAW_NUMBER: readonly [string, Rule] = [
  'raw_number',
  shape({
    need: {
      type: oneOf('raw_number'),
      text: CELL_TEXT,
      value: (value, at, check) => {
        if (!Number.isFinite(value)) refuse(check, at, 'must provide a number', 'invalid_type');
      },
    },
  }),
];
const CELL = byType(new Map<string, Rule>([RAW_TEXT, RAW_NUMBER, ['rich_text', richText]]));
const ROWS = list(list(CELL, { max: 20 }), { max: 100 });

const COLUMN: Rule = shape({ may: { align: oneOf('left', 'center', 'right'), is_wrapped: flag } });

/** 100 rows of 20 cells; one table in a message. */
export const table: Rule = shape({
  need: { type: oneOf('table'), rows: ROWS },
  may: { block_id: blockId, column_settings: list(COLUMN, { min: 0, max: 20 }) },
  also: (value, at, check) => {
    const rows = listField(value, 'rows');
    refuseUneven(rows, `${at}/rows`, check);
    const [first] = rows;
    if (Array.isArray(first) && listField(value, 'column_settings').length > first.length) {
      refuse(check, `${at}/column_settings`, 'no more settings than columns allowed');
    }
    check.tables.count += 1;
    if (check.tables.count > 1) refuse(check, at, 'only one table is allowed');
  },
});

/** A header row and 1 to 100 rows of equally many columns (1 to 20), 20,000 characters in all. */
export const dataTable: Rule = shape({
  need: {
    type: oneOf('data_table'),
    caption: text({ max: 2000 }),
    // The docs page says 101 rows with the header; newer sources say 201: the smaller is surely allowed.
    rows: list(list(CELL, { max: 20 }), { min: 2, max: 101 }),
  },
  may: { block_id: blockId, page_size: integer(1, 100), row_header_column_index: integer(0, 19) },
  also: (value, at, check) => {
    const rows = listField(value, 'rows');
    refuseUneven(rows, `${at}/rows`, check);
    refuseRichHeader(rows, `${at}/rows/0`, check);
    check.cells.points += cellText(rows);
    if (check.cells.points > 20_000) refuse(check, at, 'cell text exceeds 20000 characters');
  },
});

function refuseUneven(rows: readonly unknown[], at: string, check: Check): void {
  const widths = rows.map((row) => (Array.isArray(row) ? row.length : 0));
  if (widths.some((width) => width !== widths[0])) refuse(check, at, 'every row must have the same number of columns');
}

function refuseRichHeader([header]: readonly unknown[], at: string, check: Check): void {
  if (Array.isArray(header) && header.some((cell) => field(cell, 'type') === 'rich_text')) {
    refuse(check, at, 'rich_text is not allowed in the header row');
  }
}

function cellText(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, part) => sum + cellText(part), 0);
  const words = field(value, 'text');
  const own = typeof words === 'string' ? countPoints(words) : 0;
  return own + cellText(field(value, 'elements') ?? []);
}
