import type { Ctx } from '#platform';
import { mergeLadder, type Step, stepByLabel } from '../../rules/ladder.ts';
import type { Notes, PersonDraft } from '../../rules/person-draft.ts';
import { type ManagerOf, untangle } from '../../rules/untangle.ts';
import type { ImportInput } from '../../schema.ts';
import type { Known, KnownPerson } from './known.ts';
import { idsFor, type PlacesPlan } from './places.ts';
import type { ReadFiles } from './read.ts';

export type PlannedPerson = Omit<KnownPerson, 'source'>;
export type Plan = {
  ladder: (Step & { id: string; isNew: boolean })[];
  isLadderChanged: boolean;
  unknownGrades: Map<string, number>;
  places: PlacesPlan;
  created: PlannedPerson[];
  changed: PlannedPerson[];
  unchanged: number;
  returned: number;
  leavers: KnownPerson[];
  imported: PlannedPerson[];
};

/** What an import would do, worked out without writing anything. */
export function planImport(ctx: Ctx, input: ImportInput, read: ReadFiles, known: Known, notes: Notes): Plan {
  const proposed = (input.ladder ?? read.proposed).map(({ name, labels }) => ({ name, labels: labels ?? [] }));
  const merged = mergeLadder(known.ladder, proposed);
  const ladder = merged.map((step) => ({ ...step, id: step.id ?? ctx.ids.next(), isNew: step.id === null }));
  const stepOf = stepByLabel(ladder);
  const heightOf = (draft: PersonDraft | undefined): number => stepOf(draft?.gradeLabel ?? '') ?? -1;
  const unknownGrades = missingGrades(read.drafts, heightOf, notes);
  const byExternalId = new Map(known.people.map((person) => [person.externalId.toLowerCase(), person]));
  const ids = read.drafts.map((draft) => byExternalId.get(draft.externalId.toLowerCase())?.id ?? ctx.ids.next());
  const refs = new Map<string, string>();
  for (const person of known.people) if (person.email) refs.set(person.email, person.id);
  for (const person of known.people) refs.set(person.externalId.toLowerCase(), person.id);
  const above = new Map(known.people.map((person) => [person.id, person.managerId]));
  const { managers } = untangle(read.drafts, refs, above, (at) => heightOf(read.drafts[at]), notes);
  const places = idsFor(ctx, read.drafts, known, input.timeZone ?? 'UTC');
  const leavers = input.leavers === 'mark' ? leaversOf(read, known, notes) : [];
  const planned = read.drafts.map((draft, at) => {
    const before = byExternalId.get(draft.externalId.toLowerCase());
    const gradeAt = heightOf(draft);
    const gradeId = draft.gradeLabel === undefined ? undefined : (ladder[gradeAt]?.id ?? null);
    const managerId = managerIdOf(managers[at], ids);
    return {
      draft,
      before,
      after: after(input, draft, ids[at] ?? '', before, { gradeId, managerId, ...places.of(draft) }),
    };
  });
  oneAddressEach(planned, known, leavers, notes);
  const changed = planned.filter(({ before, after }) => before && differs(before, after));
  return {
    ladder,
    isLadderChanged: JSON.stringify(merged) !== JSON.stringify(known.ladder),
    unknownGrades,
    places,
    created: planned.filter(({ before }) => !before).map(({ after }) => after),
    changed: changed.map(({ after }) => after),
    unchanged: planned.filter(({ before, after }) => before && !differs(before, after)).length,
    returned: changed.filter(({ before, after }) => before?.state === 'left' && after.state !== 'left').length,
    leavers,
    imported: planned.map(({ after }) => after),
  };
}

const managerIdOf = (manager: ManagerOf | undefined, ids: readonly string[]): string | null | undefined => {
  if (!manager) return manager;
  return 'draft' in manager ? (ids[manager.draft] ?? null) : manager.personId;
};

type Resolved = {
  gradeId?: string | null | undefined;
  managerId?: string | null | undefined;
  unitId?: string | null | undefined;
  siteId?: string | null | undefined;
};

