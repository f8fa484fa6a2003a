import { type Command, Option } from 'commander';
import {
  explainPair,
  getRun,
  listProposals,
  listUnmatched,
  type NewRun,
  newestRun,
  type ProposalView,
  publishRun,
  type RunView,
  requestRun,
  runNow,
  type UnmatchedView,
  type Words,
} from '#matching';
import type { Ctx } from '#platform';
import { interrupted } from './interruption.ts';
import { type Out, withJson } from './options.ts';
import { EXIT, print, printSome, say } from './out.ts';
import { withBar } from './progress.ts';
import { enrolmentOf, programmeIdOf, withRuntime } from './with-runtime.ts';

/** More than a run can have: the command line shows everything. */
const EVERYTHING = { limit: 1_000_000, offset: 0 };
const SHOWN = 30;

/** Runs the engine with a bar; Ctrl+C cancels the run. */
const runWithBar = (ctx: Ctx, runId: string): Promise<void> =>
  withBar((onProgress) => runNow(ctx, runId, { signal: interrupted, onProgress }), 'by-signal');

const told = (words: readonly Words[], between: string): string =>
  words.map((one) => say(one.sentence, one.values)).join(between);

const PROOF = {
  certificate: 'Proven; the verifier agrees.',
  search: 'Best by full search; no certificate.',
  bound: 'Not proven best.',
  stable: 'Stable: nobody would swap.',
};

/** Private wishes are counted only where no rule can have refused as well. */
const atLeast = ({ code }: Words): string => (code === 'rule.private' ? 'at least ' : '');

type Matched = { run: RunView; proposals: ProposalView[]; unmatched: UnmatchedView[] };

function printMatch({ run, proposals, unmatched }: Matched): void {
  if (run.failure) {
    print.line(say(run.failure.sentence, run.failure.values));
    return;
  }
  const { summary, seal } = run;
  print.line(
    `${proposals.length} proposals: ${summary?.coveredMentees ?? 0} of ${run.mentees} mentees and ${summary?.coveredMentors ?? 0} of ${run.mentors} mentors have a partner.`,
  );
  print.line(
    `Lowest score ${summary?.floor ?? '-'}, total ${summary?.total ?? '-'}, from ${summary?.eligiblePairs ?? '-'} eligible pairs. ${PROOF[seal?.isProven ? seal.kind : 'bound']}`,
  );
  for (const gap of seal?.gap ?? []) print.line(`  ${say(gap.sentence, gap.values)}`);
  if (summary?.kept) print.line(`Kept ${summary.kept.pairs} of ${summary.kept.of} pairs that were under review.`);
  for (const { stage, here, best } of run.cost ?? [])
    if (here !== best) print.line(`  ${stage}: ${here} here, ${best} in the best answer`);
  printSome(proposals, SHOWN, ({ score, mentor, mentee, reasons }) => [
    `  ${String(score).padStart(5)}  `,
    `${mentor.name} → ${mentee.name}: ${told(reasons, ' ')}`,
  ]);
  const mentees = unmatched.filter((one) => one.side === 'mentee');
  print.line(`${mentees.length} mentees and ${unmatched.length - mentees.length} mentors are left over.`);
  printSome(mentees, SHOWN, ({ person, reasons, removedBy }) => {
    const rules = removedBy.map(
      ({ words, count }) => `${atLeast(words)}${count} × ${say(words.sentence, words.values)}`,
    );
    return ['  ', `${person.name}: ${[told(reasons, ' '), ...rules].join(' ')}`];
  });
  for (const advice of run.advice) print.row('  ', say(advice.sentence, advice.values));
}

function addMatch(program: Command): void {
  withJson(program.command('match <programme>'))
    .description('Run the match and print proposals and whoever is left over, with reasons; publishes nothing')
    .addOption(
      new Option('--way <way>', 'what the answer should be good at')
        .choices(['best', 'calm', 'stable'])
        .default('best'),
    )
    .addOption(
      new Option('--proposing <side>', 'whose wishes go first when stable')
        .choices(['mentor', 'mentee'])
        .default('mentor'),
    )
    .action(async (name: string, options: Out & Pick<NewRun, 'way' | 'proposing'>) => {
      const answer = await withRuntime(async (ctx): Promise<Matched> => {
        const { runId } = await requestRun(ctx, await programmeIdOf(ctx, name), {
          way: options.way,
          proposing: options.proposing,
        });
        await runWithBar(ctx, runId);
        const run = await getRun(ctx, runId);
        const { proposals } = await listProposals(ctx, runId, EVERYTHING);
        const { unmatched } = await listUnmatched(ctx, runId, EVERYTHING);
        return { run, proposals, unmatched };
      });
      if (answer.run.failure) process.exitCode = EXIT.refused;
      if (options.json) print.json(answer);
      else printMatch(answer);
    });
}

function addExplain(program: Command): void {
  withJson(program.command('explain <programme> <mentor> <mentee>'))
    .description('Why this pair, or why not: rules, score, and what forcing it would cost')
    .action(async (name: string, mentor: string, mentee: string, options: Out) => {
      const view = await withRuntime(async (ctx) => {
        const programmeId = await programmeIdOf(ctx, name);
        const runId = await newestRun(ctx, programmeId);
        return explainPair(
          ctx,
          runId,
          await enrolmentOf(ctx, programmeId, mentor),
          await enrolmentOf(ctx, programmeId, mentee),
        );
      });
      if (options.json) return print.json(view);
      const score = view.score === null ? '' : `, score ${view.score}`;
      print.row('', `${view.mentor.name} → ${view.mentee.name}: ${view.answer}${score}`);
      for (const rule of view.rules) print.row('  ', say(rule.sentence, rule.values));
      for (const term of view.contributions) print.line(`  ${term.term.padEnd(14)} ${term.points}`);
      if (view.loss) print.row('  ', say(view.loss.words.sentence, view.loss.words.values));
      for (const step of view.chain)
        print.row(`  ${step.change === 'made' ? '+' : '−'} `, `${step.mentor} → ${step.mentee}`);
    });
}

function addPublish(program: Command): void {
  withJson(program.command('publish <programme>'))
    .description('Offer the proposals of the newest run to the people in them')
    .option('--even-if-stale', 'although something changed since the run')
    .action(async (name: string, options: Out & { evenIfStale?: boolean }) => {
      const done = await withRuntime(async (ctx) =>
        publishRun(ctx, await newestRun(ctx, await programmeIdOf(ctx, name)), {
          evenIfStale: options.evenIfStale ?? false,
        }),
      );
      if (options.json) return print.json(done);
      print.line(
        `Offered ${done.offered}, begun ${done.begun}, withheld ${done.withheld.length}.${done.answerBy ? ` Answers until ${done.answerBy}.` : ''}`,
      );
      for (const one of done.withheld)
        print.row('  ', `${one.mentor} → ${one.mentee}: ${say(one.words.sentence, one.words.values)}`);
    });
}

/** `viceversa match`, `explain` and `publish`. */
export function addMatching(program: Command): void {
  addMatch(program);
  addExplain(program);
  addPublish(program);
}
