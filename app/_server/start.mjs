// `npm start`: installs what is missing, builds when stale, serves on PORT (3000).
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { buildServer, isBuildStale } from './build.mjs';
import { ensureInstalled, ensureNode } from './ensure-installed.mjs';

const port = Number(process.env.PORT ?? 3000);

/** Resolves when nothing listens on the port; rejects with the cure otherwise. */
function ensurePortIsFree() {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`PORT is ${process.env.PORT}; it must be a number from 1 to 65535, for example PORT=3001 npm start`);
  }
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(new Error(portProblem(error.code))));
    probe.listen(port, () => probe.close(resolve));
  });
}

function portProblem(code) {
  const cure = `choose another port: PORT=${port === 65_535 ? 3001 : port + 1} npm start`;
  if (code === 'EADDRINUSE') return `Port ${port} is in use by another program. Stop it, or ${cure}`;
  if (code === 'EACCES') return `Port ${port} needs more rights than this user has. Use them, or ${cure}`;
  return `Port ${port} cannot be opened (${code}). Repair that, or ${cure}`;
}

function serve() {
  console.log(`Backoff is on http://localhost:${port} (Ctrl+C stops it)`);
  const server = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-p', String(port)], {
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
  server.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1);
  });
}

try {
  ensureNode();
  await ensurePortIsFree();
  ensureInstalled();
  if (isBuildStale()) buildServer();
  serve();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
