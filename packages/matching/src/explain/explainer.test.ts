import { expect, test } from 'vitest';
import { compareVectors, everyAnswer, stageWorth } from '../../test/brute.ts';
import { smallInstance } from '../../test/instances.ts';
import { matchSync, open } from '../match.ts';
import { stagePlan } from '../optimal.ts';
import { runSync } from '../progress.ts';
import { createExplainer } from './explainer.ts';

/** Best stage vector with the floor read as "few free pairs below the standing floor", and without the tie stage. */
function bestVectors(seed: number) {
  const instance = smallInstance({ seed });
  const result = matchSync(instance);
  const { prepared } = runSync(open(instance), {});
  const { keys, terms } = stagePlan(prepared);
  const { graph } = prepared.candidates;
  const floor = result.certificate.stages.find((s) => s.kind === 'floor')?.value ?? 0;
  const judged = keys.filter((key) => key !== 'determinism');
  const vectorOf = (chosen: readonly number[], exempt: number): number[] =>
    judged.map((key) =>
      key === 'floor'
        ? -chosen.filter((e) => prepared.lockMask[e] === 0 && e !== exempt && graph.score[e]! < floor).length
        : stageWorth(graph, chosen, prepared.lockMask, terms, key),
    );
  const best = (exempt: number, allowed: (chosen: readonly number[]) => boolean): number[] | null => {
    let top: number[] | null = null;
    everyAnswer(graph, prepared.lockMask, (chosen) => {
      if (!allowed(chosen)) return;
      const vector = vectorOf(chosen, exempt);
      if (top === null || compareVectors(vector, top) > 0) top = vector;
    });
    return top;
  };
  return { instance, result, graph, prepared, judged, best };
}

test('the loss of forcing any eligible pair is what looking at every answer gives', () => {
  for (let seed = 0; seed < 250; seed += 1) {
    const { instance, result, graph, prepared, judged, best } = bestVectors(seed);
    const explainer = createExplainer(instance, result);
    const standing = best(-1, () => true)!;
    for (let e = 0; e < graph.edges; e += 1) {
      const mentor = prepared.instance.mentors[graph.rowOf[e]!]!.id;
      const mentee = prepared.instance.mentees[graph.col[e]!]!.id;
      const answer = explainer.whyNot(mentor, mentee);
      const name = `seed ${seed}, ${mentor} with ${mentee}`;
      if (answer.answer === 'paired') continue;
      const forced = best(e, (chosen) => chosen.includes(e));
      if (forced === null) {
        expect(answer.answer, name).toBe('impossible');
        continue;
      }
      expect(
        answer.loss?.stages.map((s) => s.stage),
        name,
      ).toEqual(judged);
      expect(
        answer.loss?.stages.map((s) => s.loss),
        name,
      ).toEqual(standing.map((v, k) => v - forced[k]! + 0));
    }
  }
});

test('the price of a pair is what forbidding it loses', () => {
  for (let seed = 0; seed < 250; seed += 1) {
    const { instance, result, graph, prepared, best } = bestVectors(seed);
    const explainer = createExplainer(instance, result);
    const standing = best(-1, () => true)!;
    for (const pair of result.pairs) {
      const price = explainer.price(pair.mentor, pair.mentee);
      if (pair.locked) {
        expect(price).toBeNull();
        continue;
      }
      const { mentorAt, menteeAt } = prepared.scorer.context;
      const without = (chosen: readonly number[]): boolean =>
        !chosen.some((e) => graph.rowOf[e] === mentorAt.get(pair.mentor) && graph.col[e] === menteeAt.get(pair.mentee));
      const left = best(-1, without)!;
      expect(
        price?.stages.map((s) => s.loss),
        `seed ${seed}`,
      ).toEqual(standing.map((v, k) => v - left[k]! + 0));
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
