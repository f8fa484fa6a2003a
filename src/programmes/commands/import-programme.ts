import { type Ctx, notAllowed, readInput, transaction } from '#platform';
import { can } from '../access.ts';
import { findByName } from '../queries.ts';
import { differences } from '../rules.ts';
import { type Difference, type ImportResult, type Programme, type ProgrammeFile, programmeFile } from '../schema.ts';
import { changePolicy } from './change-policy.ts';
import { changeProgramme, requireChangeable } from './change-programme.ts';
import { createProgramme } from './create-programme.ts';
import { setKpis } from './set-kpis.ts';

/**
 * Reads a programme file: creates the programme, or changes the one of the same name; a dry run only tells the difference.
 * KPI owners stay as they are, because the file names no person. A dry run does it all and takes it back, so it refuses
 * what the import would refuse.
 */
export async function importProgramme(
  ctx: Ctx,
  input: { file: ProgrammeFile; isDryRun: boolean },
): Promise<ImportResult> {
  if (!can(ctx.actor, 'create')) throw notAllowed();
  const file = readInput(programmeFile, input.file, 'file');
  let tried: ImportResult | undefined;
  try {
    return await transaction(ctx, async (ctx) => {
      const done = await takeIn(ctx, file);
      if (!input.isDryRun) return done;
      tried = done.action === 'create' ? { ...done, id: null } : done;
      throw new Error('a dry run is taken back');
    });
  } catch (error) {
    if (tried) return tried;
    throw error;
  }
}

async function takeIn(ctx: Ctx, file: ProgrammeFile): Promise<ImportResult> {
  const standing = await findByName(ctx, file.programme.name);
  if (!standing) {
    const { id } = await createProgramme(ctx, { ...file.programme, policy: file.policy });
    if (file.kpis.length > 0) await setKpis(ctx, id, file.kpis);
    return { id, action: 'create', diff: differences({}, file.programme) };
  }
  await requireChangeable(ctx, standing.id);
  const diff = [
    ...differences(standing, file.programme),
    ...differences(standing.policy, file.policy, 'policy.'),
    ...kpiDifference(standing, file),
  ];
  const action = diff.length === 0 ? 'unchanged' : 'change';
  if (action === 'change') await apply(ctx, standing, file, diff);
  return { id: standing.id, action, diff };
}

const kpiFacts = (kpis: ProgrammeFile['kpis']) =>
  Object.fromEntries(kpis.map(({ kpi, baseline, target }) => [kpi, { baseline, target }]));

function kpiDifference(standing: Programme, file: ProgrammeFile): Difference[] {
  const [from, to] = [kpiFacts(standing.kpis), kpiFacts(file.kpis)];
  const gone = Object.fromEntries(Object.keys(from).map((kpi) => [kpi, to[kpi] ?? null]));
  return differences(from, { ...gone, ...to }, 'kpis.');
}

async function apply(ctx: Ctx, standing: Programme, file: ProgrammeFile, diff: Difference[]): Promise<void> {
  await changeProgramme(ctx, standing.id, file.programme);
  await changePolicy(ctx, standing.id, { policy: file.policy, expectedVersion: standing.policyVersion });
  if (!diff.some((one) => one.field.startsWith('kpis.'))) return;
  const ownerOf = new Map(standing.kpis.map((one) => [one.kpi, one.ownerId]));
  const kpis = file.kpis.map((one) => ({ ...one, ownerId: ownerOf.get(one.kpi) ?? null }));
  await setKpis(ctx, standing.id, kpis);
}
