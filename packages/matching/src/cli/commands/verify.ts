import { invalid } from '../../fault.ts';
import { verifyAssignment } from '../../matrix/assign.ts';
import type { Verdict } from '../../result.ts';
import { validate } from '../../validate.ts';
import { verifySteps } from '../../verify.ts';
import { type Arguments, command, writing } from '../command.ts';
import { type ExitCode, exit, Refusal } from '../exit.ts';
import { loadInstance, loadJson, loadResult, ordinals, seedFault } from '../input.ts';
import { write } from '../output.ts';
import { asAssigned } from '../read-result-file.ts';
import { placed, wrongScore } from '../scores.ts';
import { watchedSteps } from '../watched.ts';
import { loadScores } from './assign.ts';

async function verifyTable(args: Arguments): Promise<Verdict> {
  if ('seed' in args.options) throw new Refusal(exit.usage, '--seed goes with an INSTANCE, not with a table of scores');
  const table = await loadScores(args);
  const result = asAssigned(await loadJson(args, 1), ordinals[1]);
  const wrong = wrongScore(table, result);
  return wrong === null ? verifyAssignment(table.matrix, placed(table, result)) : { valid: false, fault: wrong };
}

async function verifyResult(args: Arguments): Promise<Verdict> {
  const instance = await loadInstance(args);
  const result = await loadResult(args, 1);
  const verdict = await watchedSteps(args.options, verifySteps(instance, result));
  if (verdict.valid) return verdict;
  // That an instance is not valid says nothing about the result.
  const checked = validate(instance);
  if (!checked.ok) throw invalid(checked.issues);
  const seed = seedFault(instance, result, args.options);
  return seed === null ? verdict : { valid: false, fault: seed };
}

async function run(args: Arguments): Promise<ExitCode> {
  const isTable = args.files[0]!.toLowerCase().endsWith('.csv');
  const verdict = await (isTable ? verifyTable(args) : verifyResult(args));
  const isCsv = args.options.format === 'csv';
  const words = verdict.valid
    ? `valid: ${verdict.checked.edges} eligible pairs, ${verdict.checked.stages} stages; ${verdict.proven ? 'proven optimal' : 'not proven optimal'}`
    : `not valid: ${verdict.fault}`;
  await write(
    {
      json: verdict,
      names: ['valid', 'proven', 'fault'],
      // Elsewhere the words say it all; the row of CSV holds a fault whole.
      rows: !isCsv ? [] : [verdict.valid ? [true, verdict.proven, ''] : [false, false, verdict.fault]],
      summary: isCsv && !verdict.valid ? [] : [words],
    },
    args.options,
  );
  return verdict.valid ? exit.done : exit.notProven;
}

export const verifyCommand = command({
  name: 'verify',
  says: 'Checks a result against its instance or table of scores, without the solver.',
  files: ['INSTANCE|SCORES.csv', 'RESULT'],
  takes: ['seed', ...writing],
  answers: ['notProven'],
  run,
});
