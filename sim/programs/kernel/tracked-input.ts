import type { OutsideWrite, ProgramInput, ProgramMount } from '#sim/programs/program.ts';

/** One thing a program may learn about its surroundings. Two inputs with equal answers give equal traces. */
export type Read =
  | { readonly kind: 'env'; readonly name: string }
  | { readonly kind: 'allEnv' | 'hostname' | 'clock' | 'seed' | 'mountPoints' }
  | { readonly kind: 'mount'; readonly index: number };

/** What a container gets from its runtime when its spec does not say otherwise. */
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

function envValue(input: ProgramInput, name: string): string | undefined {
  const own = Object.hasOwn(input.env, name) ? input.env[name] : undefined;
  if (own !== undefined) return own;
  if (name === 'PATH') return DEFAULT_PATH;
  if (name === 'HOSTNAME') return input.hostname;
  return name === 'HOME' ? '/root' : undefined;
}

function allEnv(input: ProgramInput): ReadonlyMap<string, string> {
  const all = new Map<string, string>([
    ['PATH', DEFAULT_PATH],
    ['HOSTNAME', input.hostname],
  ]);
  for (const [name, value] of Object.entries(input.env)) all.set(name, value);
  if (!all.has('HOME')) all.set('HOME', '/root');
  return all;
}

const NO_WRITES: readonly OutsideWrite[] = [];

const mountTexts = new WeakMap<ProgramMount, string>();

function mountText(mount: ProgramMount | undefined): string {
  if (mount === undefined) return '';
  const known = mountTexts.get(mount);
  if (known !== undefined) return known;
  const text = JSON.stringify([
    Object.entries(mount.files),
    mount.foreignWrites.map((write) => [write.atMs, write.path, write.content]),
    mount.modes,
  ]);
  mountTexts.set(mount, text);
  return text;
}

const outsideText = (writes: readonly OutsideWrite[] | undefined): string =>
  writes === undefined || writes.length === 0 ? '' : `\n${JSON.stringify(writes.map(({ atMs, path, content }) => [atMs, path, content]))}`;

/** The answer to one read, comparable with `===`. */
export function readValue(input: ProgramInput, read: Read): string | number | undefined {
  switch (read.kind) {
    case 'env':
      return envValue(input, read.name);
    case 'allEnv':
      return JSON.stringify([...allEnv(input)]);
    case 'hostname':
      return input.hostname;
    case 'clock':
      return input.startedAtMs;
    case 'seed':
      return input.seed;
    case 'mountPoints':
      return (
        input.mounts
          .map((mount) => `${mount.files[''] === undefined ? '' : 'f'}${mount.readOnly ? 'r' : 'w'}${mount.mountPath}`)
          .join('\n') + outsideText(input.outsideWrites)
      );
    case 'mount':
      return mountText(input.mounts[read.index]);
  }
}

/** Gives a program its input and remembers, in order, which parts of it were looked at. */
export class TrackedInput {
  readonly reads: Read[] = [];
  readonly #input: ProgramInput;
  readonly #seen = new Set<string>();

  constructor(input: ProgramInput) {
    this.#input = input;
  }

  #note(key: string, read: Read): void {
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.reads.push(read);
  }

  env(name: string): string | undefined {
    this.#note(`e ${name}`, { kind: 'env', name });
    return envValue(this.#input, name);
  }

  allEnv(): ReadonlyMap<string, string> {
    this.#note('allEnv', { kind: 'allEnv' });
    return allEnv(this.#input);
  }

  hostname(): string {
    this.#note('hostname', { kind: 'hostname' });
    return this.#input.hostname;
  }

  startedAtMs(): number {
    this.#note('clock', { kind: 'clock' });
    return this.#input.startedAtMs;
  }

  seed(): number {
    this.#note('seed', { kind: 'seed' });
    return this.#input.seed;
  }

  mountPoints(): readonly ProgramMount[] {
    this.#note('mountPoints', { kind: 'mountPoints' });
    return this.#input.mounts;
  }

  /** Part of the same read as the mount points: whoever looks at files asks for both. */
  outsideWrites(): readonly OutsideWrite[] {
    this.#note('mountPoints', { kind: 'mountPoints' });
    return this.#input.outsideWrites ?? NO_WRITES;
  }

  mount(index: number): ProgramMount | undefined {
    this.#note(`m ${index}`, { kind: 'mount', index });
    return this.#input.mounts[index];
  }
}
