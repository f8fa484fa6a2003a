import { parentPort } from 'node:worker_threads';
import { createHand } from './crew.ts';

parentPort?.on('message', createHand());
