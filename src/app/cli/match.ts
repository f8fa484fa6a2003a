import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { explainPair, getRun, listProposals, listRuns, listUnmatched, publishRun, requestRun, runNow } from '#matching';
import { type Ctx, notFound } from '#platform';
import { EXIT, print, say } from './out.ts';
import { enrolmentOf, type Out, programmeIdOf, withJson, withRuntime } from './with-runtime.ts';

const PAGE = 200;
const SHOWN = 30;

async function everything<T>(
  load: (page: { limit: number; offset: number }) => Promise<{ rows: T[]; total: number }>,
): Promise<T[]> {
  const rows: T[] = [];
  for (;;) {
    const page = await load({ limit: PAGE, offset: rows.length });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

async function runWithBar(ctx: Ctx, runId: string): Promise<void> {
  const isTerminal = process.stderr.isTTY === true;
  const bar = isTerminal
    ? new SingleBar({ format: '{bar} {percentage}% {phase}', stream: process.stderr, hideCursor: true })
    : undefined;
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal);
  bar?.start(1, 0, { phase: '' });
  await runNow(ctx, runId, {
    signal: stop.signal,
    onProgress: ({ phase, done, total }) => {
      bar?.setTotal(Math.max(1, total));
      bar?.update(done, { phase });
    },
  });
  bar?.stop();
  process.removeListener('SIGINT', onSignal);
}

async function newestRun(ctx: Ctx, programmeId: string): Promise<string> {
  const [run] = await listRuns(ctx, programmeId, { limit: 1, offset: 0 });
  if (!run)
    throw notFound({ detail: 'This programme has no match run yet. Make one with: viceversa match "<programme>"' });
  return run.id;
}

function addMatch(program: Command): void {
  withJson(program.command('match <programme>'))
    .description('Run the match and print proposals and whoever is left over, with reasons; publishes nothing')
    .action(async (name: string, options: Out) => {
      const answer = await withRuntime(async (ctx) => {
        const { runId } = await requestRun(ctx, await programmeIdOf(ctx, name));
        await runWithBar(ctx, runId);
        const run = await getRun(ctx, runId);
        const proposals = await everything(async (page) => {
          const { proposals: rows, total } = await listProposals(ctx, runId, page);
          return { rows, total };
        });
        const unmatched = await everything(async (page) => {
          const { unmatched: rows, total } = await listUnmatched(ctx, runId, page);
          return { rows, total };
        });
        return { run, proposals, unmatched };
      });
      const { run, proposals, unmatched } = answer;
      if (run.failure) process.exitCode = EXIT.refused;
      if (options.json) return print.json(answer);
      if (run.failure) return print.line(say(run.failure.sentence, run.failure.values));
      const { summary } = run;
      print.line(
        `${proposals.length} proposals: ${summary?.coveredMentees ?? 0} of ${run.mentees} mentees and ${summary?.coveredMentors ?? 0} of ${run.mentors} mentors have a partner.`,
      );
      print.line(
        `Lowest score ${summary?.floor ?? '-'}, total ${summary?.total ?? '-'}, from ${summary?.eligiblePairs ?? '-'} eligible pairs. ${run.seal?.isProven ? 'Proven best; the verifier agrees.' : (run.seal?.note ?? '')}`,
      );
      for (const one of proposals.slice(0, SHOWN)) {
        print.line(
          `  ${String(one.score).padStart(5)}  ${one.mentor.name} → ${one.mentee.name}: ${one.reasons.map((reason) => say(reason.sentence, reason.values)).join('; ')}`,
        );
      }
      if (proposals.length > SHOWN) print.line(`  and ${proposals.length - SHOWN} more; see them all with --json`);
      const left = unmatched.filter((one) => one.side === 'mentee');
      print.line(`${left.length} mentees and ${unmatched.length - left.length} mentors are left over.`);
      for (const one of left.slice(0, SHOWN))
        print.line(
          `  ${one.person.name}: ${one.reasons.map((reason) => say(reason.sentence, reason.values)).join(' ')}`,
        );
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
      print.line(
        `${view.mentor.name} → ${view.mentee.name}: ${view.answer}${view.score === null ? '' : `, score ${view.score}`}`,
      );
      for (const rule of view.rules) print.line(`  ${say(rule.sentence, rule.values)}`);
      for (const term of view.contributions) print.line(`  ${term.term.padEnd(14)} ${term.points}`);
      for (const loss of view.lossWords) print.line(`  ${say(loss.sentence, loss.values)}`);
      for (const step of view.chain)
        print.line(`  ${step.change === 'made' ? '+' : '−'} ${step.mentor} → ${step.mentee}`);
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
        print.line(`  ${one.mentor} → ${one.mentee}: ${say(one.words.sentence, one.words.values)}`);
    });
}

/** `viceversa match`, `explain` and `publish`. */
export function addMatching(program: Command): void {
  addMatch(program);
  addExplain(program);
  addPublish(program);
}
