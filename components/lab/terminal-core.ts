import type { StoreApi } from 'zustand/vanilla';
import { completeLine, insertText, type LineState, lineWithHistory, nextLine, pressKey } from './line-editor.ts';
import { KEYS, splitKeys } from './line-keys.ts';
import { cursorPlace, drawLine, inColumns, type Place } from './line-layout.ts';
import { keepHistory, readHistory } from './terminal-history.ts';
import type { TerminalScreen, TerminalSession, TerminalState } from './terminal-session.ts';
import { isUnfinished } from './unfinished-line.ts';
import type { Answer, WorkerClient } from './worker-client.ts';

export type TerminalCore = Omit<TerminalSession, 'store'>;

const PROMPT = '\x1b[38;5;61m$\x1b[0m ';
const LABEL = '$ ';
const KEPT_CHARACTERS = 200_000;
const KEPT_PARTS = 400;
const CLEAR = '\x1b[2J\x1b[H';
const BRACKETED_PASTE = '\x1b[?2004h';
const START: Place = { row: 0, column: 0 };

const crlf = (text: string): string => text.replace(/\r?\n/g, '\r\n');
const plain = (text: string): string => text.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, '');

/** What all the words begin with. */
function commonStart(words: readonly string[]): string {
  let start = words[0] ?? '';
  for (const word of words) while (!word.startsWith(start)) start = start.slice(0, -1);
  return start;
}

