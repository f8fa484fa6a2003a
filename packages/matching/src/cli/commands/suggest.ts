import { explainerSteps } from '../../explain/explainer.ts';
import { type Suggestion, suggestFrom } from '../../modes/suggest.ts';
import { type Arguments, command, writing } from '../command.ts';
import { type ExitCode, exit } from '../exit.ts';
import { loadStanding } from '../input.ts';
import { write } from '../output.ts';
import { watchedSteps } from '../watched.ts';
import { checkPerson, lossWords } from './explain.ts';

function words({ paired, loss }: Suggestion): string {
  if (paired) return 'paired';
  return loss === null ? 'not known' : lossWords(loss) || 'nothing';
}

async function run(args: Arguments): Promise<ExitCode> {
  const { mentor, mentee, count } = args.options;
  const { instance, result } = await loadStanding(args);
  const explainer = await watchedSteps(args.options, explainerSteps(instance, result));
  const [side, id] = mentor === undefined ? (['mentee', mentee ?? ''] as const) : (['mentor', mentor] as const);
  checkPerson(explainer, side, id);
  const found = suggestFrom(explainer, side, id, count);
  await write(
    {
      json: found,
      names: ['mentor', 'mentee', 'score', 'lost with it'],
      rows: found.map((one) => [one.mentor, one.mentee, one.score, words(one)]),
      summary: found.length === 0 ? [`No rule leaves ${id} a partner.`] : [],
    },
    args.options,
  );
  return exit.done;
}

export const suggestCommand = command({
  name: 'suggest',
  says: 'Shows the partners of best score for one person, each with what choosing them would lose.',
  files: ['INSTANCE', 'RESULT'],
  either: ['mentor', 'mentee'],
  takes: ['count', 'seed', ...writing],
  run,
});
