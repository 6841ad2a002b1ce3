import type { AnyStateMachine } from 'xstate';

/**
 * A machine as a table: what the engine runs in its hot loop. States and events are numbered in the order in which the
 * definition names them.
 */
export interface TransitionTable<S extends string, E extends string> {
  readonly states: readonly S[];
  readonly events: readonly E[];
  readonly initial: number;
  /** Code of the state after an event; the same code when the state does not handle it. */
  readonly next: (state: number, event: number) => number;
  readonly stateCode: Readonly<Record<S, number>>;
  readonly eventCode: Readonly<Record<E, number>>;
}

interface FlatState {
  readonly on?: Readonly<Record<string, string | { readonly target?: string }>>;
}

/**
 * Reads a flat machine definition (no nesting, no guards, no actions) into a table.
 *
 * @throws when the definition has what a table cannot hold, or names a state that it does not have
 */
export function tableOf<S extends string, E extends string>(machine: AnyStateMachine, events: readonly E[]): TransitionTable<S, E> {
  const config = machine.config as {
    readonly id?: string;
    readonly initial?: string;
    readonly states?: Readonly<Record<string, FlatState>>;
  };
  const definitions = config.states ?? {};
  const states = Object.keys(definitions) as S[];
  const stateCode = Object.fromEntries(states.map((state, code) => [state, code])) as Record<S, number>;
  const eventCode = Object.fromEntries(events.map((event, code) => [event, code])) as Record<E, number>;
  const width = events.length;
  const cells = new Uint8Array(states.length * width);
  for (const [code, state] of states.entries()) {
    const definition = definitions[state] as FlatState;
    const extra = Object.keys(definition).filter((key) => key !== 'on' && key !== 'type' && key !== 'description');
    if (extra.length > 0) throw new Error(`tableOf: state ${state} of ${config.id} has ${extra.join(', ')}, which a table cannot hold`);
    cells.fill(code, code * width, (code + 1) * width);
    for (const [event, transition] of Object.entries(definition.on ?? {})) {
      const target = typeof transition === 'string' ? transition : transition.target;
      const to = target === undefined ? code : stateCode[target as S];
      const column = eventCode[event as E];
      if (to === undefined || column === undefined)
        throw new Error(`tableOf: ${config.id} goes from ${state} on ${event} to ${target}, which it does not name`);
      cells[code * width + column] = to;
    }
  }
  const initial = stateCode[config.initial as S];
  if (initial === undefined) throw new Error(`tableOf: ${config.id} starts in ${config.initial}, which it does not name`);
  return { states, events, initial, next: (state, event) => cells[state * width + event] as number, stateCode, eventCode };
}
