import type { Command } from '../command.ts';
import { assignCommand } from './assign.ts';
import { benchCommand } from './bench.ts';
import { diffCommand } from './diff.ts';
import { explainCommand } from './explain.ts';
import { matchCommand } from './match.ts';
import { suggestCommand } from './suggest.ts';
import { verifyCommand } from './verify.ts';
import { whatIfCommand } from './what-if.ts';
import { whyNotCommand } from './why-not.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  matchCommand,
  assignCommand,
  explainCommand,
  whyNotCommand,
  suggestCommand,
  whatIfCommand,
  verifyCommand,
  diffCommand,
  benchCommand,
];
