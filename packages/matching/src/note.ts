import type { CircleGap, ModeName } from './result.ts';
import { counted } from './words.ts';

/** What of an answer is not proven, in words; empty where every stage has its certificate. */
export function noteOf(mode: ModeName, gap: CircleGap | null, hasLocks: boolean): string {
  if (mode === 'stable') {
    const beside = hasLocks ? ' beside those that locks cause' : '';
    return `stable: no blocking pair${beside}, which verify checks; not the optimum, see distance`;
  }
  if (mode !== 'circles') return '';
  const nodes = counted(gap?.nodes ?? 0, 'node');
  return gap?.proven
    ? `circles: optimal by complete branch and bound over ${nodes}; no dual certificate`
    : `circles: stopped after ${nodes}; see the bound`;
}
