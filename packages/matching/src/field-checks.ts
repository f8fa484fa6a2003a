import type { Issue, IssueCode } from './types.ts';

/** Collects issues; `path` leads to the value at hand, `work` counts the values looked at. */
export interface Reporter {
  table: Issue['table'];
  row: number | null;
  /** The name of the row at hand, asked for only when there is something to say of it. */
  name: () => string | null;
  path: (string | number)[];
  issues: Issue[];
  work: number;
}

const mostIssues = 1000;
export const longestText = 200;
export const longestList = 10_000;

const nobody = (): null => null;

export const reporter = (table: Issue['table'], issues: Issue[]): Reporter => ({
  table,
  row: null,
  name: nobody,
  path: [],
  issues,
  work: 0,
});

/** `field`, where given, is put behind the path. */
export function report(to: Reporter, code: IssueCode, message: string, field: string | null = null): void {
  if (to.issues.length >= mostIssues) return;
  const id = to.name();
  const where = to.row === null ? to.table : `${to.table} row ${to.row}${id === null ? '' : ` (${id})`}`;
  const path = field === null ? to.path : [...to.path, field];
  const at = path.map((part, k) => (typeof part === 'number' ? `[${part}]` : k === 0 ? part : `.${part}`)).join('');
  to.issues.push({
    code,
    table: to.table,
    row: to.row,
    field: at === '' ? null : at,
    id,
    message: `${where}${at === '' ? '' : `, ${at}`}: ${message}`,
  });
}

export type Row = Record<string, unknown>;
export type Check = (to: Reporter, value: unknown) => void;

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const integer =
  (lowest: number, highest: number): Check =>
  (to, value) => {
    if (typeof value !== 'number') report(to, 'wrong-type', 'a whole number is needed');
    else if (!Number.isInteger(value) || value < lowest || value > highest)
      report(to, 'out-of-range', `a whole number from ${lowest} to ${highest} is needed, not ${value}`);
  };

export const text: Check = (to, value) => {
  if (typeof value !== 'string') report(to, 'wrong-type', 'text is needed');
  else if (value.length > longestText) report(to, 'out-of-range', `longer than ${longestText} characters`);
};

export const id: Check = (to, value) => {
  if (typeof value !== 'string') report(to, 'wrong-type', 'text is needed');
  else if (value === '' || value.length > longestText)
    report(to, 'out-of-range', `1 to ${longestText} characters are needed`);
  else if (value.includes('\u0000')) report(to, 'out-of-range', 'the character U+0000 stands in it');
};

export const flag: Check = (to, value) => {
  if (typeof value !== 'boolean') report(to, 'wrong-type', 'true or false is needed');
};

export const oneOf =
  (...words: readonly string[]): Check =>
  (to, value) => {
    if (typeof value !== 'string' || !words.includes(value))
      report(to, 'out-of-range', `one of ${words.join(', ')} is needed`);
  };

export const nullOr =
  (check: Check): Check =>
  (to, value) => {
    if (value !== null) check(to, value);
  };

export const listOf =
  (check: Check, longest = longestList): Check =>
  (to, value) => {
    if (!Array.isArray(value)) report(to, 'wrong-type', 'a list is needed');
    else if (value.length > longest) report(to, 'out-of-range', `more than ${longest} entries`);
    else {
      to.work += value.length;
      const depth = to.path.length;
      for (let k = 0; k < value.length; k += 1) {
        to.path[depth] = k;
        check(to, value[k]);
      }
      to.path.length = depth;
    }
  };

/** The checks of a row's fields, and which of them must be there. */
export interface Shape {
  checks: ReadonlyMap<string, Check>;
  required: readonly string[];
  /** Whether other fields are refused: where a typing error would change what is asked for, and say nothing. */
  isClosed: boolean;
}

export const shapeOf = (
  required: Record<string, Check>,
  optional: Record<string, Check> = {},
  isClosed = false,
): Shape => ({
  checks: new Map([...Object.entries(required), ...Object.entries(optional)]),
  required: Object.keys(required),
  isClosed,
});

/** Checks the known fields of a row; `see` is told the names of the others. */
export function checkShape(to: Reporter, shape: Shape, row: Row, see?: (field: string) => void): void {
  const { checks, required, isClosed } = shape;
  const depth = to.path.length;
  to.work += 1;
  for (const field of Object.keys(row)) {
    const check = checks.get(field);
    const value = row[field];
    to.path.length = depth;
    if (!check && isClosed) report(to, 'unknown-field', 'there is no such field', field);
    else if (!check) see?.(field);
    else if (value !== undefined) {
      to.path[depth] = field;
      check(to, value);
    }
  }
  to.path.length = depth;
  for (const field of required) if (row[field] === undefined) report(to, 'missing', 'is needed', field);
}

const shapedBy = (shape: Shape): Check => {
  return (to, value) => {
    if (isRow(value)) checkShape(to, shape, value);
    else report(to, 'wrong-type', 'an object is needed');
  };
};

/** A row with these fields; others are ignored. */
export const shaped = (required: Record<string, Check>, optional: Record<string, Check> = {}): Check =>
  shapedBy(shapeOf(required, optional));

/** A row with these fields and no others. */
export const exactly = (required: Record<string, Check>, optional: Record<string, Check> = {}): Check =>
  shapedBy(shapeOf(required, optional, true));
