import type { ProposedStep } from './organogram-ladder.ts';

export type Step = { id: string | null; name: string; labels: string[] };

export const labelKey = (label: string): string => label.trim().toLowerCase().replace(/\s+/g, ' ');

/** All the labels by which a step is meant, its own name included, folded. */
export const labelsOf = (step: { name: string; labels: readonly string[] }): string[] => [
  ...new Set([step.name, ...step.labels].map(labelKey)),
];

/**
 * Puts proposed steps (most junior first) into a ladder that may exist: steps known by a label stay where they are and
 * learn the new labels, the others go in directly above the proposed step before them.
 */
export function mergeLadder(existing: readonly Step[], proposed: readonly ProposedStep[]): Step[] {
  const ladder: Step[] = existing.map((step) => ({ ...step, labels: [...step.labels] }));
  let before = -1;
  for (const step of proposed) {
    const labels = labelsOf(step);
    const found = ladder.findIndex((own) => labelsOf(own).some((label) => labels.includes(label)));
    const own = ladder[found];
    if (own) {
      const taken = new Set(ladder.flatMap((other) => (other === own ? [] : labelsOf(other))));
      own.labels = [...new Set([...own.labels, ...labels])].filter((label) => !taken.has(label));
      before = found;
    } else {
      before += 1;
      ladder.splice(before, 0, { id: null, name: step.name, labels });
    }
  }
  return ladder;
}

/** Step of a label, by folded label. */
export const stepByLabel = (ladder: readonly Step[]): Map<string, number> =>
  new Map(ladder.flatMap((step, at) => labelsOf(step).map((label) => [label, at] as const)).reverse());

/** A name or label that means two steps, or null. */
export function labelTwice(steps: readonly { name: string; labels: readonly string[] }[]): string | null {
  const owner = new Map<string, number>();
  for (const [at, step] of steps.entries()) {
    for (const label of labelsOf(step)) {
      if ((owner.get(label) ?? at) !== at) return label;
      owner.set(label, at);
    }
  }
  return null;
}
