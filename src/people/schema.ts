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
  .object({ id: z.uuid(), rank: z.number().int(), code: z.string(), name: z.string(), people: z.number().int() })
  .openapi('Grade');
/** One step of the ladder; a higher rank is more senior; `people` counts those who are active. */
export type GradeView = z.infer<typeof gradeView>;

export const powerKind = z.enum(['decision', 'assessment', 'pay', 'grievance']);
export type PowerKind = z.infer<typeof powerKind>;

export const newPowerLink = z
  .object({ holderId: z.uuid(), subjectId: z.uuid(), kind: powerKind })
  .refine((link) => link.holderId !== link.subjectId, {
    path: ['subjectId'],
    message: 'Choose two different people',
  })
  .openapi('NewPowerLink');
export type NewPowerLink = z.infer<typeof newPowerLink>;

export const powerLinkView = z
  .object({ id: z.uuid(), holderId: z.uuid(), subjectId: z.uuid(), kind: powerKind, declaredAt: z.string() })
  .openapi('PowerLink');
/** The holder decides on, assesses, sets the pay of, or hears a grievance of the subject. */
export type PowerLinkView = z.infer<typeof powerLinkView>;
