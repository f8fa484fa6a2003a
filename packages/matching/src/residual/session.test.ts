import { expect, test } from 'vitest';
import { bruteForce, dice, stageWorth } from '../../test/brute.ts';
import { smallInstance } from '../../test/instances.ts';
import { chosenEdges } from '../explain/explainer.ts';
import { matchSync, open } from '../match.ts';
import { openStanding } from '../modes/standing.ts';
import { stagePlan } from '../optimal.ts';
import { drain, runSync } from '../progress.ts';
import { dropPair } from './leavers.ts';
import { chosen } from './network.ts';
import { unpack } from './packed.ts';
import { keepApart, type Session, settlePair } from './session.ts';

const stages = ['coverage', 'total', 'determinism'] as const;

/** A standing answer, what is forbidden in it, and its stage values beside the best by looking at every answer. */
function standing(seed: number) {
  const instance = smallInstance({ seed, policy: { stages, stayPrice: 0 } });
  const result = matchSync(instance);
  const { prepared } = runSync(open({ ...instance, current: [] }), {});
  const x = chosenEdges(prepared, result.pairs);
  const { session } = drain(openStanding(prepared, x, result.certificate, stages));
  const { keys, terms } = stagePlan(prepared);
  const { graph } = prepared.candidates;
  const forbidden = new Set<number>();
  const pairs = (): number[] =>
    [...graph.col.keys()].filter((e) => session.network.state[e] === chosen || prepared.lockMask[e] === 1);
  const values = () => ({
    here: keys.map((stage) => ({ stage, value: stageWorth(graph, pairs(), prepared.lockMask, terms, stage) })),
    best: bruteForce(graph, prepared.lockMask, terms, keys, (list) => !list.some((e) => forbidden.has(e))),
  });
  return { session, graph, forbidden, values, lockMask: prepared.lockMask };
}

/** Prices of the first people, stage by stage. */
const pricesOf = ({ network }: Session, nodes: number): number[][] =>
  Array.from({ length: nodes }, (_, node) => unpack(network.costs, network.costs.price, node * network.costs.groups));

test('scores that change are followed exactly', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const { session, graph, values, lockMask } = standing(seed);
    const roll = dice(seed);
    for (let step = 0; step < 4 && graph.edges > 0; step += 1) {
      const e = roll(graph.edges);
      if (lockMask[e] === 1) continue;
      graph.score[e] = roll(30);
      settlePair(session, e);
      const { here, best } = values();
      expect(here, `seed ${seed}, step ${step}`).toEqual(best);
    }
  }
});

test('prices packed again are the same prices, and what follows is as exact', () => {
  for (let seed = 0; seed < 60; seed += 1) {
    const { session, graph, forbidden, values, lockMask } = standing(seed);
    const roll = dice(seed);
    for (let step = 0; step < 4 && graph.edges > 0; step += 1) {
      const e = roll(graph.edges);
      if (lockMask[e] === 1) continue;
      forbidden.add(e);
      dropPair(session, e, new Set());
      const before = pricesOf(session, graph.n + graph.m);
      session.isCrowded = true;
      keepApart(session);
      expect(pricesOf(session, graph.n + graph.m)).toEqual(before);
      const { here, best } = values();
      expect(here, `seed ${seed}, step ${step}`).toEqual(best);
    }
  }
});
