import { noRows } from '../src/bits.ts';
import { canonicalise } from '../src/canonical.ts';
import type { Crew } from '../src/crew.ts';
import { startCrew } from '../src/node.ts';
import { openPacked, type Packed, pack } from '../src/packed.ts';
import { drain } from '../src/progress.ts';
import { createContext } from '../src/rules/rule.ts';
import { scoreRows } from '../src/score-rows.ts';
import { validate } from '../src/validate.ts';
import { scoringCompany } from './scoring-company.ts';

const runs = 5;

interface Cost {
  wall: number;
  cpu: number;
}

function measured<T>(work: () => T): Cost & { value: T } {
  const cpu = process.cpuUsage();
  const begin = performance.now();
  const value = work();
  const wall = performance.now() - begin;
  const { user, system } = process.cpuUsage(cpu);
  return { value, wall: wall / 1000, cpu: (user + system) / 1_000_000 };
}

function median(costs: readonly Cost[]): Cost {
  const middle = (of: (cost: Cost) => number): number => costs.map(of).sort((a, b) => a - b)[costs.length >> 1] ?? 0;
  return { wall: middle((c) => c.wall), cpu: middle((c) => c.cpu) };
}

const shown = ({ wall, cpu }: Cost): string => `${wall.toFixed(3)} | ${cpu.toFixed(3)}`;

/** Filter and score of every row, from packed columns to sparse rows. */
function rowsOnce(packed: Packed, crew: Crew | null): Cost & { value: number } {
  return measured(() => drain(scoreRows(openPacked(packed), packed, noRows(packed.n), 1e9, crew)).col.length);
}

/** Prints wall and processor seconds of each part of the front end, median of 5, without and with two worker threads. */
export async function benchScoring(sizes: readonly number[] = [1000, 5000, 10_000]): Promise<void> {
  console.log('| people a side | part | eligible pairs | wall, s | CPU, s |\n|---|---|---|---|---|');
  for (const n of sizes) {
    const instance = scoringCompany(n);
    const row = (part: string, pairs: string, costs: readonly Cost[]): void =>
      console.log(`| ${n} | ${part} | ${pairs} | ${shown(median(costs))} |`);
    const many = Array.from({ length: runs });
    row(
      'check, order, hash',
      '',
      many.map(() => measured(() => validate(instance))),
    );
    const canonical = canonicalise(instance);
    row(
      'pack',
      '',
      many.map(() => measured(() => drain(pack(createContext({ ...canonical }))))),
    );
    const packed = drain(pack(createContext(canonical)));
    const alone = many.map(() => rowsOnce(packed, null));
    row('filter and score', String(alone[0]?.value), alone);
    const crew = startCrew(2);
    rowsOnce(packed, crew);
    const together = many.map(() => rowsOnce(packed, crew));
    await crew.close();
    row('filter and score, 2 workers', String(together[0]?.value), together);
  }
}
