#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Most of the time of a small run is V8 compiling the engine; the next run finds it compiled.
enableCompileCache();
const { main } = await import('../src/cli/main.ts');

process.exitCode = await main(process.argv.slice(2));
