import type { Issue, IssueCode } from './types.ts';

/** What `match` throws: `name` is `InvalidInstance` or `Aborted`; `issues` says what is wrong and where. */
export interface MatchingError extends Error {
  issues: readonly Issue[];
}

export function invalid(issues: readonly Issue[]): MatchingError {
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  const error = new Error(`${issues[0]?.message ?? 'not a valid instance'}${more}`);
  return Object.assign(error, { name: 'InvalidInstance', issues });
}

export const fault = (code: IssueCode, message: string): MatchingError =>
  invalid([{ code, table: 'instance', row: null, field: null, id: null, message }]);

export const aborted = (): MatchingError =>
  Object.assign(new Error('the run was aborted'), { name: 'Aborted', issues: [] });

export const isMatchingError = (error: unknown): error is MatchingError =>
  error instanceof Error && (error.name === 'InvalidInstance' || error.name === 'Aborted');
