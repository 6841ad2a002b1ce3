// The stages of `npm test`, in order. Each returns how many checks passed and failed.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.mjs';
import { printSweep } from './sweep-counts.mjs';

/** A stage that takes longer hangs. A hundred journeys take some fifteen minutes on two busy cores. */
const LIMIT_MS = 40 * 60_000;
const REPORTS = '.cache/reports';
/** `tests/content` writes here what it has played. */
const SWEEP_REPORTS = `${REPORTS}/sweep`;
/** Percent of the checks of each level that agree today: the next change may raise these, not miss them. */
const CONFORMANCE = 'outcome=100,states=100,events=100,timing=100,output=97';
const PASSED = { passed: 1, failed: 0 };
const FAILED = { passed: 0, failed: 1 };

/** @type {readonly { name: string, title: string, run: () => Promise<{ passed: number, failed: number }> }[]} */
export const STAGES = [
  { name: 'lint', title: 'format, lint, boundaries', run: () => one(biome, 'check', '--error-on-warnings') },
  { name: 'types', title: 'types', run: checkTypes },
  { name: 'dead-code', title: 'dead code', run: () => one(bin('knip'), '--no-progress') },
  { name: 'unit', title: 'unit, gates, content', run: runVitest },
  { name: 'conformance', title: 'recordings of a real cluster', run: compareWithRecordings },
  { name: 'build', title: 'build', run: () => one('app/_server/build.mjs') },
  { name: 'browser', title: 'browser', run: runPlaywright },
];

const biome = 'node_modules/@biomejs/biome/bin/biome';

/** The script behind a command of an installed package. */
function bin(name, command = name) {
  const manifest = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
  return join('node_modules', name, typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[command]);
}

async function one(script, ...args) {
  return (await runNode(script, args)) ? PASSED : FAILED;
}

function compareWithRecordings() {
  return one('sim/cli/run.mjs', 'conformance', '--at-least', CONFORMANCE);
}

/** Every project, so that one run shows all errors. Next writes the types of routes and style sheets first. */
async function checkTypes() {
  const typescript = bin('typescript', 'tsc');
  let total = (await runNode(bin('next'), ['typegen'])) ? { passed: 0, failed: 0 } : FAILED;
  for (const project of ['.', 'sim', 'sim/cli', 'sim/worker']) total = add(total, await one(typescript, '--noEmit', '-p', project));
  return total;
}

async function runVitest() {
  const report = reportPath('vitest.json');
  rmSync(SWEEP_REPORTS, { recursive: true, force: true });
  const isGreen = await runNode('node_modules/vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = readReport(report);
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  return add(counted(isGreen, numPassedTests, numFailedTests + unloaded), printSweep(SWEEP_REPORTS));
}

async function runPlaywright() {
  const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (!existsSync(chromium)) {
    console.error(`No browser at ${chromium}. Install one (apt-get install chromium) or set CHROMIUM_PATH.`);
    return FAILED;
  }
  const report = reportPath('playwright.json');
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report, E2E_PORT: String(await freePort()) };
  const isGreen = await runNode(bin('@playwright/test', 'playwright'), ['test', '--reporter=list,json'], env);
  const { expected = 0, unexpected = 0, flaky = 0 } = readReport(report).stats ?? {};
  return counted(isGreen, expected, unexpected + flaky);
}

/** A red run counts at least one failure, and a green run of no tests is one: it checked nothing. */
function counted(isGreen, passed, failed) {
  return { passed, failed: isGreen && passed > 0 ? failed : Math.max(1, failed) };
}

/** Sums two counts. */
export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

function reportPath(name) {
  mkdirSync(REPORTS, { recursive: true });
  rmSync(join(REPORTS, name), { force: true });
  return join(REPORTS, name);
}

function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

/** Runs a script to its end or the time limit; true when it exits with 0. */
function runNode(script, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    });
    const timer = setTimeout(() => {
      console.error(`Stopped after ${LIMIT_MS / 60_000} minutes: ${script}`);
      child.kill();
    }, LIMIT_MS);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}
