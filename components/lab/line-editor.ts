import { KEYS, pastedText } from './line-keys.ts';

/** A line being typed; it may go over several rows. */
export interface LineState {
  readonly text: string;
  /** Position in UTF-16 units, 0 to `text.length`. */
  readonly cursor: number;
  /** Earlier lines, oldest first. */
  readonly history: readonly string[];
  /** Line of the history that is shown; `history.length` is the one being typed. */
  readonly shown: number;
  /** What was typed before the arrows or a search took over. */
  readonly typed: string;
  /** A search through the history; null outside of one. */
  readonly search: LineSearch | null;
  /** What was cut last, for Ctrl-Y. */
  readonly cut: string;
}

export interface LineSearch {
  readonly query: string;
  /** False when no line has the query. */
  readonly isFound: boolean;
  /** What Ctrl-G goes back to. */
  readonly before: LineState;
}

/** What pressing a key asks of the session, besides the new line. */
export type LineEffect = 'none' | 'submit' | 'interrupt' | 'complete' | 'clear';

export interface LineStep {
  readonly state: LineState;
  readonly effect: LineEffect;
}

const KEPT_LINES = 500;

export const EMPTY_LINE: LineState = { text: '', cursor: 0, history: [], shown: 0, typed: '', search: null, cut: '' };

/** An empty line with these earlier ones. */
export function lineWithHistory(history: readonly string[]): LineState {
  const kept = history.slice(-KEPT_LINES);
  return { ...EMPTY_LINE, history: kept, shown: kept.length };
}

/** An empty line, with the last one kept in the history unless it is blank or a repetition. */
export function nextLine({ text, history, cut }: LineState): LineState {
  const kept = text.trim() === '' || history.at(-1) === text ? history : [...history, text];
  return { ...lineWithHistory(kept), cut };
}

function show(state: LineState, shown: number): LineState {
  const typed = state.shown === state.history.length ? state.text : state.typed;
  const text = state.history[shown] ?? typed;
  return { ...state, typed, shown, text, cursor: text.length };
}

function replace(state: LineState, from: number, to: number, text: string): LineState {
  return { ...state, text: state.text.slice(0, from) + text + state.text.slice(to), cursor: from + text.length };
}

/** Takes a stretch out and keeps it for Ctrl-Y. */
function cutOut(state: LineState, from: number, to: number): LineState {
  return from === to ? state : { ...replace(state, from, to, ''), cut: state.text.slice(from, to) };
}

/** Puts a word in place of what stands between `from` and the cursor. */
export function completeLine(state: LineState, from: number, word: string): LineState {
  return replace(state, from, state.cursor, word);
}

/** Puts text at the cursor. */
export function insertText(state: LineState, text: string): LineState {
  return replace(state, state.cursor, state.cursor, text);
}

const SECOND_HALF = /[\udc00-\udfff]/;

/** Where the character before the cursor begins. */
function before({ text, cursor }: LineState): number {
  return Math.max(0, cursor - (SECOND_HALF.test(text.charAt(cursor - 1)) ? 2 : 1));
}

/** Where the character at the cursor ends. */
function after({ text, cursor }: LineState): number {
  return Math.min(text.length, cursor + (SECOND_HALF.test(text.charAt(cursor + 1)) ? 2 : 1));
}

const isWordPart = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

function wordStart({ text, cursor }: LineState): number {
  let at = cursor;
  while (at > 0 && !isWordPart(text.charAt(at - 1))) at -= 1;
  while (at > 0 && isWordPart(text.charAt(at - 1))) at -= 1;
  return at;
}

function wordEnd({ text, cursor }: LineState): number {
  let at = cursor;
  while (at < text.length && !isWordPart(text.charAt(at))) at += 1;
  while (at < text.length && isWordPart(text.charAt(at))) at += 1;
  return at;
}

/** Where the blank-separated word before the cursor begins. */
function blankWordStart({ text, cursor }: LineState): number {
  return /\S*\s*$/.exec(text.slice(0, cursor))?.index ?? 0;
}

