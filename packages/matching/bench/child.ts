import { solverClasses } from './classes.ts';
import { median, peakMb, timed } from './clock.ts';
import { openEngine, type Values } from './engine.ts';
import { readInstance, writeInstance } from './instance-file.ts';
import { type Measured, measures } from './measures.ts';

/** What a solving process reports. */
export type Solved = Values & { seconds: number[]; verify: number; fault: string | null; peakMb: number };

const runs = 5;
/** Processor seconds after which no further run begins. */
const solveBudget = 30;
const measureBudget = 10;

function solve(name: string, file: string): Solved {
  const { keys } = named(solverClasses, name);
  const engine = openEngine(readInstance(file), keys);
  const { seconds, last } = timed(runs, solveBudget, engine.solve);
  const peak = peakMb();
  const verified = timed(runs, 1, () => engine.verify(last));
  return { ...engine.values(last), seconds, verify: median(verified.seconds), fault: verified.last, peakMb: peak };
}

/** Calls one measure as often as it says, or once. */
function measured(name: string, once: boolean): Measured {
  const found = named(measures, name);
  const opened = found.open();
  if (typeof opened === 'string') return { found: opened, fault: null, seconds: [], peakMb: peakMb() };
  let k = -1;
  const { seconds } = timed(once ? 1 : found.runs, measureBudget, () => {
    k += 1;
    opened.call(k);
  });
  const peak = peakMb();
  return { found: opened.found(), fault: once ? null : opened.fault(), seconds, peakMb: peak };
}

function named<T extends { name: string }>(list: readonly T[], name: string): T {
  const found = list.find((one) => one.name === name);
  if (!found) throw new Error(`no class ${name}`);
  return found;
}

const [task, name = '', more = ''] = process.argv.slice(2);
if (task === 'make') writeInstance(more, named(solverClasses, name).make());
else if (task === 'solve') console.log(JSON.stringify(solve(name, more)));
else if (task === 'measure') console.log(JSON.stringify(measured(name, more === 'once')));
