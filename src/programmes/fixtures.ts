import type { Ctx } from '#platform';
import { createProgramme } from './commands/create-programme.ts';
import { moveProgramme } from './commands/move-programme.ts';
import { loadProgramme } from './queries.ts';
import type { NewProgramme, Programme, ProgrammeState } from './schema.ts';

const ORDER: readonly ProgrammeState[] = ['draft', 'recruiting', 'matching', 'running', 'closed'];
let count = 0;

/** A programme that starts in eight weeks for half a year; recruiting unless another state is named. */
export async function aProgramme(
  ctx: Ctx,
  given: Partial<NewProgramme> & { state?: ProgrammeState } = {},
): Promise<Programme> {
  const { state = 'recruiting', ...fields } = given;
  const start = ctx.clock.now().toZonedDateTimeISO('UTC').toPlainDate().add({ weeks: 8 });
  const byOperator: Ctx = { ...ctx, actor: { kind: 'operator' } };
  count += 1;
  const { id } = await createProgramme(byOperator, {
    name: `Reverse mentoring ${count}`,
    purpose: 'Leaders learn what early-career colleagues know about new tools.',
    startsOn: start.toString(),
    endsOn: start.add({ months: 6 }).toString(),
    registrationClosesOn: start.subtract({ weeks: 3 }).toString(),
    ...fields,
  });
  for (const step of ORDER.slice(1, ORDER.indexOf(state) + 1)) await moveProgramme(byOperator, id, step);
  const programme = await loadProgramme(byOperator, id);
  if (!programme) throw new Error('the programme just made is missing');
  return programme;
}
