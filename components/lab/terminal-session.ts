import { createStore, type StoreApi } from 'zustand/vanilla';
import { completeLine, EMPTY_LINE, type LineState, nextLine, pressKey, splitKeys } from './line-editor.ts';
import type { WorkerClient } from './worker-client.ts';

export interface TerminalState {
  /** The last command and what it printed, as plain text; what a screen reader is told. */
  readonly spoken: string;
  readonly isRunning: boolean;
}

export interface TerminalSession {
  readonly store: StoreApi<TerminalState>;
  /** Takes what the keyboard sent. */
  type(data: string): void;
  /** Runs a line as if it had been typed; waits for a command that is still running. */
  run(line: string): void;
  /** Connects a screen: it gets everything written so far, then everything to come. */
  attach(write: (text: string) => void): () => void;
}

const PROMPT = '\x1b[38;5;61m$\x1b[0m ';
const KEPT_CHARACTERS = 200_000;
const CLEAR = '\x1b[2J\x1b[H';

/** What all the words begin with. */
function commonStart(words: readonly string[]): string {
  let start = words[0] ?? '';
  for (const word of words) while (!word.startsWith(start)) start = start.slice(0, -1);
  return start;
}

/** The shell's side of the terminal: line editing, history, one running command, and the record of what was written. */
export function createTerminalSession(client: WorkerClient): TerminalSession {
  const store = createStore<TerminalState>()(() => ({ spoken: '', isRunning: false }));
  const screens = new Set<(text: string) => void>();
  /** What was typed or asked for while a command ran. */
  const waiting: (() => void)[] = [];
  let line: LineState = EMPTY_LINE;
  let written = '';

  function write(text: string) {
    written = (written + text).slice(-KEPT_CHARACTERS);
    for (const screen of screens) screen(text);
  }

  function print(text: string) {
    write(text.replace(/\r?\n/g, '\r\n'));
    store.setState(({ spoken }) => ({ spoken: spoken + text }));
  }

  function redraw() {
    const label = line.search === null ? PROMPT : `(reverse-i-search)'${line.search}': `;
    const back = line.text.length - line.cursor;
    write(`\r\x1b[K${label}${line.text}${back > 0 ? `\x1b[${back}D` : ''}`);
  }

  async function execute(text: string) {
    write('\r\n');
    store.setState({ spoken: `$ ${text}\n`, isRunning: true });
    let lastText = '';
    const say = (part: string) => {
      if (part === '') return;
      lastText = part;
      print(part);
    };
    const done = await client.ask<'command'>({ type: 'command', line: text }, (chunk) => say(chunk.text));
    say(done.stdout);
    say(done.stderr);
    if (lastText !== '' && !lastText.endsWith('\n')) write('\r\n');
    store.setState({ isRunning: false });
    redraw();
    while (!store.getState().isRunning && waiting.length > 0) waiting.shift()?.();
  }

  function submit() {
    const { text } = line;
    line = nextLine(line);
    if (text.trim() !== '') return void execute(text);
    write('\r\n');
    redraw();
  }

  async function complete() {
    const asked = line;
    const answer = await client.ask<'complete'>({ type: 'complete', line: line.text.slice(0, line.cursor) });
    if (line !== asked || answer.words.length === 0) return;
    const start = commonStart(answer.words);
    const [only] = answer.words;
    const isWhole = answer.words.length === 1;
    const word = isWhole && only !== undefined ? `${only} ` : start;
    if (!isWhole && start.length <= line.cursor - answer.from) print(`\n${answer.words.join('  ')}\n`);
    else line = completeLine(line, answer.from, word);
    redraw();
  }

  function run(text: string) {
    if (store.getState().isRunning) {
      waiting.push(() => run(text));
      return;
    }
    line = { ...line, text, cursor: text.length };
    redraw();
    submit();
  }

  function press(key: string) {
    if (store.getState().isRunning) {
      if (key === '\x03') {
        write('^C');
        client.send({ type: 'interrupt' });
      } else {
        waiting.push(() => press(key));
      }
      return;
    }
    const { state, effect } = pressKey(line, key);
    line = state;
    if (effect === 'submit') return submit();
    if (effect === 'complete') return void complete();
    if (effect === 'interrupt') {
      write('^C\r\n');
      line = nextLine({ ...line, text: '' });
    }
    if (effect === 'clear') {
      written = '';
      write(CLEAR);
    }
    redraw();
  }

  redraw();
  return {
    store,
    type: (data) => {
      for (const key of splitKeys(data)) press(key);
    },
    run,
    attach(screen) {
      screens.add(screen);
      screen(written);
      return () => screens.delete(screen);
    },
  };
}
