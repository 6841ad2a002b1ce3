/**
 * Stands in for what Node has and a browser has not. The shell comes as pieces that are fetched with the commands that need them;
 * the pieces name Node's modules, and only commands that a browser cannot have (`python3`, `sqlite3`, `gzip`) call them.
 */
function refuse(): never {
  throw new Error('not available in the browser');
}

/** What the YAML and JSON commands ask for in passing. */
const BUILT_IN: Readonly<Record<string, object>> = { process: { env: {}, emitWarning() {} }, buffer: {} };

export const createRequire = () => (name: string) => BUILT_IN[name] ?? refuse();
export const existsSync = () => false;
export const lookup = refuse;
export const lstatSync = refuse;
export const open = refuse;
export const readdirSync = refuse;
export const readlinkSync = refuse;
export const realpathSync = refuse;
export const statSync = refuse;
export const constants = {};
export const deflateSync = refuse;
export const gunzipSync = refuse;
export const gzipSync = refuse;
export const inflateSync = refuse;
export const promises = {};
export const fileURLToPath = () => '/';
export const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
export class Worker {}

export class AsyncLocalStorage {
  run(_: unknown, action: () => unknown) {
    return action();
  }

  getStore() {}
}

// biome-ignore lint/style/noDefaultExport: some of these modules are imported whole
export default {};
