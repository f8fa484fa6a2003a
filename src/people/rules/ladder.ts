export type ProposedStep = { name: string; labels: string[] };
export type Step = { id: string | null; name: string; labels: string[] };

export const labelKey = (label: string): string => label.trim().toLowerCase().replace(/\s+/g, ' ');

/** All the labels by which a step is meant, its own name included, folded. */
export const labelsOf = (step: { name: string; labels: readonly string[] }): string[] => [
  ...new Set([step.name, ...step.labels].map(labelKey)),
];

/** A label without case, spaces and signs: "G-7" is "G7". Between digits a sign stays, since "1.5" is not "15". */
const loosely = (label: string): string =>
  labelKey(label)
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .replace(/(?<!\p{N}) | (?!\p{N})/gu, '');

/** The step that proposed labels mean: by a label as it is written, else by one that differs in spaces and signs alone. */
function stepMeant(ladder: readonly Step[], labels: readonly string[]): number {
  const by = (key: (label: string) => string) => {
    const wanted = new Set(labels.map(key));
    return ladder.findIndex((own) => labelsOf(own).some((label) => wanted.has(key(label))));
  };
  const exact = by(labelKey);
  return exact < 0 ? by(loosely) : exact;
}

/**
 * Puts proposed steps (most junior first) into a ladder that may exist: steps known by a label stay where they are and
 * learn the new labels, the others go in directly above the proposed step before them.
 */
export function mergeLadder(existing: readonly Step[], proposed: readonly ProposedStep[]): Step[] {
  const ladder: Step[] = existing.map((step) => ({ ...step, labels: [...step.labels] }));
  let before = -1;
  for (const step of proposed) {
    const labels = labelsOf(step);
    const found = stepMeant(ladder, labels);
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

/** Finds the step of a label as a file writes it; undefined when no step is meant. */
export function stepByLabel(ladder: readonly Step[]): (label: string) => number | undefined {
  const labels = ladder.flatMap((step, at) => labelsOf(step).map((label) => ({ label, at }))).reverse();
  const exact = new Map(labels.map(({ label, at }) => [label, at]));
  const loose = new Map(labels.map(({ label, at }) => [loosely(label), at]));
  return (label) => exact.get(labelKey(label)) ?? loose.get(loosely(label));
}

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