/** Line editing, history, one running command, and the record of what was written. */
export function createTerminalCore(client: WorkerClient, store: StoreApi<TerminalState>): TerminalCore {
  const screens = new Set<TerminalScreen>();
  /** What was typed or asked for while a command ran. */
  const waiting: (() => void)[] = [];
  let line: LineState = lineWithHistory(readHistory());
  /** Everything on the screens but the line being typed. */
  let written = '';
  let columns = 80;
  /** Where the cursor stands, counted from where the prompt began. */
  let place = START;
  let isAtLineStart = true;
  let lastPart = 0;
  /** Counts the clusters: an answer of an earlier one is none. */
  let generation = 0;
  let knowsHistory = false;
  /** The prompt of the running command that wants a line; null when none does. */
  let asked: string | null = null;
  /** The shell's own line, while a command has the keyboard. */
  let outer: LineState | null = null;

  function emit(text: string) {
    for (const screen of screens) screen.write(text);
  }

  function commit(text: string) {
    written = (written + text).slice(-KEPT_CHARACTERS);
  }

  function speak(text: string) {
    const part = { id: ++lastPart, text: plain(text) };
    const earlier = text.startsWith(CLEAR) ? [] : store.getState().spoken;
    store.setState({ spoken: [...earlier, part].slice(-KEPT_PARTS) });
  }

  function print(text: string) {
    if (text === '') return;
    if (text.startsWith(CLEAR)) written = '';
    emit(crlf(text));
    commit(crlf(text));
    isAtLineStart = /\n$|\x1b\[H$/.test(text);
    speak(text);
  }

  function promptOf({ search }: LineState): string {
    return search === null ? (asked ?? LABEL) : `(${search.isFound ? '' : 'failed '}reverse-i-search)\`${search.query}': `;
  }

  function redraw() {
    const label = promptOf(line);
    const { text, cursor } = line;
    const drawn = drawLine({ label, prompt: label === LABEL ? PROMPT : label, text, cursor }, place, columns);
    place = drawn.place;
    emit(drawn.output);
  }

  /** Leaves the line as it stands and goes to the row below it. */
  function leaveLine(ending = '') {
    line = { ...line, cursor: line.text.length, search: null };
    redraw();
    const rest = `${ending}\r\n`;
    emit(rest);
    commit((asked ?? PROMPT) + line.text.replaceAll('\n', '\r\n> ') + rest);
    place = START;
  }

  /** The running command wants a line. */
  function ask(prompt: string) {
    if (!store.getState().isRunning) return;
    outer ??= line;
    line = lineWithHistory(line === outer ? [] : line.history);
    asked = prompt;
    if (!isAtLineStart) print('\n');
    place = START;
    redraw();
    for (const next of waiting.splice(0)) next();
  }

  /** Hands a line, or the end of the input, to the command that asked for it. */
  function give(text: string | null) {
    speak(`${asked ?? ''}${text ?? ''}\n`);
    leaveLine();
    line = nextLine(line);
    asked = null;
    client.send({ type: 'input', text });
  }

  function goOn() {
    line = outer ?? line;
    outer = null;
    asked = null;
    if (!isAtLineStart) {
      emit('\r\n');
      commit('\r\n');
    }
    isAtLineStart = true;
    store.setState({ isRunning: false });
    redraw();
    while (!store.getState().isRunning && waiting.length > 0) waiting.shift()?.();
  }

  async function execute(text: string) {
    const started = generation;
    lastPart += 1;
    store.setState({ spoken: [{ id: lastPart, text: `$ ${text}\n` }], recalled: '', isRunning: true, isUsed: true });
    const history = knowsHistory ? undefined : line.history.slice(0, -1);
    knowsHistory = true;
    const question = { type: 'command', line: text, ...(history === undefined ? {} : { history }) } as const;
    const done = await client.ask<'command'>(question, (chunk) => {
      if (started === generation) print(chunk.text);
    });
    if (started !== generation) return;
    print(done.stdout);
    print(done.stderr);
    goOn();
  }

  function submit() {
    const { text } = line;
    if (asked !== null) return give(text);
    if (isUnfinished(text)) {
      line = insertText({ ...line, cursor: text.length }, '\n');
      return redraw();
    }
    leaveLine();
    line = nextLine(line);
    if (text.trim() === '') return redraw();
    keepHistory(line.history);
    void execute(text);
  }

  function suggest({ from, words }: Answer<'complete'>) {
    const start = commonStart(words);
    const isWhole = words.length === 1;
    const word = isWhole && !/[/=]$/.test(start) ? `${start} ` : start;
    if (isWhole || start.length > line.cursor - from) {
      line = completeLine(line, from, word);
      store.setState({ recalled: line.text });
    } else {
      const { cursor } = line;
      leaveLine();
      const list = crlf(`${inColumns(words, columns)}\n`);
      emit(list);
      commit(list);
      line = { ...line, cursor };
      store.setState({ recalled: `${words.length} possibilities: ${words.join(', ')}` });
    }
    redraw();
  }

  async function complete() {
    const asked = line;
    const answer = await client.ask<'complete'>({ type: 'complete', line: line.text.slice(0, line.cursor) });
    if (line === asked && answer.words.length > 0) suggest(answer);
  }

  function run(text: string) {
    if (store.getState().isRunning) {
      waiting.push(() => run(text));
      return;
    }
    line = { ...line, text, cursor: text.length, search: null };
    submit();
  }

  function press(key: string) {
    if (store.getState().isRunning && asked === null) {
      if (key !== KEYS.interrupt) {
        waiting.push(() => press(key));
        return;
      }
      waiting.length = 0;
      emit('^C');
      commit('^C');
      isAtLineStart = false;
      client.send({ type: 'interrupt' });
      return;
    }
    if (asked !== null && key === KEYS.endOfInput && line.text === '') return give(null);
    const before = line;
    const { state, effect } = pressKey(line, key);
    line = state;
    if (effect === 'submit') return submit();
    if (effect === 'complete') return asked === null ? void complete() : undefined;
    if (effect === 'interrupt') {
      leaveLine('^C');
      line = nextLine({ ...line, text: '' });
    }
    if (effect === 'clear') {
      written = '';
      place = START;
      emit(CLEAR);
    }
    if (state.shown !== before.shown) store.setState({ recalled: state.text });
    // A word has ended: when it is the name of a program, that is fetched before the line is.
    if (key.endsWith(' ')) client.send({ type: 'prepareShell', line: state.text });
    redraw();
  }

  client.listen((message) => {
    if (message.type === 'prompt') ask(message.text);
  });

  return {
    type(data) {
      store.setState({ isUsed: true });
      for (const key of splitKeys(data)) press(key);
    },
    run,
    attach(screen) {
      const isNew = !screens.has(screen);
      columns = screen.columns;
      screens.add(screen);
      if (isNew) {
        client.send({ type: 'prepareShell', line: line.text });
        screen.write(BRACKETED_PASTE + written);
      }
      if (store.getState().isRunning && asked === null) return;
      place = isNew ? START : cursorPlace(promptOf(line), line.text.slice(0, line.cursor), columns);
      redraw();
    },
    detach: (screen) => void screens.delete(screen),
    restarted() {
      generation += 1;
      knowsHistory = false;
      if (!store.getState().isRunning) return;
      waiting.length = 0;
      emit('^C');
      commit('^C');
      isAtLineStart = false;
      goOn();
    },
  };
}
