import type { Issue, IssueCode } from './types.ts';

/** Collects issues for one row; `at` names the field. */
export interface Reporter {
  table: Issue['table'];
  row: number | null;
  id: string | null;
  issues: Issue[];
}

const mostIssues = 1000;
export const longestText = 200;
export const longestList = 10_000;

export function report(to: Reporter, code: IssueCode, field: string | null, message: string): void {
  if (to.issues.length >= mostIssues) return;
  const where = to.row === null ? to.table : `${to.table} row ${to.row}${to.id === null ? '' : ` (${to.id})`}`;
  const text = `${where}${field === null ? '' : `, ${field}`}: ${message}`;
  to.issues.push({ code, table: to.table, row: to.row, field, id: to.id, message: text });
}

export type Row = Record<string, unknown>;
export type Check = (to: Reporter, field: string, value: unknown) => void;

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const integer =
  (lowest: number, highest: number): Check =>
  (to, field, value) => {
    if (typeof value !== 'number') report(to, 'wrong-type', field, 'a whole number is needed');
    else if (!Number.isInteger(value) || value < lowest || value > highest)
      report(to, 'out-of-range', field, `a whole number from ${lowest} to ${highest} is needed, not ${value}`);
  };

export const text: Check = (to, field, value) => {
  if (typeof value !== 'string') report(to, 'wrong-type', field, 'text is needed');
  else if (value.length > longestText) report(to, 'out-of-range', field, `longer than ${longestText} characters`);
};

export const id: Check = (to, field, value) => {
  if (typeof value !== 'string') report(to, 'wrong-type', field, 'text is needed');
  else if (value === '' || value.length > longestText)
    report(to, 'out-of-range', field, `1 to ${longestText} characters are needed`);
};

export const flag: Check = (to, field, value) => {
  if (typeof value !== 'boolean') report(to, 'wrong-type', field, 'true or false is needed');
};

export const oneOf =
  (...words: readonly string[]): Check =>
  (to, field, value) => {
    if (typeof value !== 'string' || !words.includes(value))
      report(to, 'out-of-range', field, `one of ${words.join(', ')} is needed`);
  };

export const nullOr =
  (check: Check): Check =>
  (to, field, value) => {
    if (value !== null) check(to, field, value);
  };

export const listOf =
  (check: Check, longest = longestList): Check =>
  (to, field, value) => {
    if (!Array.isArray(value)) report(to, 'wrong-type', field, 'a list is needed');
    else if (value.length > longest) report(to, 'out-of-range', field, `more than ${longest} entries`);
    else for (const [i, entry] of value.entries()) check(to, `${field}[${i}]`, entry);
  };

export interface Shape {
  required: Record<string, Check>;
  optional: Record<string, Check>;
}

/** Checks the known fields of a row and returns the names of the others. */
export function checkShape(to: Reporter, shape: Shape, row: Row, prefix = ''): string[] {
  for (const [field, check] of Object.entries(shape.required)) {
    if (row[field] === undefined) report(to, 'missing', prefix + field, 'is needed');
    else check(to, prefix + field, row[field]);
  }
  for (const [field, check] of Object.entries(shape.optional))
    if (row[field] !== undefined) check(to, prefix + field, row[field]);
  return Object.keys(row).filter((field) => !(field in shape.required) && !(field in shape.optional));
}

export const shaped =
  (required: Record<string, Check>, optional: Record<string, Check> = {}): Check =>
  (to, field, value) => {
    if (!isRow(value)) report(to, 'wrong-type', field, 'an object is needed');
    else checkShape(to, { required, optional }, value, `${field}.`);
  };
