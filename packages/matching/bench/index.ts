import { bench } from './run.ts';

const [size = 'full', only = ''] = process.argv.slice(2);
await bench({ size, only });
