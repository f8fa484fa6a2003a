import { assign } from '../../matrix/assign.ts';
import { objectiveWords } from '../../stage-words.ts';
import { counted } from '../../words.ts';
import { type Arguments, command } from '../command.ts';
import { type ExitCode, exit } from '../exit.ts';
import { write } from '../output.ts';
import { nameOf, readText } from '../read-text.ts';
import { named, readScores, type ScoreTable } from '../scores.ts';
import { watched } from '../watched.ts';

/** The table of scores in the first file. */
export const loadScores = async ({ files }: Arguments): Promise<ScoreTable> =>
  readScores(await readText(files[0]!), nameOf(files[0]!));

function without(ids: readonly string[], placed: Int32Array, side: string): string[] {
  const taken = new Set(placed);
  return ids.filter((_, k) => !taken.has(k)).map((id) => `without a partner: ${side} ${id}`);
}

async function run(args: Arguments): Promise<ExitCode> {
  const table = await loadScores(args);
  const found = await watched(args.options, (watch) => assign(table.matrix, watch));
  const result = named(table, found);
  const summary = [
    `${counted(result.pairs.length, 'pair')}; proven optimal`,
    objectiveWords(result),
    ...without(table.mentors, found.mentor, 'mentor'),
    ...without(table.mentees, found.mentee, 'mentee'),
  ];
  const rows = result.pairs.map((p) => [p.mentor, p.mentee, p.score]);
  await write({ json: result, names: ['mentor', 'mentee', 'score'], rows, summary }, args.options);
  return exit.done;
}

export const assignCommand = command({
  name: 'assign',
  says: 'Finds the best pairs of a table of scores, with their certificates.',
  files: ['SCORES.csv'],
  run,
});
