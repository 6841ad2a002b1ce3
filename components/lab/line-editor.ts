/** A line being typed. */
export interface LineState {
  readonly text: string;
  /** Position in UTF-16 units, 0 to `text.length`. */
  readonly cursor: number;
  /** Earlier lines, oldest first. */
  readonly history: readonly string[];
  /** Line of the history that is shown; `history.length` is the one being typed. */
  readonly shown: number;
  /** What was typed before the arrows took over. */
  readonly typed: string;
  /** Query of a backward search; null outside of one. */
  readonly search: string | null;
}

/** What pressing a key asks of the session, besides the new line. */
export type LineEffect = 'none' | 'submit' | 'interrupt' | 'complete' | 'clear';

export interface LineStep {
  readonly state: LineState;
  readonly effect: LineEffect;
}

export const EMPTY_LINE: LineState = { text: '', cursor: 0, history: [], shown: 0, typed: '', search: null };

const KEYS = {
  enter: '\r',
  backspace: '\x7f',
  delete: '\x1b[3~',
  left: '\x1b[D',
  right: '\x1b[C',
  up: '\x1b[A',
  down: '\x1b[B',
  home: '\x1b[H',
  end: '\x1b[F',
  tab: '\t',
  escape: '\x1b',
  toStart: '\x01',
  interrupt: '\x03',
  toEnd: '\x05',
  killRight: '\x0b',
  clear: '\x0c',
  search: '\x12',
  killLeft: '\x15',
  killWord: '\x17',
} as const;

/** Newest line before `below` that contains the query; -1 when there is none. */
function findBackwards({ history }: LineState, query: string, below: number): number {
  for (let index = below - 1; index >= 0; index--) if (history[index]?.includes(query)) return index;
  return -1;
}

function show(state: LineState, shown: number): LineState {
  const typed = state.shown === state.history.length ? state.text : state.typed;
  const text = state.history[shown] ?? typed;
  return { ...state, typed, shown, text, cursor: text.length };
}

function searchFor(state: LineState, query: string, below: number): LineState {
  const found = query === '' ? -1 : findBackwards(state, query, below);
  return found < 0 ? { ...state, search: query } : { ...show(state, found), search: query };
}

function replace(state: LineState, from: number, to: number, text: string): LineState {
  return { ...state, text: state.text.slice(0, from) + text + state.text.slice(to), cursor: from + text.length };
}

/** Puts a word in place of what stands between `from` and the cursor. */
export function completeLine(state: LineState, from: number, word: string): LineState {
  return replace(state, from, state.cursor, word);
}

/** An empty line, with the last one kept in the history unless it is blank or a repetition. */
export function nextLine({ text, history }: LineState): LineState {
  const kept = text.trim() === '' || history.at(-1) === text ? history : [...history, text];
  return { ...EMPTY_LINE, history: kept, shown: kept.length };
}

function edit(state: LineState, key: string): LineState {
  const { text, cursor, shown } = state;
  switch (key) {
    case KEYS.backspace:
      return cursor === 0 ? state : replace(state, cursor - 1, cursor, '');
    case KEYS.delete:
      return replace(state, cursor, cursor + 1, '');
    case KEYS.left:
      return { ...state, cursor: Math.max(0, cursor - 1) };
    case KEYS.right:
      return { ...state, cursor: Math.min(text.length, cursor + 1) };
    case KEYS.up:
      return shown === 0 ? state : show(state, shown - 1);
    case KEYS.down:
      return shown >= state.history.length ? state : show(state, shown + 1);
    case KEYS.home:
    case KEYS.toStart:
      return { ...state, cursor: 0 };
    case KEYS.end:
    case KEYS.toEnd:
      return { ...state, cursor: text.length };
    case KEYS.killRight:
      return replace(state, cursor, text.length, '');
    case KEYS.killLeft:
      return replace(state, 0, cursor, '');
    case KEYS.killWord:
      return replace(state, text.slice(0, cursor).trimEnd().lastIndexOf(' ') + 1, cursor, '');
    default:
      // Other escape sequences and control characters do nothing.
      return key < ' ' ? state : replace(state, cursor, cursor, key);
  }
}

/** Takes one key, as a terminal sends it: a character, pasted text, or a control sequence. */
export function pressKey(state: LineState, key: string): LineStep {
  if (state.search !== null) {
    if (key === KEYS.search) return { state: searchFor(state, state.search, state.shown), effect: 'none' };
    if (key === KEYS.backspace) {
      return { state: searchFor(state, state.search.slice(0, -1), state.history.length), effect: 'none' };
    }
    if (key >= ' ' && key !== KEYS.backspace) {
      return { state: searchFor(state, state.search + key, state.history.length), effect: 'none' };
    }
    const left = { ...state, search: null };
    return key === KEYS.escape ? { state: left, effect: 'none' } : pressKey(left, key);
  }
  if (key === KEYS.enter) return { state, effect: 'submit' };
  if (key === KEYS.interrupt) return { state, effect: 'interrupt' };
  if (key === KEYS.clear) return { state, effect: 'clear' };
  if (key === KEYS.tab) return { state, effect: 'complete' };
  if (key === KEYS.search) return { state: { ...state, search: '' }, effect: 'none' };
  return { state: edit(state, key), effect: 'none' };
}

/** Cuts what a terminal sent into keys; a paste of several lines becomes several Enters. */
export function splitKeys(data: string): readonly string[] {
  if (data.startsWith('\x1b')) return [data];
  return data.replace(/\r?\n/g, '\r').match(/[\x00-\x1f\x7f]|[^\x00-\x1f\x7f]+/g) ?? [];
}
