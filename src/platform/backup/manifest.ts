import { z } from 'zod';

const file = z.object({ path: z.string().max(400), bytes: z.number().int().min(0), sha256: z.string().length(64) });
const table = z.object({
  schema: z.string().max(63),
  name: z.string().max(63),
  columns: z.array(z.string().max(63)).max(1600),
  rows: z.number().int().min(0),
});
const sequence = z.object({ schema: z.string().max(63), name: z.string().max(63), value: z.string().max(20) });
const migration = z.object({ name: z.string().max(200), sha256: z.string().length(64) });

const common = {
  format: z.literal('viceversa-backup'),
  formatVersion: z.literal(1),
  madeAt: z.string().max(40),
  postgres: z.string().max(40),
  schemaVersion: z.string().max(200).nullable(),
  files: z.array(file).max(10_000_000),
};

/** What a backup holds: the last entry of its archive, so a cut-off file has none. */
export const manifestSchema = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('exact'), walFrom: z.string().max(30), walTo: z.string().max(30) }),
  z.object({
    ...common,
    kind: z.literal('portable'),
    migrations: z.array(migration).max(10_000),
    tables: z.array(table).max(10_000),
    sequences: z.array(sequence).max(10_000),
  }),
]);

export type Manifest = z.infer<typeof manifestSchema>;
export type PortableManifest = Extract<Manifest, { kind: 'portable' }>;
export type FileRecord = z.infer<typeof file>;
export type TableRecord = z.infer<typeof table>;
export const manifestPath = 'manifest.json';