function after(
  input: ImportInput,
  draft: PersonDraft,
  id: string,
  before: KnownPerson | undefined,
  to: Resolved,
): PlannedPerson {
  const locale = draft.locale ?? before?.locale ?? input.locale ?? 'en';
  const keep = <Value>(value: Value | undefined, old: Value | undefined, otherwise: Value): Value =>
    value !== undefined ? value : old !== undefined ? old : otherwise;
  return {
    id,
    externalId: before?.externalId ?? draft.externalId,
    email: keep(draft.email, before?.email, null),
    givenName: draft.givenName,
    familyName: draft.familyName,
    jobTitle: keep(draft.jobTitle, before?.jobTitle, ''),
    gradeId: keep(to.gradeId, before?.gradeId, null),
    unitId: keep(to.unitId, before?.unitId, null),
    siteId: keep(to.siteId, before?.siteId, null),
    team: keep(draft.team, before?.team, ''),
    managerId: keep(to.managerId, before?.managerId, null),
    languages: keep(draft.languages, before?.languages, [locale.slice(0, 2)]),
    locale,
    timeZone: keep(draft.timeZone, before?.timeZone, input.timeZone ?? 'UTC'),
    workMode: keep(draft.workMode, before?.workMode, 'hybrid'),
    state: draft.state,
    joinedOn: keep(draft.joinedOn, before?.joinedOn, null),
    headcount: draft.headcount,
  };
}

const differs = (before: KnownPerson, after: PlannedPerson): boolean =>
  (Object.keys(after) as (keyof PlannedPerson)[]).some(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );

function missingGrades(
  drafts: readonly PersonDraft[],
  heightOf: (draft: PersonDraft) => number,
  notes: Notes,
): Map<string, number> {
  const unknown = new Map<string, number>();
  for (const draft of drafts) {
    if (!draft.gradeLabel || heightOf(draft) >= 0) continue;
    unknown.set(draft.gradeLabel, (unknown.get(draft.gradeLabel) ?? 0) + 1);
    notes.add(
      draft,
      'changed',
      'unknown-grade',
      /*i18n*/ 'Grade "{grade}" is not on the ladder; the person was taken without a grade and cannot be matched. Put it on the ladder and import again.',
      { grade: draft.gradeLabel },
    );
  }
  return unknown;
}

/** People of this source whom a full file no longer names; nobody while a row was refused, since it may be theirs. */
function leaversOf(read: ReadFiles, known: Known, notes: Notes): KnownPerson[] {
  const unread = notes.list.filter((note) => note.level === 'refused' && note.code !== 'duplicate-id').length;
  const named = new Set(read.drafts.map((draft) => draft.externalId.toLowerCase()));
  const leavers = known.people.filter(
    (person) => person.source === read.source && person.state !== 'left' && !named.has(person.externalId.toLowerCase()),
  );
  if (unread === 0 || leavers.length === 0) return leavers;
  notes.add(
    { file: read.tables[0]?.name ?? '', line: null },
    'information',
    'leavers-held-back',
    /*i18n*/ '{rows} rows could not be read and may belong to people who seem to be missing, so nobody was marked as left. Correct those rows and import again.',
    { rows: unread },
  );
  return [];
}

type Planned = { draft: PersonDraft; before: KnownPerson | undefined; after: PlannedPerson };

/** An address belongs to one active person; the first row keeps it. */
function oneAddressEach(
  planned: readonly Planned[],
  known: Known,
  leavers: readonly KnownPerson[],
  notes: Notes,
): void {
  const gone = new Set([...leavers.map(({ id }) => id), ...planned.map(({ after }) => after.id)]);
  const owners = new Map<string, string>();
  for (const person of known.people)
    if (person.email && person.state === 'active' && !gone.has(person.id)) owners.set(person.email, person.externalId);
  for (const { draft, after } of planned) {
    if (!after.email || after.state !== 'active') continue;
    const owner = owners.get(after.email);
    if (owner === undefined) owners.set(after.email, after.externalId);
    else {
      notes.add(
        draft,
        'changed',
        'email-taken',
        /*i18n*/ 'The address {email} belongs to "{owner}" already; the person was taken without one and cannot sign in. Correct the address and import again.',
        { email: after.email, owner },
      );
      after.email = null;
    }
  }
}
