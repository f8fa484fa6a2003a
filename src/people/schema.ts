import { z } from '@hono/zod-openapi';

export const personState = z.enum(['active', 'left', 'vacant']);
export type PersonState = z.infer<typeof personState>;

export const personCard = z
  .object({
    id: z.uuid(),
    externalId: z.string(),
    givenName: z.string(),
    familyName: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    jobTitle: z.string(),
    gradeId: z.uuid().nullable(),
    gradeRank: z.number().int().nullable(),
    gradeName: z.string().nullable(),
    unitId: z.uuid().nullable(),
    unitName: z.string().nullable(),
    siteId: z.uuid().nullable(),
    siteName: z.string().nullable(),
    team: z.string(),
    managerId: z.uuid().nullable(),
    languages: z.array(z.string()),
    locale: z.string(),
    timeZone: z.string(),
    workMode: z.enum(['on_site', 'remote', 'hybrid']),
    headcount: z.number(),
    state: personState,
  })
  .openapi('Person');
/** A person as every room may see them; a higher `gradeRank` is a more senior grade. */
export type PersonCard = z.infer<typeof personCard>;

export const gradeView = z
  .object({
    id: z.uuid(),
    rank: z.number().int(),
    code: z.string(),
    name: z.string(),
    aliases: z.array(z.string()),
    people: z.number().int(),
  })
  .openapi('Grade');
/** One step of the ladder; a higher rank is more senior; `people` counts those who are active. */
export type GradeView = z.infer<typeof gradeView>;

export const powerKind = z.enum(['decision', 'assessment', 'pay', 'grievance']);
export type PowerKind = z.infer<typeof powerKind>;

export const newPowerLink = z
  .object({ holderId: z.uuid(), subjectId: z.uuid(), kind: powerKind })
  .refine((link) => link.holderId !== link.subjectId, {
    path: ['subjectId'],
    message: /*i18n*/ 'Choose two different people',
  })
  .openapi('NewPowerLink');
export type NewPowerLink = z.infer<typeof newPowerLink>;

export const powerLinkView = z
  .object({ id: z.uuid(), holderId: z.uuid(), subjectId: z.uuid(), kind: powerKind, declaredAt: z.string() })
  .openapi('PowerLink');
/** The holder decides on, assesses, sets the pay of, or hears a grievance of the subject. */
export type PowerLinkView = z.infer<typeof powerLinkView>;

export const importPreset = z.enum(['people', 'uk-organogram']);
export type ImportPreset = z.infer<typeof importPreset>;

/** What a column of a file may mean. */
export const personField = z.enum([
  'externalId',
  'name',
  'givenName',
  'familyName',
  'email',
  'jobTitle',
  'grade',
  'gradeRank',
  'unit',
  'parentUnit',
  'site',
  'team',
  'manager',
  'languages',
  'locale',
  'timeZone',
  'workMode',
  'state',
  'joinedOn',
]);
export type PersonField = z.infer<typeof personField>;
export type Mapping = Partial<Record<PersonField, string>>;

export const ladderStep = z.object({
  id: z.uuid().optional(),
  name: z
    .string()
    .trim()
    .min(1, /*i18n*/ 'Give the step a name')
    .max(200, /*i18n*/ 'Keep the name under 200 characters'),
  labels: z.array(z.string().trim().min(1).max(200)).max(500).default([]),
});
export type LadderStep = z.output<typeof ladderStep>;
export const newLadder = z
  .object({
    steps: z
      .array(ladderStep)
      .min(1, /*i18n*/ 'A ladder needs a step')
      .max(400, /*i18n*/ 'Keep the ladder under 400 steps'),
  })
  .openapi('NewLadder');

export const importOptions = z.object({
  preset: importPreset.default('people'),
  /** Columns by meaning, said by hand; the others are recognised, and an empty one is in no column. */
  mapping: z.partialRecord(personField, z.string().max(200)).optional(),
  /** Steps to put on the ladder before, most junior first; guessed for the organogram preset. */
  ladder: z.array(ladderStep).max(400).optional(),
  /** Whose people these are; leavers are looked for only among them. */
  source: z.string().trim().min(1).max(80).optional(),
  leavers: z.enum(['keep', 'mark']).default('keep'),
  timeZone: z.string().max(64).optional(),
  locale: z.string().max(35).optional(),
  isDryRun: z.boolean().default(false),
});
export type ImportOptions = z.input<typeof importOptions>;
export type ImportInput = ImportOptions & { files: readonly GivenFile[] };

