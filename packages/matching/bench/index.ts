import { bench } from './run.ts';

process.exitCode = bench({ which: process.argv[2] ?? 'full' }).length === 0 ? 0 : 1;
