import { bench } from './run.ts';
import { benchScoring } from './scoring.ts';

if (process.argv[2] === 'scoring') await benchScoring();
else process.exitCode = bench({ which: process.argv[2] ?? 'full' }).length === 0 ? 0 : 1;
