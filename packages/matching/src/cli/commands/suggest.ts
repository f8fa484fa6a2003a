import { explainerSteps } from '../../explain/explainer.ts';
import { nobodyFor, type Suggestion, suggestFrom } from '../../modes/suggest.ts';
import { sentence } from '../../sentence.ts';
import { lossWords } from '../../stage-words.ts';
import { type Arguments, command, writing } from '../command.ts';
import { type ExitCode, exit } from '../exit.ts';
import { loadStanding } from '../input.ts';
import { write } from '../output.ts';
import { watchedSteps } from '../watched.ts';
import { checkPerson } from './explain.ts';

function words({ answer, loss }: Suggestion): string {
  if (answer !== 'possible') return answer;
  return loss === null ? 'not known' : lossWords(loss) || 'nothing';
}

async function run(args: Arguments): Promise<ExitCode> {
  const { mentor, mentee, count } = args.options;
  const { instance, result } = await loadStanding(args);
  const explainer = await watchedSteps(args.options, explainerSteps(instance, result));
  const [side, id] = mentor === undefined ? (['mentee', mentee ?? ''] as const) : (['mentor', mentor] as const);
  checkPerson(explainer, side, id);
  const found = suggestFrom(explainer, side, id, count);
  const nobody = found.length === 0 ? nobodyFor(explainer, side, id) : null;
  await write(
    {
      json: found,
      names: ['mentor', 'mentee', 'score', 'lost with it'],
      rows: found.map((one) => [one.mentor, one.mentee, one.score, words(one)]),
      summary: nobody === null ? [] : [sentence(nobody)],
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
