/** Loads the demo's code, waits for the word, fills the empty installation and ends; `filler.ts` starts it. */
import { once } from 'node:events';
import { createLog, readConfig } from '#platform';
import { openRuntime } from '../runtime.ts';
import { fillDemo } from './welcome.ts';

process.once('disconnect', () => process.exit());
await once(process, 'message');
const runtime = await openRuntime(readConfig(), createLog('error'), { mayJoin: true, isSilent: true });
try {
  await fillDemo(runtime.ctx({ kind: 'operator' }));
} finally {
  await runtime.close();
}
process.exit();
