import type { z } from 'zod';
import { invalidInput } from './problems.ts';

/** What is wrong, by field; the first fault of a field counts. A fault of the whole stands under `whole`. */
export function faultsOf(error: z.core.$ZodError, whole = 'input'): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const issue of error.issues) faults[issue.path.join('.') || whole] ??= issue.message;
  return faults;
}

/** Reads what came from outside; throws `invalid-input` with every field that is wrong. */
export function readInput<Schema extends z.ZodType>(schema: Schema, given: unknown, whole?: string): z.output<Schema> {
  const read = schema.safeParse(given);
  if (!read.success) throw invalidInput({ errors: faultsOf(read.error, whole) });
  return read.data;
}
