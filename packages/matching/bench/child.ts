import { solverClasses } from './classes.ts';
import { median, peakMb, timed } from './clock.ts';
import { openEngine, tooLarge, type Values } from './engine.ts';
import { readInstance, writeInstance } from './instance-file.ts';

/** What a solving process reports; a class the engine cannot take has only `refused`. */
export type Solved =
  | { refused: string }
  | (Values & { seconds: number[]; verify: number; fault: string | null; peakMb: number });

const runs = 5;
const budget = 30;

function solve(name: string, file: string): Solved {
  const { keys } = classNamed(name);
  const data = readInstance(file);
  const refused = tooLarge(data);
  if (refused !== null) return { refused };
  const engine = openEngine(data, keys);
  const { seconds, last } = timed(runs, budget, engine.solve);
  const peak = peakMb();
  const verified = timed(runs, 1, () => engine.verify(last));
  return { ...engine.values(last), seconds, verify: median(verified.seconds), fault: verified.last, peakMb: peak };
}

function classNamed(name: string) {
  const found = solverClasses.find((one) => one.name === name);
  if (!found) throw new Error(`no class ${name}`);
  return found;
}

const [task, name = '', file = ''] = process.argv.slice(2);
if (task === 'make') writeInstance(file, classNamed(name).make());
else if (task === 'solve') console.log(JSON.stringify(solve(name, file)));
