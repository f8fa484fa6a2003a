import { match, usefulWorkers } from '../../node.ts';
import type { MatchOptions } from '../../result.ts';
import { sentence } from '../../sentence.ts';
import { objectiveWords } from '../../stage-words.ts';
import type { Instance } from '../../types.ts';
import { validate } from '../../validate.ts';
import { counted } from '../../words.ts';
import { type Arguments, command, writing } from '../command.ts';
import { type ExitCode, exit, Refusal } from '../exit.ts';
import { loadInstance } from '../input.ts';
import type { OptionName, Options } from '../options.ts';
import { say, write } from '../output.ts';
import { farLines, forcedLines, unmatchedLines, warningLines } from '../result-lines.ts';
import { watched } from '../watched.ts';

/** Options that a run would ignore are refused: whoever gives one expects something of it. */
function checkTogether(options: Options): void {
  const mode = options.mode ?? 'optimal';
  const goesWith = (name: OptionName, ...modes: readonly string[]): void => {
    if (name in options && !modes.includes(mode))
      throw new Refusal(exit.usage, `--${name} goes with --mode ${modes.join(' or ')}, not with ${mode}`);
  };
  goesWith('proposing', 'stable');
  goesWith('node-limit', 'circles');
  for (const name of ['prices', 'brief'] as const) goesWith(name, 'optimal', 'assisted', 'repair');
  if (options.prices && options.brief) throw new Refusal(exit.usage, '--prices and --brief exclude each other');
}

function runOptions({ mode, proposing, prices, brief, 'node-limit': nodeLimit }: Options): MatchOptions {
  const given = Object.entries({ mode, proposing, prices, brief, nodeLimit }).filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(given) as MatchOptions;
}

/** Names the fields that no rule and no term reads, among which a misspelt one would be. */
function tellIgnored(instance: Instance, { quiet }: Options): void {
  if (quiet) return;
  const checked = validate(instance);
  if (checked.ok && checked.ignoredFields.length > 0)
    say([`not read, since an instance has no such fields: ${checked.ignoredFields.join(', ')}`]);
}

async function run(args: Arguments): Promise<ExitCode> {
  const { options } = args;
  checkTogether(options);
  const instance = await loadInstance(args);
  const workers = options.workers ?? usefulWorkers(instance);
  const result = await watched(options, (watch) => match(instance, { ...watch, ...runOptions(options), workers }));
  tellIgnored(instance, options);
  const { complete, note } = result.certificate;
  const left = `${counted(result.unmatched.length, 'person', 'people')} without a partner`;
  await write(
    {
      json: result,
      names: ['mentor', 'mentee', 'score', 'why'],
      rows: result.pairs.map((p) => [p.mentor, p.mentee, p.score, p.reasons[0] ? sentence(p.reasons[0]) : '']),
      summary: [
        `${counted(result.pairs.length, 'pair')} of ${result.eligiblePairs} eligible, ${left}; ${complete ? 'proven optimal' : note}`,
        objectiveWords(result),
        ...farLines(result),
        ...unmatchedLines(result.unmatched),
        ...forcedLines(result.forcedLocks),
        ...warningLines(result.warnings),
      ],
    },
    options,
  );
  return exit.done;
}

export const matchCommand = command({
  name: 'match',
  says: 'Finds the pairs of an instance, with reasons, prices and certificate.',
  files: ['INSTANCE'],
  takes: ['mode', 'proposing', 'node-limit', 'prices', 'brief', 'workers', 'seed', ...writing],
  run,
});
