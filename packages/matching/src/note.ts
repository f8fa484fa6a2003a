import type { CircleGap, ModeName } from './result.ts';

/** What of an answer is not proven, in words; empty where every stage has its certificate. */
export function noteOf(mode: ModeName, gap: CircleGap | null): string {
  if (mode === 'stable') return 'stable: no blocking pair, which verify checks; not the optimum, see distance';
  if (mode !== 'circles') return '';
  return gap?.proven
    ? `circles: optimal by complete branch and bound over ${gap.nodes} nodes; no dual certificate`
    : `circles: stopped after ${gap?.nodes ?? 0} nodes; see the bound`;
}
