import { layeredEnvironment } from '#sim/programs/kernel/environment.ts';
import type { Environment } from '#sim/programs/kernel/types.ts';

interface Variable {
  /** Null: unset. */
  readonly value: string | null;
  readonly isExported: boolean;
  readonly isReadonly: boolean;
}

/** The shell's variables over the environment it was started with, which is looked at only where needed. */
export class Variables {
  readonly #base: Environment;
  readonly #own: Map<string, Variable>;
  /** What local variables hide, one map per running function. */
  readonly #hidden: Map<string, Variable | undefined>[] = [];

  constructor(base: Environment, own: ReadonlyMap<string, Variable> = new Map()) {
    this.#base = base;
    this.#own = new Map(own);
  }

  copy(): Variables {
    return new Variables(this.#base, this.#own);
  }

  get(name: string): string | undefined {
    const own = this.#own.get(name);
    return own === undefined ? this.#base.get(name) : (own.value ?? undefined);
  }

  isReadonly(name: string): boolean {
    return this.#own.get(name)?.isReadonly ?? false;
  }

  set(name: string, value: string): void {
    const own = this.#own.get(name);
    this.#own.set(name, { value, isExported: own?.isExported ?? false, isReadonly: own?.isReadonly ?? false });
  }

  unset(name: string): void {
    this.#own.set(name, { value: null, isExported: false, isReadonly: false });
  }

  export(name: string): void {
    const own = this.#own.get(name);
    this.#own.set(name, { value: own?.value ?? this.get(name) ?? null, isExported: true, isReadonly: own?.isReadonly ?? false });
  }

  protect(name: string): void {
    const own = this.#own.get(name);
    this.#own.set(name, { value: own?.value ?? this.get(name) ?? null, isExported: own?.isExported ?? false, isReadonly: true });
  }

  /** Opens the scope of a function. */
  enter(): void {
    this.#hidden.push(new Map());
  }

  /** Closes it: its local variables give way to what they hid. */
  leave(): void {
    for (const [name, variable] of this.#hidden.pop() ?? []) {
      if (variable === undefined) this.#own.delete(name);
      else this.#own.set(name, variable);
    }
  }

  /** Makes a variable local to the running function; false outside of one. */
  makeLocal(name: string): boolean {
    const scope = this.#hidden.at(-1);
    if (scope === undefined) return false;
    if (!scope.has(name)) scope.set(name, this.#own.get(name));
    return true;
  }

  /** The environment of a command, with the assignments written before it. */
  environment(assigned: ReadonlyMap<string, string> = new Map()): Environment {
    const changes = new Map<string, string | null>();
    for (const [name, { value, isExported }] of this.#own) {
      if (isExported || this.#base.get(name) !== undefined) changes.set(name, value);
    }
    for (const [name, value] of assigned) changes.set(name, value);
    return layeredEnvironment(this.#base, changes);
  }

  /** Everything, sorted by name. */
  all(): readonly (readonly [string, string])[] {
    const all = new Map(this.#base.entries());
    for (const [name, { value }] of this.#own) {
      if (value === null) all.delete(name);
      else all.set(name, value);
    }
    return [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
