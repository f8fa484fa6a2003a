import { balance } from './mend.ts';
import { fixed, isMentor, menteeOf, mentorOf, type Network, open } from './network.ts';
import { breakPair, refreshGates, type Session } from './session.ts';

/** Calls `see` with every pair of a node, those of newcomers too. */
function everyPair({ graph, growth }: Network, node: number, isMentorSide: boolean, see: (e: number) => void): void {
  const { n, m, edges, rowStart, colStart, colEdge } = graph;
  if (node < n) for (let e = rowStart[node]!; e < rowStart[node + 1]!; e += 1) see(e);
  else if (node < n + m) for (let k = colStart[node - n]!; k < colStart[node - n + 1]!; k += 1) see(colEdge[k]!);
  if (growth === null) return;
  const next = isMentorSide ? growth.nextL : growth.nextR;
  for (let k = growth.head[node]!; k >= 0; k = next[k]!) see(edges + k);
}

/** Takes a pair out for good. `locked` pairs hold a place that nothing else could take; it becomes free. */
export function takeOut(session: Session, e: number, locked: Set<number>): boolean {
  const { network } = session;
  if (locked.delete(e)) {
    for (const node of [mentorOf(network, e), menteeOf(network, e)]) {
      network.least[node]! -= 1;
      refreshGates(session, node);
    }
    session.changed.push(e);
    return true;
  }
  if (network.state[e] === open) network.state[e] = fixed;
  if (network.state[e] === fixed) return false;
  breakPair(session, e, fixed);
  return true;
}

/** Forbids a pair; if it was chosen, its people find other partners. */
export function dropPair(session: Session, e: number, locked: Set<number>): void {
  const { network } = session;
  if (takeOut(session, e, locked)) balance(session, [mentorOf(network, e), menteeOf(network, e)]);
}

/** Takes a person out with all their pairs; each of their partners finds another, or none. */
export function dropPerson(session: Session, node: number, locked: Set<number>): void {
  const { network } = session;
  const isMentorSide = isMentor(network, node);
  const left: number[] = [];
  everyPair(network, node, isMentorSide, (e) => {
    if (takeOut(session, e, locked)) left.push(isMentorSide ? menteeOf(network, e) : mentorOf(network, e));
  });
  network.degree[node] = network.places[node] = 0;
  refreshGates(session, node);
  balance(session, left);
}
