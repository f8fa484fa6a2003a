import { fault } from './fault.ts';
import type { MatchOptions, ModeName, Result } from './result.ts';

export const modeNames: readonly ModeName[] = ['optimal', 'assisted', 'stable', 'circles', 'repair'];

const defaultNodes = 2000;
const mostNodes = 10_000_000;

const refuse = (name: string, needed: string, given: unknown): never => {
  throw fault('out-of-range', `options.${name}: ${needed} is needed, not ${String(given)}`);
};

/** Refuses options that no run can honour, before any work is done. */
export function checkOptions(options: MatchOptions): void {
  if (typeof options !== 'object' || options === null) throw fault('wrong-type', 'options: an object is needed');
  const { mode, proposing, nodeLimit, prices, brief } = options;
  if (mode !== undefined && !modeNames.includes(mode)) refuse('mode', `one of ${modeNames.join(', ')}`, mode);
  if (proposing !== undefined && proposing !== 'mentor' && proposing !== 'mentee')
    refuse('proposing', 'mentor or mentee', proposing);
  if (nodeLimit !== undefined && !(Number.isInteger(nodeLimit) && nodeLimit >= 1 && nodeLimit <= mostNodes))
    refuse('nodeLimit', `a whole number from 1 to ${mostNodes}`, nodeLimit);
  for (const [name, flag] of Object.entries({ prices, brief }))
    if (flag !== undefined && typeof flag !== 'boolean') refuse(name, 'true or false', flag);
}

/** What of a run's options its answer depends on, as the replay record keeps it. */
export const askedOf = ({ mode, proposing = 'mentor', nodeLimit = defaultNodes }: MatchOptions) => ({
  proposing: mode === 'stable' ? proposing : null,
  nodeLimit: mode === 'circles' ? nodeLimit : null,
});

/** The options that ask for an answer of the same kind as a result's. */
export function optionsOf({ mode, replay }: Pick<Result, 'mode' | 'replay'>): MatchOptions {
  if (mode === 'stable') return { mode, proposing: replay.proposing ?? 'mentor' };
  if (mode === 'circles') return { mode, nodeLimit: replay.nodeLimit ?? defaultNodes };
  return mode === 'repair' ? { mode } : {};
}
