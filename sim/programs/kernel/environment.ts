import type { TrackedInput } from './tracked-input.ts';
import type { Environment } from './types.ts';

/** The environment of the container's first process. */
export function containerEnvironment(input: TrackedInput): Environment {
  return { get: (name) => input.env(name), entries: () => input.allEnv() };
}

/** `base` with some variables set, or taken away (`null`). Looks at `base` only where it must. */
export function layeredEnvironment(base: Environment, changes: ReadonlyMap<string, string | null>): Environment {
  if (changes.size === 0) return base;
  return {
    get: (name) => {
      const own = changes.get(name);
      return own === undefined ? base.get(name) : (own ?? undefined);
    },
    entries: () => {
      const all = new Map(base.entries());
      for (const [name, value] of changes) {
        if (value === null) all.delete(name);
        else all.set(name, value);
      }
      return all;
    },
  };
}

/** An environment of exactly these variables. */
export function plainEnvironment(variables: ReadonlyMap<string, string>): Environment {
  return { get: (name) => variables.get(name), entries: () => variables };
}
