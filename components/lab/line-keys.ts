/** What the keys of a terminal send. */
export const KEYS = {
  enter: '\r',
  tab: '\t',
  escape: '\x1b',
  backspace: '\x7f',
  toStart: '\x01',
  left: '\x02',
  interrupt: '\x03',
  endOfInput: '\x04',
  toEnd: '\x05',
  right: '\x06',
  abandon: '\x07',
  erase: '\x08',
  killRight: '\x0b',
  clear: '\x0c',
  down: '\x0e',
  up: '\x10',
  search: '\x12',
  searchForward: '\x13',
  killLeft: '\x15',
  killWord: '\x17',
  yank: '\x19',
  delete: '\x1b[3~',
  wordLeft: '\x1bb',
  wordRight: '\x1bf',
  killWordRight: '\x1bd',
  lastArgument: '\x1b.',
} as const;

/** Other sequences that keyboards and terminals send for the same keys. */
const SAME: Readonly<Record<string, string>> = {
  '\x1b[A': KEYS.up,
  '\x1bOA': KEYS.up,
  '\x1b[B': KEYS.down,
  '\x1bOB': KEYS.down,
  '\x1b[C': KEYS.right,
  '\x1bOC': KEYS.right,
  '\x1b[D': KEYS.left,
  '\x1bOD': KEYS.left,
  '\x1b[H': KEYS.toStart,
  '\x1bOH': KEYS.toStart,
  '\x1b[1~': KEYS.toStart,
  '\x1b[F': KEYS.toEnd,
  '\x1bOF': KEYS.toEnd,
  '\x1b[4~': KEYS.toEnd,
  '\x1b[1;5D': KEYS.wordLeft,
  '\x1b[1;3D': KEYS.wordLeft,
  '\x1b[1;5C': KEYS.wordRight,
  '\x1b[1;3C': KEYS.wordRight,
  '\x1b\x7f': KEYS.killWord,
  '\x1b_': KEYS.lastArgument,
  '\n': KEYS.enter,
};

const PASTE = /^\x1b\[200~([\s\S]*?)\x1b\[201~$/;
const PARTS = /\x1b\[200~[\s\S]*?\x1b\[201~|\x1b\[[0-9;]*[A-Za-z~]|\x1bO[A-Z]|\x1b[^[O]|\r\n|[\x00-\x1f\x7f]|[^\x00-\x1f\x7f]+/g;

/** Pasted text, its line ends as `\n`; undefined when the key is no paste. */
export function pastedText(key: string): string | undefined {
  return PASTE.exec(key)?.[1]?.replace(/\r\n?/g, '\n');
}

/** Cuts what a terminal sent into keys; a bracketed paste stays whole. */
export function splitKeys(data: string): readonly string[] {
  return (data.match(PARTS) ?? []).map((part) => SAME[part] ?? (part === '\r\n' ? KEYS.enter : part));
}
