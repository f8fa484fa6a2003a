import { explainerSteps } from '../../explain/explainer.ts';
import type { WhyNot } from '../../result.ts';
import { sentence } from '../../sentence.ts';
import { lossWords } from '../../stage-words.ts';
import { type Arguments, command, writing } from '../command.ts';
import { type ExitCode, exit } from '../exit.ts';
import { loadStanding } from '../input.ts';
import { write } from '../output.ts';
import { watchedSteps } from '../watched.ts';
import { checkPerson } from './explain.ts';

function answerLine({ answer, mentor, mentee, rules, loss }: WhyNot): string {
  if (answer === 'paired') return `${mentor} and ${mentee} are paired.`;
  if (answer === 'refused') return rules.map(sentence).join(' ') || 'Not in the list of pairs.';
  if (answer === 'impossible') return 'No answer with this pair keeps all locks and places.';
  if (loss === null) return 'No rule refuses it; what it would cost is not known, as the result has no certificate.';
  const lost = lossWords(loss);
  return lost === '' ? 'It would cost nothing: another answer is as good.' : `Choosing it would lose: ${lost}.`;
}

async function run(args: Arguments): Promise<ExitCode> {
  const { mentor = '', mentee = '' } = args.options;
  const { instance, result } = await loadStanding(args);
  const explainer = await watchedSteps(args.options, explainerSteps(instance, result));
  checkPerson(explainer, 'mentor', mentor);
  checkPerson(explainer, 'mentee', mentee);
  const answer = explainer.whyNot(mentor, mentee);
  const rows = answer.chain.map((step) => [step.change, step.mentor, step.mentee, step.score]);
  const names = ['change', 'mentor', 'mentee', 'score'];
  await write({ json: answer, names, rows, summary: [answerLine(answer)] }, args.options);
  return answer.answer === 'refused' || answer.answer === 'impossible' ? exit.refused : exit.done;
}

export const whyNotCommand = command({
  name: 'why-not',
  says: 'Says which rules refuse a pair, or what choosing it would lose and which pairs would change.',
  files: ['INSTANCE', 'RESULT'],
  needs: ['mentor', 'mentee'],
  takes: ['seed', ...writing],
  answers: ['refused'],
  run,
});
