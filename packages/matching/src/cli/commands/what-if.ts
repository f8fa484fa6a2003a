import { invalid } from '../../fault.ts';
import { whatIfSteps } from '../../modes/difference.ts';
import { policyIssues } from '../../read-given.ts';
import type { PolicyInput } from '../../types.ts';
import { type Arguments, command, writing } from '../command.ts';
import { type ExitCode, exit } from '../exit.ts';
import { loadChange, loadStanding } from '../input.ts';
import { write } from '../output.ts';
import { watchedSteps } from '../watched.ts';
import { changes } from './diff.ts';

/** A change of policy, checked by itself; what it makes of the policy as a whole the engine checks. */
function asChange(value: Record<string, unknown>): PolicyInput {
  const issues = policyIssues(value);
  if (issues.length > 0) throw invalid(issues.map((issue) => ({ ...issue, message: `--change: ${issue.message}` })));
  return value as PolicyInput;
}

async function run(args: Arguments): Promise<ExitCode> {
  const change = asChange(await loadChange(args.options.change!));
  const { instance, result: before } = await loadStanding(args);
  const { result, difference } = await watchedSteps(args.options, whatIfSteps(instance, before, change));
  await write({ json: { difference, result }, ...changes(difference) }, args.options);
  return exit.done;
}

export const whatIfCommand = command({
  name: 'what-if',
  says: 'Matches again with a changed policy and compares with the result.',
  files: ['INSTANCE', 'RESULT'],
  needs: ['change'],
  takes: ['seed', ...writing],
  run,
});
