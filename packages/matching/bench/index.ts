import { bench } from './run.ts';

try {
  const wrong = await bench({ which: process.argv[2] ?? 'full' });
  process.exitCode = wrong.length === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