export const importNote = z
  .object({
    file: z.string(),
    line: z.number().int().nullable(),
    /** Whom and which column the note is about, where the import knows. */
    person: z.string().optional(),
    field: z.string().optional(),
    /** `refused`: the row was not taken; `changed`: taken with something left out or altered; `information`. */
    level: z.enum(['refused', 'changed', 'information']),
    code: z.string(),
    sentence: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .openapi('ImportNote');
export type ImportNote = z.infer<typeof importNote>;

export const organogramFacts = z.object({
  seniorRows: z.number(),
  distinctPostIds: z.number(),
  duplicatedPostIds: z.number(),
  rootsXx: z.number(),
  blankParent: z.number(),
  orphanParents: z.number(),
  selfParent: z.number(),
  postsOnACycle: z.number(),
  maxDepth: z.number(),
  seniorGrades: z.number(),
  vacant: z.number(),
  eliminated: z.number(),
  juniorRows: z.number(),
  juniorRowsLinked: z.number(),
  juniorFte: z.number(),
  juniorGrades: z.number(),
});
/** What the published files hold, before anything is mended: to compare with a count made elsewhere. */
export type OrganogramFacts = z.infer<typeof organogramFacts>;

export const importReport = z
  .object({
    importId: z.uuid(),
    preset: importPreset,
    source: z.string(),
    isDryRun: z.boolean(),
    files: z.array(
      z.object({
        name: z.string(),
        encoding: z.string(),
        delimiter: z.string(),
        columns: z.array(z.string()),
        rows: z.number().int(),
      }),
    ),
    mapping: z.partialRecord(personField, z.string()),
    /** Meanings without which nothing can be imported and that no column has. */
    missing: z.array(z.string()),
    /** Columns of the files that were not read: say what they mean, or leave them. */
    unusedColumns: z.array(z.string()),
    counts: z.object({
      rows: z.number().int(),
      imported: z.number().int(),
      refused: z.number().int(),
      created: z.number().int(),
      changed: z.number().int(),
      unchanged: z.number().int(),
      returned: z.number().int(),
      left: z.number().int(),
      vacant: z.number().int(),
      withoutManager: z.number().int(),
      withoutGrade: z.number().int(),
      newUnits: z.number().int(),
      newGrades: z.number().int(),
    }),
    organogram: organogramFacts.nullable(),
    ladder: z.array(
      z.object({ rank: z.number().int(), name: z.string(), labels: z.array(z.string()), isNew: z.boolean() }),
    ),
    /** Labels of the files that no step of the ladder has. */
    unknownGrades: z.array(z.object({ label: z.string(), rows: z.number().int() })),
    leavers: z.array(z.object({ id: z.uuid(), name: z.string() })),
    notesByCode: z.record(z.string(), z.number().int()),
    notes: z.array(importNote),
    /** Notes beyond the first 20,000; a file with more faults than that needs another look first. */
    notesLeftOut: z.number().int(),
    durationMilliseconds: z.number().int(),
  })
  .openapi('ImportReport');
export type ImportReport = z.infer<typeof importReport>;

export const personView = z
  .object({
    person: personCard,
    /** Managers upwards, nearest first; vacant posts count as steps. */
    line: z.array(z.object({ depth: z.number().int(), person: personCard })),
    reports: z.number().int(),
    /** Live declared links of this person; null for whoever may not see them. */
    powerLinks: z.array(powerLinkView.extend({ other: personCard })).nullable(),
  })
  .openapi('PersonView');
export type PersonView = z.infer<typeof personView>;

const importFile = z
  .object({
    name: z.string().min(1).max(200),
    /** The bytes of the file, so that its encoding can be recognised. */
    base64: z.base64().optional(),
    text: z.string().optional(),
  })
  .refine((file) => (file.base64 === undefined) !== (file.text === undefined), {
    message: /*i18n*/ 'Send the file as base64 or as text',
  })
  .openapi('ImportFile');
/** The files of any import over HTTP. */
export const importFiles = z
  .array(importFile)
  .min(1, /*i18n*/ 'Choose a file')
  .max(8, /*i18n*/ 'Choose at most 8 files');
export type GivenFile = { name: string; content: Uint8Array };

/** What was sent, as bytes. */
export const givenFiles = (files: z.output<typeof importFiles>): GivenFile[] =>
  files.map(({ name, base64, text = '' }) => ({
    name,
    content: base64 === undefined ? new TextEncoder().encode(text) : Buffer.from(base64, 'base64'),
  }));

export const newImport = importOptions.extend({ files: importFiles }).openapi('NewPeopleImport');

export const importSummary = z
  .object({
    id: z.uuid(),
    preset: z.string(),
    fileNames: z.array(z.string()),
    importedAt: z.string(),
    importedByName: z.string().nullable(),
    counts: importReport.shape.counts,
  })
  .openapi('PeopleImport');
export type ImportSummary = z.infer<typeof importSummary>;
