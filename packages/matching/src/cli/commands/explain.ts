import { type Advice, adviceSteps } from '../../explain/advice.ts';
import { type Explainer, explainerSteps } from '../../explain/explainer.ts';
import { type Relaxation, relaxationSteps } from '../../explain/relaxations.ts';
import type { Step } from '../../progress.ts';
import type { Loss, Result } from '../../result.ts';
import { sentence } from '../../sentence.ts';
import { lossWords } from '../../stage-words.ts';
import type { Instance, Side } from '../../types.ts';
import { type Arguments, command, writing } from '../command.ts';
import { type ExitCode, exit, Refusal } from '../exit.ts';
import { loadStanding } from '../input.ts';
import { write } from '../output.ts';
import { forcedLines, relaxationLines, unmatchedLines, warningLines } from '../result-lines.ts';
import { watchedSteps } from '../watched.ts';

/** Whether somebody of a side has this id. */
export const has = ({ prepared }: Explainer, side: Side, id: string): boolean =>
  prepared.scorer.context[side === 'mentor' ? 'mentorAt' : 'menteeAt'].has(id);

/** Refuses an id that nobody of the side has. */
export function checkPerson(explainer: Explainer, side: Side, id: string): void {
  if (!has(explainer, side, id)) throw new Refusal(exit.notFound, `no ${side} has the id ${id}`);
}

/** What forbidding a pair loses, in a word where there is nothing to lose or to say. */
const priceWords = (price: Loss | null): string => (price === null ? 'not known' : lossWords(price) || 'nothing');

interface Answers {
  explainer: Explainer;
  advice: Advice[];
  looser: Relaxation[];
}

/** What there is to say; of one person no more than their pairs, as advice is for all. */
function* answers(instance: Instance, result: Result, person: string | undefined): Generator<Step, Answers> {
  const explainer = yield* explainerSteps(instance, result);
  if (person === undefined) {
    const advice = yield* adviceSteps(instance, result);
    return { explainer, advice, looser: yield* relaxationSteps(instance, result) };
  }
  if (!has(explainer, 'mentor', person) && !has(explainer, 'mentee', person))
    throw new Refusal(exit.notFound, `no mentor and no mentee has the id ${person}`);
  return { explainer, advice: [], looser: [] };
}

/** What of a result is to be told: all, or what concerns one person; warnings concern all. */
function part(result: Result, person: string | undefined): Pick<Result, 'unmatched' | 'forcedLocks' | 'warnings'> {
  if (person === undefined) return result;
  return {
    unmatched: result.unmatched.filter(({ id }) => id === person),
    forcedLocks: result.forcedLocks.filter((lock) => lock.mentor === person || lock.mentee === person),
    warnings: [],
  };
}

async function run(args: Arguments): Promise<ExitCode> {
  const { instance, result } = await loadStanding(args);
  const { person } = args.options;
  const { explainer, advice, looser } = await watchedSteps(args.options, answers(instance, result, person));
  const pairs = result.pairs
    .filter((p) => person === undefined || p.mentor === person || p.mentee === person)
    .map((p) => ({ ...p, price: p.price ?? explainer.price(p.mentor, p.mentee) }));
  const { unmatched, forcedLocks, warnings } = part(result, person);
  await write(
    {
      json: { pairs, unmatched, forcedLocks, warnings, facts: result.facts, advice, relaxations: looser },
      names: ['mentor', 'mentee', 'score', 'lost without it', 'reasons'],
      rows: pairs.map((p) => [p.mentor, p.mentee, p.score, priceWords(p.price), p.reasons.map(sentence)]),
      summary: [
        ...unmatchedLines(unmatched),
        ...forcedLines(forcedLocks),
        ...warningLines(warnings),
        ...advice.map((a) => sentence(a.reason)),
        ...relaxationLines(looser),
      ],
    },
    args.options,
  );
  return exit.done;
}

export const explainCommand = command({
  name: 'explain',
  says: 'Says of each pair why it is and what would be lost without it, whom to recruit and which rules stand in the way.',
  files: ['INSTANCE', 'RESULT'],
  takes: ['person', 'seed', ...writing],
  run,
});
