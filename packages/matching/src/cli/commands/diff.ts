import { type Difference, difference } from '../../modes/difference.ts';
import type { PersonRef } from '../../types.ts';
import { counted } from '../../words.ts';
import { type Arguments, command } from '../command.ts';
import { type ExitCode, exit } from '../exit.ts';
import { loadResult } from '../input.ts';
import { type Report, write } from '../output.ts';
import { peopleWords } from '../result-lines.ts';

const named = (words: string, people: readonly PersonRef[]): string[] =>
  people.length === 0 ? [] : [`${words}: ${peopleWords(people)}`];

/** People of one result only, by whether they have a partner there. */
const strangers = (words: string, people: Difference['gone']): string[] => [
  ...named(
    `${words}, with a partner`,
    people.filter((one) => one.matched),
  ),
  ...named(
    `${words}, without a partner`,
    people.filter((one) => !one.matched),
  ),
];

/** What changed between two results, in words and as a table of pairs. */
export function changes(shown: Difference): Omit<Report, 'json'> {
  return {
    names: ['change', 'mentor', 'mentee'],
    rows: [
      ...shown.broken.map((p) => ['broken', p.mentor, p.mentee]),
      ...shown.made.map((p) => ['made', p.mentor, p.mentee]),
    ],
    summary: [
      `${counted(shown.kept, 'pair')} kept, ${shown.made.length} made, ${shown.broken.length} broken`,
      ...shown.objective
        .filter((s) => s.before !== s.after)
        .map((s) => `${s.stage}: ${s.before ?? 'none'} before, ${s.after ?? 'none'} after`),
      ...named('newly with a partner', shown.newlyMatched),
      ...named('newly without a partner', shown.newlyUnmatched),
      ...strangers('in the first result only', shown.gone),
      ...strangers('in the second result only', shown.arrived),
    ],
  };
}

async function run(args: Arguments): Promise<ExitCode> {
  const shown = difference(await loadResult(args, 0), await loadResult(args, 1));
  await write({ json: shown, ...changes(shown) }, args.options);
  return exit.done;
}

export const diffCommand = command({
  name: 'diff',
  says: 'Compares two results: pairs, people and stage values.',
  files: ['RESULT', 'RESULT'],
  run,
});
