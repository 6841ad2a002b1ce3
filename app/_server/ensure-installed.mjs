// Installs the packages of the lock file when they are missing or older than it. Plain Node: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const OLDEST_NODE = [20, 19];

/** Stops with a clear message when this Node is older than package.json asks for. */
export function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Error(`This is Node ${process.versions.node}. Backoff needs Node ${OLDEST_NODE.join('.')} or newer: https://nodejs.org`);
}

/** True when node_modules is absent or the lock file was changed after the last install. */
export function isInstallStale() {
  const record = 'node_modules/.package-lock.json';
  return !existsSync(record) || statSync(record).mtimeMs < statSync('package-lock.json').mtimeMs;
}

/** Runs `npm ci`, or `npm install` without touching the lock file when that fails. Throws when neither works. */
export function ensureInstalled() {
  if (!isInstallStale()) return;
  const startedAtMs = Date.now();
  console.log('Installing packages (npm ci), one to two minutes the first time ...');
  if (!npm('ci')) {
    console.log('npm ci failed; trying npm install with the versions of package.json ...');
    if (!npm('install', '--no-save')) {
      throw new Error('The packages could not be installed. Check the network and `npm config get registry`, then run the command again.');
    }
  }
  console.log(`Packages installed in ${secondsSince(startedAtMs)} s.`);
}

/** Whole seconds since an instant of `Date.now()`. */
export function secondsSince(startedAtMs) {
  return Math.round((Date.now() - startedAtMs) / 1000);
}

function npm(...args) {
  const flags = ['--include=dev', '--no-audit', '--no-fund'];
  const script = process.env.npm_execpath;
  const run = script === undefined ? ['npm', [...args, ...flags]] : [process.execPath, [script, ...args, ...flags]];
  return spawnSync(...run, { stdio: 'inherit', shell: script === undefined && process.platform === 'win32' }).status === 0;
}
