import type { Command } from 'commander';
import {
  answerQuestion,
  askQuestion,
  getQuestion,
  type NewQuestion,
  newestRun,
  type QuestionView,
  suggestPartners,
} from '#matching';
import { type Ctx, invalidInput, readInput } from '#platform';
import { getProgramme, matchingPolicy } from '#programmes';
import { interrupted } from './interruption.ts';
import { type Out, withJson } from './options.ts';
import { EXIT, print, printSome, say } from './out.ts';
import { withBar } from './progress.ts';
import { enrolmentOf, programmeIdOf, withRuntime } from './with-runtime.ts';

const SHOWN = 30;

/** Asks about the newest run and waits for the answer, with a bar. */
async function answerTo(ctx: Ctx, programmeId: string, question: NewQuestion): Promise<QuestionView> {
  const { questionId } = await askQuestion(ctx, await newestRun(ctx, programmeId), question);
  await withBar((onProgress) => answerQuestion(ctx, questionId, { signal: interrupted, onProgress }), 'by-signal');
  return getQuestion(ctx, questionId);
}

/** Prints what went wrong, if anything; true when there is an answer to print. */
function hasAnswer(view: QuestionView, options: Out): boolean {
  if (view.failure) process.exitCode = EXIT.refused;
  if (options.json) print.json(view);
  else if (view.failure) print.line(say(view.failure.sentence, view.failure.values));
  return !options.json && !view.failure;
}

const namesOf = (people: readonly { name: string }[]) => people.map((person) => person.name).join(', ');

function addSuggest(program: Command): void {
  withJson(program.command('suggest <programme> <person>'))
    .description('The best possible partners of one person in the newest run, each with what it would cost the whole')
    .option('--most <n>', 'how many, at most 20', '5')
    .action(async (name: string, person: string, options: Out & { most: string }) => {
      const found = await withRuntime(async (ctx) => {
        const programmeId = await programmeIdOf(ctx, name);
        const runId = await newestRun(ctx, programmeId);
        const most = Math.min(20, Math.max(1, Number(options.most) || 5));
        return suggestPartners(ctx, runId, await enrolmentOf(ctx, programmeId, person), most);
      });
      if (options.json) return print.json(found);
      if (found.partners.length === 0) print.line(`Nobody can be paired with ${found.person.name} under these rules.`);
      for (const { partner, score, isPaired, isPossible, loss } of found.partners) {
        const price = isPossible ? '' : 'no answer has room for the pair';
        const cost = isPaired
          ? 'their partner in this run'
          : loss
            ? say(loss.words.sentence, loss.words.values)
            : price;
        print.row(`  ${String(score).padStart(5)}  `, `${partner.name}: ${cost}`);
      }
    });
}

function addRelax(program: Command): void {
  withJson(program.command('relax <programme>'))
    .description('What would place the people left over in the newest run: the smallest sets of rules to loosen')
    .action(async (name: string, options: Out) => {
      const view = await withRuntime(async (ctx) =>
        answerTo(ctx, await programmeIdOf(ctx, name), { kind: 'relaxations' }),
      );
      if (!hasAnswer(view, options)) return;
      const found = view.relaxations ?? [];
      if (found.length === 0) print.line('No rule that may be loosened stands between them and a partner.');
      for (const { rules, places, loses, morePairs } of found) {
        print.line(`${rules.map((rule) => say(rule.sentence, rule.values)).join(' and ')}`);
        print.row('  ', `places ${places.length}, ${morePairs} more pairs in all: ${namesOf(places)}`);
        if (loses.length > 0) print.row('  ', `takes the partner from ${loses.length}: ${namesOf(loses)}`);
      }
    });
}

/** `weights.need=40` as a part of a policy. */
function changed(policy: Record<string, unknown>, setting: string): Record<string, unknown> {
  const [path = '', text = ''] = setting.split('=');
  const [field = '', part] = path.split('.');
  if (!Object.hasOwn(policy, field)) {
    const known = Object.keys(policy).sort().join(', ');
    throw invalidInput({ errors: { [field]: `There is no such setting. The settings are: ${known}` } });
  }
  const value = /^(\d+|true|false|null)$/.test(text) ? (JSON.parse(text) as unknown) : text;
  if (!part) return { ...policy, [field]: value };
  return { ...policy, [field]: { ...(policy[field] as Record<string, unknown>), [part]: value } };
}

function addWhatIf(program: Command): void {
  withJson(program.command('what-if <programme> <settings...>'))
    .description(
      'Try another policy on the people of the newest run; saves nothing. Example: chainDepth=any weights.need=40',
    )
    .action(async (name: string, settings: string[], options: Out) => {
      const view = await withRuntime(async (ctx) => {
        const programmeId = await programmeIdOf(ctx, name);
        const { policy } = await getProgramme(ctx, programmeId);
        const tried = settings.reduce<Record<string, unknown>>(changed, policy);
        return answerTo(ctx, programmeId, { kind: 'what-if', policy: readInput(matchingPolicy, tried) });
      });
      if (hasAnswer(view, options) && view.whatIf) printTrial(view.whatIf);
    });
}

function printTrial(trial: NonNullable<QuestionView['whatIf']>): void {
  const { before, after } = trial;
  for (const key of ['pairs', 'coveredMentees', 'coveredMentors', 'floor', 'total', 'eligiblePairs'] as const)
    print.line(`${key.padEnd(15)} ${before[key] ?? '-'} → ${after[key] ?? '-'}`);
  print.line(trial.isProven ? 'Proven best under that policy.' : 'Not proven best under that policy.');
  if (trial.strandedCount > 0) print.line(`${trial.strandedCount} people would have nobody at all:`);
  printSome(trial.stranded, SHOWN, ({ person, words }) => [
    '  ',
    `${person.name}${words ? `: ${say(words.sentence, words.values)}` : ''}`,
  ]);
  if (trial.gains.length > 0) print.row('Would have a partner: ', namesOf(trial.gains));
  if (trial.loses.length > 0) print.row('Would no longer have one: ', namesOf(trial.loses));
  print.line(`${trial.kept} pairs stay.`);
  printSome(trial.made, SHOWN, ({ mentor, mentee, score }) => ['  + ', `${mentor} → ${mentee} (${score})`]);
  printSome(trial.broken, SHOWN, ({ mentor, mentee, score }) => ['  − ', `${mentor} → ${mentee} (${score})`]);
}

function addReplay(program: Command): void {
  withJson(program.command('replay <programme>'))
    .description('Compute the newest run again from its snapshot, compare the bytes and check the certificate')
    .action(async (name: string, options: Out) => {
      const view = await withRuntime(async (ctx) => answerTo(ctx, await programmeIdOf(ctx, name), { kind: 'replay' }));
      const { replay } = view;
      if (replay && !(replay.isSame && replay.isVerified)) process.exitCode = EXIT.refused;
      if (!hasAnswer(view, options) || !replay) return;
      print.line(replay.isSame ? 'The same, to the last byte.' : 'Not the same bytes.');
      print.line(replay.isVerified ? 'The verifier agrees.' : 'The verifier does not agree.');
      print.line(`Result ${replay.resultSha256}`);
    });
}

/** `viceversa suggest`, `relax`, `what-if` and `replay`. */
export function addMatchQuestions(program: Command): void {
  addSuggest(program);
  addRelax(program);
  addWhatIf(program);
  addReplay(program);
}
