import { complain, hang, print, sleep } from '#sim/programs/kernel/io.ts';
import { resolvePath } from '#sim/programs/kernel/paths.ts';
import type { Main, Process, Step } from '#sim/programs/kernel/types.ts';
import { applet, refuse, refuseUsage } from './applet.ts';

/**
 * Simplified: a container reaches nobody, as in a cluster without DNS and services. A name is given up after this long.
 */
const LOOKUP_MS = 5000;

const ADDRESS = /^\d+\.\d+\.\d+\.\d+$/;

/** The address of a host that needs no DNS. */
const addressOf = (host: string): string | undefined => (host === 'localhost' ? '127.0.0.1' : ADDRESS.test(host) ? host : undefined);

/** Says what comes of reaching for a host: unknown name, or nobody listening. */
function* reach(process: Process, host: string, port: string): Step<number> {
  const address = addressOf(host);
  if (address === undefined) {
    yield* sleep(process, LOOKUP_MS);
    return yield* refuse(process, `bad address '${host}'`);
  }
  return yield* refuse(process, `can't connect to remote host (${address}): Connection refused`, port === '' ? 2 : 1);
}

const wget: Main = applet(
  'qO:P:T:t:cSU:',
  function* (process, { flags, operands }) {
    const [url] = operands;
    if (url === undefined) return yield* refuseUsage(process);
    const [, scheme = 'http', host = '', port = scheme === 'https' ? '443' : '80'] =
      /^(?:(https?|ftp):\/\/)?([^/:]*)(?::(\d+))?/.exec(url) ?? [];
    const address = addressOf(host);
    if (address !== undefined && !flags.has('q')) yield* complain(process, `Connecting to ${host}:${port} (${address}:${port})`);
    return yield* reach(process, host, port);
  },
  { 'no-check-certificate': 'c', spider: 'c', timeout: 'T', 'post-data': 'U', header: 'U' },
);

/** Waits for connections that never come. Simplified: a container is reached by its probes alone. */
function* waitOn(process: Process, port: number, http: { readonly folder?: string } | undefined): Step<number> {
  if (!process.system.listen(process, port, http)) return yield* refuse(process, 'bind: Address already in use');
  return yield* hang();
}

const nc: Main = applet('zvlkw:p:eiu', function* (process, { flags, operands }) {
  const [host = '', port = ''] = operands;
  if (flags.has('l')) return yield* waitOn(process, Number(flags.get('p') ?? (port || host)), undefined);
  if (host === '') return yield* refuseUsage(process);
  return yield* reach(process, host, port);
});

const ping: Main = applet('c:w:W:i:qs:4', function* (process, { operands }) {
  const [host] = operands;
  if (host === undefined) return yield* refuseUsage(process);
  if (addressOf(host) !== undefined) return yield* refuse(process, 'permission denied (are you root?)');
  yield* sleep(process, LOOKUP_MS);
  return yield* refuse(process, `bad address '${host}'`);
});

const nslookup: Main = applet('', function* (process, { operands }) {
  if (operands.length === 0) return yield* refuseUsage(process);
  yield* sleep(process, LOOKUP_MS);
  yield* print(process, ';; connection timed out; no servers could be reached\n\n');
  return 1;
});

/** Without `-f` the server goes on behind the caller's back. */
const httpd: Main = applet('fp:h:c:vu:i', function* (process, { flags }) {
  const port = Number(/(\d+)$/.exec(flags.get('p') ?? '80')?.[1] ?? 80);
  const http = { folder: resolvePath(process.cwd, flags.get('h') ?? '.') };
  const serve: Main = (server) => waitOn(server, port, http);
  if (flags.has('f')) return yield* serve(process);
  process.system.spawn(process, serve, {});
  return 0;
});

export const networkApplets: readonly (readonly [string, Main])[] = [
  ['httpd', httpd],
  ['nc', nc],
  ['nslookup', nslookup],
  ['ping', ping],
  ['wget', wget],
];
