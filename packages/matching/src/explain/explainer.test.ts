import { expect, test } from 'vitest';
import { compareVectors, everyAnswer, stageWorth } from '../../test/brute.ts';
import { smallInstance } from '../../test/instances.ts';
import { findEdge } from '../graph.ts';
import { matchSync, open } from '../match.ts';
import { stagePlan } from '../optimal.ts';
import { runSync } from '../progress.ts';
import type { PolicyInput } from '../types.ts';
import { chosenEdges, createExplainer } from './explainer.ts';

/** Best stage vector with the floor read as "few free pairs below the standing floor", without ties that come last. */
function bestVectors(seed: number, policy: PolicyInput = {}) {
  const instance = smallInstance({ seed, policy });
  const result = matchSync(instance);
  const { prepared } = runSync(open(instance), {});
  const { keys, terms } = stagePlan(prepared);
  const { graph } = prepared.candidates;
  const floor = result.certificate.stages.find((s) => s.kind === 'floor')?.value ?? 0;
  const scores = [...new Set(graph.score)].sort((a, b) => a - b);
  const steps = scores.filter((score) => score >= floor);
  const judged = keys
    .filter((stage) => stage !== 'determinism' || stage !== keys.at(-1))
    .flatMap((stage) => (stage === 'leximin' ? steps : [0]).map((level) => ({ stage, level })));
  const vectorOf = (chosen: readonly number[]): number[] => {
    const free = chosen.filter((e) => prepared.lockMask[e] === 0);
    return judged.map(({ stage, level }) => {
      if (stage === 'floor') return -free.filter((e) => graph.score[e]! < floor).length;
      if (stage === 'leximin') return -free.filter((e) => graph.score[e]! === level).length;
      return stageWorth(graph, chosen, prepared.lockMask, terms, stage);
    });
  };
  const best = (allowed: (chosen: readonly number[]) => boolean): number[] | null => {
    let top: number[] | null = null;
    everyAnswer(graph, prepared.lockMask, (chosen) => {
      if (!allowed(chosen)) return;
      const vector = vectorOf(chosen);
      if (top === null || compareVectors(vector, top) > 0) top = vector;
    });
    return top;
  };
  return { instance, result, graph, prepared, judged, best, vectorOf };
}

const compact = (losses: readonly { stage: string; loss: number; level?: number }[]) =>
  losses.filter((one) => one.loss !== 0).map(({ stage, loss, level = 0 }) => `${stage} ${level}: ${loss}`);

const leximin: PolicyInput = { leximin: true, stages: ['coverage', 'floor', 'total', 'calm'] };
const cases = [...Array(300).keys()].map((seed) => [seed, seed % 3 === 0 ? leximin : {}] as const);

test('the loss of forcing any eligible pair is what looking at every answer gives, and the chain leads there', () => {
  for (const [seed, policy] of cases) {
    const { instance, result, graph, prepared, judged, best, vectorOf } = bestVectors(seed, policy);
    const explainer = createExplainer(instance, result);
    const standing = best(() => true)!;
    const x = chosenEdges(prepared, result.pairs);
    for (let e = 0; e < graph.edges; e += 1) {
      const mentor = prepared.instance.mentors[graph.rowOf[e]!]!.id;
      const mentee = prepared.instance.mentees[graph.col[e]!]!.id;
      const answer = explainer.whyNot(mentor, mentee);
      const name = `seed ${seed}, ${mentor} with ${mentee}`;
      if (answer.answer === 'paired') continue;
      const forced = best((chosen) => chosen.includes(e));
      if (forced === null) {
        expect(answer.answer, name).toBe('impossible');
        continue;
      }
      const losses = judged.map(({ stage, level }, k) => ({ stage, level, loss: standing[k]! - forced[k]! }));
      expect(compact(answer.loss!.stages), name).toEqual(compact(losses));
      const after = x.slice();
      for (const { mentor: a, mentee: b, change } of answer.chain) {
        const { mentorAt, menteeAt } = prepared.scorer.context;
        const f = findEdge(graph, mentorAt.get(a)!, menteeAt.get(b)!);
        expect(after[f], name).toBe(change === 'made' ? 0 : 1);
        after[f] = change === 'made' ? 1 : 0;
      }
      const chosen = [...after.keys()].filter((f) => after[f] === 1);
      expect(vectorOf(chosen), name).toEqual(forced);
    }
  }
});

test('the price of a pair is what forbidding it loses', () => {
  for (const [seed, policy] of cases) {
    const { instance, result, graph, prepared, judged, best } = bestVectors(seed, policy);
    const explainer = createExplainer(instance, result);
    const standing = best(() => true)!;
    for (const pair of result.pairs) {
      const price = explainer.price(pair.mentor, pair.mentee);
      if (pair.locked) {
        expect(price).toBeNull();
        continue;
      }
      const { mentorAt, menteeAt } = prepared.scorer.context;
      const without = (chosen: readonly number[]): boolean =>
        !chosen.some((e) => graph.rowOf[e] === mentorAt.get(pair.mentor) && graph.col[e] === menteeAt.get(pair.mentee));
      const left = best(without)!;
      const losses = judged.map(({ stage, level }, k) => ({ stage, level, loss: standing[k]! - left[k]! }));
      expect(compact(price!.stages), `seed ${seed}`).toEqual(compact(losses));
    }
  }
});

test('forcing the pair as a lock changes the pairs that the chain names', () => {
  let checked = 0;
  for (let seed = 0; seed < 200; seed += 1) {
    const instance = smallInstance({ seed, locks: false, policy: { stages: ['coverage', 'total'] } });
    const result = matchSync(instance);
    const explainer = createExplainer(instance, result);
    for (const { mentor, mentee } of instance.pairs ?? []) {
      const answer = explainer.whyNot(mentor, mentee);
      if (answer.answer !== 'possible') continue;
      const forced = matchSync({ ...instance, locks: [{ mentor, mentee }] });
      const loss = Object.fromEntries((answer.loss?.stages ?? []).map((s) => [s.stage, s.loss]));
      for (const { stage, value } of result.objective) {
        const after = forced.objective.find((s) => s.stage === stage)?.value ?? 0;
        expect(value - after, `seed ${seed} ${mentor} with ${mentee} ${stage}`).toBe(loss[stage]);
      }
      expect(answer.chain[0]).toMatchObject({ mentor, mentee, change: 'made' });
      checked += 1;
    }
  }
  expect(checked).toBeGreaterThan(200);
});