function edit(state: LineState, key: string): LineState {
  const { text, cursor, shown, history } = state;
  switch (key) {
    case KEYS.backspace:
    case KEYS.erase:
      return replace(state, before(state), cursor, '');
    case KEYS.delete:
    case KEYS.endOfInput:
      return replace(state, cursor, after(state), '');
    case KEYS.left:
      return { ...state, cursor: before(state) };
    case KEYS.right:
      return { ...state, cursor: after(state) };
    case KEYS.wordLeft:
      return { ...state, cursor: wordStart(state) };
    case KEYS.wordRight:
      return { ...state, cursor: wordEnd(state) };
    case KEYS.up:
      return shown === 0 ? state : show(state, shown - 1);
    case KEYS.down:
      return shown >= history.length ? state : show(state, shown + 1);
    case KEYS.toStart:
      return { ...state, cursor: 0 };
    case KEYS.toEnd:
      return { ...state, cursor: text.length };
    case KEYS.killRight:
      return { ...cutOut(state, cursor, text.length), cursor };
    case KEYS.killLeft:
      return cutOut(state, 0, cursor);
    case KEYS.killWord:
      return cutOut(state, blankWordStart(state), cursor);
    case KEYS.killWordRight:
      return { ...cutOut(state, cursor, wordEnd(state)), cursor };
    case KEYS.yank:
      return insertText(state, state.cut);
    case KEYS.lastArgument:
      return insertText(state, /(\S+)\s*$/.exec(history.at(-1) ?? '')?.[1] ?? '');
    default:
      // Other escape sequences and control characters do nothing.
      return key < ' ' ? state : insertText(state, key);
  }
}

/** Nearest line of the history, from `start` on in steps of `step`, that has the query; -1 when there is none. */
function findLine(history: readonly string[], query: string, start: number, step: number): number {
  for (let index = start; index >= 0 && index < history.length; index += step) if (history[index]?.includes(query)) return index;
  return -1;
}

function searchFor(state: LineState, query: string, start: number, step: number): LineState {
  const search = { query, isFound: true, before: state.search?.before ?? state };
  if (query === '') return { ...state, search };
  const found = findLine(state.history, query, start, step);
  if (found < 0) return { ...state, search: { ...search, isFound: false } };
  const shown = show(state, found);
  return { ...shown, cursor: shown.text.indexOf(query), search };
}

/** A key while the history is searched: more of the query, the next match, or an end of the search. */
function searchKey(state: LineState, search: LineSearch, key: string): LineStep {
  const { query } = search;
  const newest = state.history.length - 1;
  const stay = (next: LineState): LineStep => ({ state: next, effect: 'none' });
  switch (key) {
    case KEYS.search:
      return stay(searchFor(state, query, Math.min(state.shown, state.history.length) - 1, -1));
    case KEYS.searchForward:
      return stay(searchFor(state, query, state.shown + 1, 1));
    case KEYS.backspace:
      return stay(searchFor({ ...search.before, search }, query.slice(0, -1), newest, -1));
    case KEYS.abandon:
    case KEYS.interrupt:
      return stay(search.before);
    case KEYS.escape:
      return stay({ ...state, search: null });
    default:
      if (key >= ' ') return stay(searchFor(state, query + key, Math.min(state.shown, newest), -1));
      return pressKey({ ...state, search: null }, key);
  }
}

/** Takes one key, as `splitKeys` gives it: characters, a paste, or a control sequence. */
export function pressKey(state: LineState, key: string): LineStep {
  const pasted = pastedText(key);
  if (pasted !== undefined) return { state: insertText({ ...state, search: null }, pasted), effect: 'none' };
  if (state.search !== null) return searchKey(state, state.search, key);
  switch (key) {
    case KEYS.enter:
      return { state, effect: 'submit' };
    case KEYS.interrupt:
      return { state, effect: 'interrupt' };
    case KEYS.clear:
      return { state, effect: 'clear' };
    case KEYS.tab:
      return { state, effect: 'complete' };
    case KEYS.search:
    case KEYS.searchForward:
      return { state: { ...state, search: { query: '', isFound: true, before: state } }, effect: 'none' };
    default:
      return { state: edit(state, key), effect: 'none' };
  }
}
