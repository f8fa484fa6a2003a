import type { Words } from '../schema.ts';

/** A failure of the engine that has a sentence for people. */
export type EngineFailure = { kind: 'failed' | 'cancelled' | 'too-long'; message: string };

const FAILURES: Record<EngineFailure['kind'], string> = {
  cancelled: /*i18n*/ 'The run was cancelled. Nothing was proposed.',
  'too-long': /*i18n*/ 'The run took longer than allowed. Ask the administrator, or match fewer people at once.',
  failed: /*i18n*/ 'The engine refused: {message} Mend this and run the match again.',
};

/** What went wrong and the next step. */
export const failureWords = ({ kind, message }: EngineFailure): Words => ({
  code: `failure.${kind}`,
  sentence: FAILURES[kind],
  values: kind === 'failed' ? { message: /[.!?]$/.test(message) ? message : `${message}.` } : {},
});
