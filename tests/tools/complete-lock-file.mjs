// usage: node tests/tools/complete-lock-file.mjs [--check] [LOCK_FILE]
// A registry that lacks the binaries of other platforms makes npm leave them out of the lock file, and `npm ci` then refuses
// it. This adds the missing optional packages (os, cpu and libc read from their names) and removes the addresses that packages
// were fetched from. A complete lock file stays as it is, byte for byte. --check writes nothing and exits 1 when it would.
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const CPUS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];
const LIBCS = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

const args = process.argv.slice(2);
const path = args.find((arg) => !arg.startsWith('--')) ?? 'package-lock.json';
const before = readFileSync(path, 'utf8');
const lock = JSON.parse(before);

const removed = removeAddresses(lock.packages);
const added = missingPackages(lock.packages);
if (removed === 0 && added.length === 0) {
  console.log(`${path} is complete.`);
} else {
  const all = [...Object.entries(lock.packages), ...added];
  const packages = Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, 'en')));
  console.log(`${path}: ${added.length} packages of other platforms and ${removed} addresses to change.`);
  if (args.includes('--check')) process.exitCode = 1;
  else writeFileSync(path, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
}

/** Deletes every `resolved` that names a host; returns how many. */
function removeAddresses(packages) {
  const fetched = Object.values(packages).filter((entry) => /^[a-z+]+:\/\//.test(entry.resolved ?? ''));
  for (const entry of fetched) delete entry.resolved;
  return fetched.length;
}

/** Entries for optional dependencies that no package of the lock file answers. */
function missingPackages(packages) {
  const found = new Map();
  for (const [dependent, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isAnswered(packages, dependent, name)) continue;
      if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${dependent} wants ${name}@${version}: only an exact version can be completed`);
      found.set(`node_modules/${name}`, lockEntry(name, version, entry.dev));
    }
  }
  return [...found];
}

/** Node's look-up: beside the dependent, then in each folder above it. */
function isAnswered(packages, dependent, name) {
  for (let folder = dependent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
  }
}

function lockEntry(name, version, isDev) {
  const words = name.split(/[-/]/);
  const os = words.find((word) => SYSTEMS.includes(word));
  const cpu = words.find((word) => CPUS.includes(word));
  const libc = LIBCS[words.at(-1)];
  if (os === undefined || cpu === undefined) throw new Error(`${name}: its name tells no operating system and processor`);
  return {
    version,
    cpu: [cpu],
    ...(isDev ? { dev: true } : {}),
    ...(libc === undefined ? {} : { libc: [libc] }),
    optional: true,
    os: [os],
  };
}
