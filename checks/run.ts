// `npm test` and `npm run check`: every step in order, all of them even after a failure, one count at the end.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

type Count = { passed: number; failed: number; skipped: number; failures?: string[] };
type Step = { name: string; command: string[]; report?: 'vitest' | 'playwright'; env?: Record<string, string> };

const root = path.resolve(import.meta.dirname, '..');
const bin = (name: string) => path.join(root, 'node_modules/.bin', name);
const node = process.execPath;

const STEPS: Record<string, Step> = {
  lint: { name: 'format and lint', command: [bin('biome'), 'check', '--error-on-warnings', '.'] },
  types: { name: 'types', command: [bin('tsc'), '--noEmit'] },
  build: { name: 'words and web build', command: [node, 'checks/build.ts'] },
  unit: { name: 'house rules, unit, property and database tests', command: [bin('vitest'), 'run'], report: 'vitest' },
  crash: {
    name: 'crash suite of the embedded database',
    command: [bin('vitest'), 'run', '--config', 'vitest.crash.config.ts'],
    report: 'vitest',
  },
  browser: { name: 'browser journeys', command: [bin('playwright'), 'test'], report: 'playwright' },
  acceptance: {
    name: 'acceptance on real data',
    command: [bin('vitest'), 'run', '--config', 'vitest.acceptance.config.ts'],
    report: 'vitest',
  },
};
const PLANS: Record<string, string[]> = {
  test: ['lint', 'types', 'build', 'unit', 'crash', 'browser'],
  check: ['lint', 'types', 'rules'],
  acceptance: ['acceptance'],
};

function run(command: string[], env: Record<string, string>): Promise<number> {
  const [program = '', ...words] = command;
  return new Promise((resolve) => {
    const child = spawn(program, words, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
};
type PlaywrightSuite = {
  suites?: PlaywrightSuite[];
  specs: {
    title: string;
    file: string;
    ok: boolean;
    tests: { results: { error?: { message?: string } }[] }[];
  }[];
};
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: PlaywrightSuite[];
};

const failure = (file: string, title: string, message = '') =>
  `     ${path.relative(root, path.resolve(root, file))}: ${title}\n${stripVTControlCharacters(message)
    .split('\n')
    .slice(0, 8)
    .map((line) => `       ${line.slice(0, 300)}`)
    .join('\n')}`;

/** Each failure again, since a long log buries it. */
function failuresOfVitest({ testResults }: VitestReport): string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [failure(name, 'could not run', message)];
    return failed.map((one) => failure(name, one.fullName, one.failureMessages[0]));
  });
}

function failuresOfPlaywright({ suites = [], specs }: PlaywrightSuite): string[] {
  const own = specs.filter((spec) => !spec.ok);
  const message = (spec: (typeof own)[number]) => spec.tests.at(-1)?.results.at(-1)?.error?.message;
  return [
    ...own.map((spec) => failure(path.join('e2e', spec.file), spec.title, message(spec))),
    ...suites.flatMap(failuresOfPlaywright),
  ];
}

function countOf(step: Step, file: string, code: number): Count {
  if (!step.report) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  try {
    const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (step.report === 'vitest') {
      const { numPassedTests, numFailedTests, numPendingTests } = report as VitestReport;
      return {
        passed: numPassedTests,
        failed: Math.max(numFailedTests, code === 0 ? 0 : 1),
        skipped: numPendingTests,
        failures: failuresOfVitest(report as VitestReport),
      };
    }
    const { stats, suites } = report as PlaywrightReport;
    return {
      passed: stats.expected + stats.flaky,
      failed: Math.max(stats.unexpected, code === 0 ? 0 : 1),
      skipped: stats.skipped,
      failures: suites.flatMap(failuresOfPlaywright),
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const plan = process.argv[2] ?? 'test';
const rules: Step = {
  name: 'house rules and engine',
  command: [bin('vitest'), 'run', 'checks', 'src/ui', 'rules'],
  report: 'vitest',
};
const steps = (PLANS[plan] ?? [plan])
  .map((key) => (key === 'rules' ? rules : STEPS[key]))
  .filter((step) => step !== undefined);
const total: Count = { passed: 0, failed: 0, skipped: 0 };
const summary: string[] = [];

for (const [index, step] of steps.entries()) {
  const file = path.join(os.tmpdir(), `viceversa-report-${process.pid}-${index}.json`);
  process.stdout.write(`\n── ${step.name}\n`);
  const began = performance.now();
  const words =
    step.report === 'vitest'
      ? ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
      : step.report === 'playwright'
        ? ['--reporter=list,json']
        : [];
  const code = await run([...step.command, ...words], { ...step.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  const count = countOf(step, file, code);
  rmSync(file, { force: true });
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  summary.push(
    `${count.failed === 0 ? 'ok  ' : 'FAIL'} ${step.name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`,
    ...(count.failures ?? []),
  );
}

process.stdout.write(`\n${summary.join('\n')}\n`);
if (total.skipped > 0) process.stdout.write(`Skipped: ${total.skipped} (each says why above)\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);
