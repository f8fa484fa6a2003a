import { z } from 'zod';
import { type Fault, invalidInput } from './problems.ts';

type Issue = z.core.$ZodRawIssue;

const WANTED: Record<string, string> = {
  string: /*i18n*/ 'Give a text',
  number: /*i18n*/ 'Give a number',
  int: /*i18n*/ 'Give a whole number',
  boolean: /*i18n*/ 'Give true or false',
  array: /*i18n*/ 'Give a list',
};
const FORMATS: Record<string, string> = {
  uuid: /*i18n*/ 'This is no id; take it from a list',
  email: /*i18n*/ 'Give an address such as ada@example.org',
  url: /*i18n*/ 'Give an address that begins with https://',
  date: /*i18n*/ 'Give a date such as 2027-03-31',
  datetime: /*i18n*/ 'Give a moment such as 2027-03-31T09:00:00Z',
};
const LEAST: Record<string, string> = {
  string: /*i18n*/ 'Give at least {minimum} characters',
  number: /*i18n*/ 'Give {minimum} or more',
  array: /*i18n*/ 'Give at least {minimum} of them',
};
const MOST: Record<string, string> = {
  string: /*i18n*/ 'Keep it to {maximum} characters',
  number: /*i18n*/ 'Give {maximum} or less',
  array: /*i18n*/ 'Give at most {maximum} of them',
};
const MISSING = /*i18n*/ 'Fill this in';
const OTHER = /*i18n*/ 'This cannot be understood here; look it up in the reference at /api/reference';

/** What to do about a fault that its schema has no sentence for; `valuesOf` fills its places. */
function sentenceOf(issue: Issue): string {
  if (issue.code === 'too_small')
    return issue.minimum === 1 && issue.origin !== 'number' ? MISSING : (LEAST[issue.origin] ?? OTHER);
  if (issue.code === 'too_big') return MOST[issue.origin] ?? OTHER;
  if (issue.code === 'invalid_format') return FORMATS[issue.format] ?? OTHER;
  if (issue.code === 'unrecognized_keys') return /*i18n*/ 'There is nothing named: {keys}';
  if (issue.input === undefined) return MISSING;
  if (issue.code === 'invalid_type') return WANTED[issue.expected] ?? OTHER;
  return issue.code === 'invalid_value' ? /*i18n*/ 'Choose one of: {options}' : OTHER;
}
z.config({ customError: sentenceOf });

function valuesOf(issue: z.core.$ZodIssue): Record<string, string | number> {
  if (issue.code === 'too_small') return { minimum: Number(issue.minimum) };
  if (issue.code === 'too_big') return { maximum: Number(issue.maximum) };
  if (issue.code === 'invalid_value') return { options: issue.values.join(', ') };
  if (issue.code === 'unrecognized_keys') return { keys: issue.keys.join(', ') };
  return {};
}

/** One fault as it is said: its sentence and what fills it. */
export const faultOf = (issue: z.core.$ZodIssue) => ({ sentence: issue.message, values: valuesOf(issue) });

/** What is wrong, by field; the first fault of a field counts. A fault of the whole stands under `whole`. */
export function faultsOf(error: z.core.$ZodError, whole = 'input'): Record<string, Fault> {
  const faults: Record<string, Fault> = {};
  for (const issue of error.issues) {
    faults[issue.path.join('.') || whole] ??= faultOf(issue);
  }
  return faults;
}

/** Reads what came from outside; throws `invalid-input` with every field that is wrong. */
export function readInput<Schema extends z.ZodType>(schema: Schema, given: unknown, whole?: string): z.output<Schema> {
  const read = schema.safeParse(given);
  if (!read.success) throw invalidInput({ errors: faultsOf(read.error, whole) });
  return read.data;
}
