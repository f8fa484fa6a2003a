import { defaultPolicy } from '../../defaults.ts';
import { invalid } from '../../fault.ts';
import { type PolicyChange, whatIfSteps, wholeChange } from '../../modes/difference.ts';
import { policyIssues } from '../../read-given.ts';
import type { Instance } from '../../types.ts';
import { type Arguments, command, writing } from '../command.ts';
import { type ExitCode, exit } from '../exit.ts';
import { loadChange, loadStanding } from '../input.ts';
import type { Options } from '../options.ts';
import { say, write } from '../output.ts';
import { watchedSteps } from '../watched.ts';
import { changes } from './diff.ts';

/** A change of policy, checked by itself; what it makes of the policy as a whole the engine checks. */
function asChange(value: Record<string, unknown>): PolicyChange {
  const issues = policyIssues(wholeChange(defaultPolicy, value));
  if (issues.length > 0) throw invalid(issues.map((issue) => ({ ...issue, message: `--change: ${issue.message}` })));
  return value;
}

/** Names what of a change has nothing to work on: pairs that are listed come with their scores, and without rules. */
function tellIdle({ pairs }: Instance, change: PolicyChange, { quiet }: Options): void {
  const idle = (['rules', 'weights'] as const).filter((name) => name in change);
  if (pairs && idle.length > 0 && !quiet)
    say([`the pairs of this instance are listed and know no ${idle.join(' and no ')}: that part changes nothing`]);
}

async function run(args: Arguments): Promise<ExitCode> {
  const change = asChange(await loadChange(args.options.change!));
  const { instance, result: before } = await loadStanding(args);
  const { result, difference } = await watchedSteps(args.options, whatIfSteps(instance, before, change));
  tellIdle(instance, change, args.options);
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
