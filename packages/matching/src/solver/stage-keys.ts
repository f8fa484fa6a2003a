import { priorityClasses } from '../defaults.ts';
import type { StageKey } from '../result.ts';
import type { Policy, PriorityClass, Side } from '../types.ts';

/** Classes of both sides as small numbers, and which side is scarce. */
export interface People {
  classL: Uint8Array;
  classR: Uint8Array;
  scarce: Side;
}

export const classOf = (people: readonly { priority: PriorityClass }[]): Uint8Array =>
  Uint8Array.from(people, (p) => priorityClasses.indexOf(p.priority));

/** The side with fewer places; mentees when equal. */
export function scarceSide(policy: Policy, capL: Int32Array, capR: Int32Array): Side {
  if (policy.scarceSide !== 'auto') return policy.scarceSide;
  const sum = (places: Int32Array): number => places.reduce((total, c) => total + c, 0);
  return sum(capL) < sum(capR) ? 'mentor' : 'mentee';
}

/** The policy's stages as single objectives, most important first; classes without people are left out. */
export function stageKeys(policy: Policy, { classL, classR, scarce }: People, hasCurrent: boolean): StageKey[] {
  const sides: readonly Side[] = scarce === 'mentor' ? ['mentor', 'mentee'] : ['mentee', 'mentor'];
  return policy.stages.flatMap((stage): StageKey[] => {
    if (stage === 'floor') return policy.leximin ? ['floor', 'leximin'] : ['floor'];
    if (stage === 'calm') return hasCurrent ? ['calm'] : [];
    if (stage !== 'coverage') return [stage];
    const covered = sides.flatMap((side) =>
      priorityClasses
        .filter((_, c) => (side === 'mentor' ? classL : classR).includes(c))
        .map((c): StageKey => `covered-${side}-${c}`),
    );
    return [...covered, 'pairs'];
  });
}
