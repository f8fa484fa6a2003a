import type { Notes, PersonDraft } from './person-draft.ts';

/** Who manages whom after untangling: index of the draft's manager in the list, an id of the directory, or nobody. */
export type ManagerOf = { draft: number } | { personId: string } | null;

export type Untangled = { managers: (ManagerOf | undefined)[] };

const fold = (ref: string): string => ref.trim().toLowerCase();

/**
 * Resolves how rows name their managers. Self-managers, orphans and rings lose one link each, with a note by line;
 * a ring is cut where `heightOf` is greatest, so the most senior of it becomes the top.
 */
export function untangle(
  drafts: readonly PersonDraft[],
  known: ReadonlyMap<string, string>,
  aboveKnown: ReadonlyMap<string, string | null>,
  heightOf: (at: number) => number,
  notes: Notes,
): Untangled {
  const byRef = new Map<string, number>();
  drafts.forEach((draft, at) => {
    for (const ref of draft.refs) if (!byRef.has(fold(ref))) byRef.set(fold(ref), at);
  });
  const managers = drafts.map((draft, at): ManagerOf | undefined => {
    if (draft.managerRef === undefined) return undefined;
    if (draft.managerRef === null) return null;
    const found = byRef.get(fold(draft.managerRef));
    if (found === at) {
      notes.add(
        draft,
        'changed',
        'own-manager',
        /*i18n*/ 'The row names itself as manager; it was taken without one. Correct the manager and import again.',
      );
      return null;
    }
    if (found !== undefined) return { draft: found };
    const personId = known.get(fold(draft.managerRef));
    if (personId !== undefined) return { personId };
    notes.add(
      draft,
      'changed',
      'orphan',
      /*i18n*/ 'The manager "{ref}" is neither in the file nor in the directory; the row was taken without a manager. Add that row and import again.',
      { ref: draft.managerRef.slice(0, 120) },
    );
    return null;
  });
  cutRings(drafts, managers, known, aboveKnown, heightOf, notes);
  return { managers };
}

function cutRings(
  drafts: readonly PersonDraft[],
  managers: (ManagerOf | undefined)[],
  known: ReadonlyMap<string, string>,
  aboveKnown: ReadonlyMap<string, string | null>,
  heightOf: (at: number) => number,
  notes: Notes,
): void {
  const atOfPerson = new Map<string, number>();
  drafts.forEach((draft, at) => {
    const id = known.get(fold(draft.externalId));
    if (id !== undefined) atOfPerson.set(id, at);
  });
  const inDirectory = (personId: string | null | undefined): number | null => {
    let here = personId ?? null;
    for (let steps = 0; here !== null && steps < 100; steps += 1) {
      const at = atOfPerson.get(here);
      if (at !== undefined) return at;
      here = aboveKnown.get(here) ?? null;
    }
    return null;
  };
  const above = (at: number): number | null => {
    const manager = managers[at];
    if (manager === null) return null;
    if (manager === undefined) {
      const own = known.get(fold(drafts[at]?.externalId ?? ''));
      return own === undefined ? null : inDirectory(aboveKnown.get(own));
    }
    return 'draft' in manager ? manager.draft : inDirectory(manager.personId);
  };
  const done = new Set<number>();
  for (let start = 0; start < drafts.length; start += 1) {
    const path: number[] = [];
    const onPath = new Set<number>();
    let here: number | null = start;
    while (here !== null && !done.has(here) && !onPath.has(here)) {
      path.push(here);
      onPath.add(here);
      here = above(here);
    }
    if (here !== null && onPath.has(here)) cutOne(drafts, managers, path.slice(path.indexOf(here)), heightOf, notes);
    for (const at of path) done.add(at);
  }
}

function cutOne(
  drafts: readonly PersonDraft[],
  managers: (ManagerOf | undefined)[],
  ring: readonly number[],
  heightOf: (at: number) => number,
  notes: Notes,
): void {
  const top = ring.reduce((best, at) =>
    heightOf(at) > heightOf(best) || (heightOf(at) === heightOf(best) && at < best) ? at : best,
  );
  const draft = drafts[top];
  if (!draft) return;
  managers[top] = null;
  const names = ring.slice(0, 6).map((at) => drafts[at]?.externalId ?? '');
  notes.add(
    draft,
    'changed',
    'ring',
    /*i18n*/ 'The reporting lines run in a ring: {ring}. The row was taken without a manager to open it. Correct one manager and import again.',
    { ring: `${names.join(' > ')}${ring.length > 6 ? ' > …' : ''} > ${names[0]}` },
  );
}
