/** Words that open and close a compound command. */
const OPENERS = new Set(['if', 'for', 'while', 'until', 'case', 'select', '{']);
const CLOSERS = new Set(['fi', 'done', 'esac', '}']);

/**
 * Cuts a line into the statements that a shell would run one after the other (rule SHL-2): at `;` and line ends that stand
 * outside quotes, brackets and compound commands. `&&` and `||` stay together.
 *
 * A here-document, `set`, or something unfinished keeps the whole line in one piece.
 */
export function splitStatements(text: string): readonly string[] {
  const whole = [text];
  if (text.includes('<<') || /(^|[;\s])set\s/.test(text)) return whole;
  const statements: string[] = [];
  let start = 0;
  let depth = 0;
  let word = '';
  const endWord = (): void => {
    if (OPENERS.has(word)) depth += 1;
    if (CLOSERS.has(word)) depth -= 1;
    word = '';
  };
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    const skipped = skipQuoted(text, i);
    if (skipped === undefined) return whole;
    if (skipped > i) {
      word += text.slice(i, skipped);
      i = skipped - 1;
    } else if (c === '#' && word === '') {
      const end = text.indexOf('\n', i);
      i = (end < 0 ? text.length : end) - 1;
    } else if (c === '(' || c === ')') {
      endWord();
      depth += c === '(' ? 1 : -1;
    } else if (c === ';' || c === '\n') {
      endWord();
      if (depth > 0 || text.charAt(i + 1) === ';' || text.charAt(i - 1) === ';') continue;
      statements.push(text.slice(start, i));
      start = i + 1;
    } else if (/[\s&|]/.test(c)) endWord();
    else word += c;
  }
  endWord();
  if (depth !== 0) return whole;
  return [...statements, text.slice(start)].map((statement) => statement.trim()).filter((statement) => statement !== '');
}

/** End of the quoted or escaped stretch at `i`; `i` itself when there is none, undefined when it is never closed. */
function skipQuoted(text: string, i: number): number | undefined {
  const c = text.charAt(i);
  if (c === '\\') return Math.min(i + 2, text.length);
  if (c !== "'" && c !== '"' && c !== '`') return i;
  let end = i + 1;
  while (end < text.length && text.charAt(end) !== c) end += c !== "'" && text.charAt(end) === '\\' ? 2 : 1;
  return end < text.length ? end + 1 : undefined;
}

/** Programs that run other command lines, which may hold pipes. */
const RUNS_OTHERS = /(^|[\s;&(])(bash|sh|eval|xargs|source|\.)\s/;

/**
 * Whether all output of a statement goes to the terminal, so that it may be shown while the statement runs: no pipe, no
 * redirection, nothing captured (rule SHL-3).
 */
export function writesToTerminal(text: string): boolean {
  if (RUNS_OTHERS.test(text)) return false;
  let isDoubleQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '\\') i += 1;
    else if (c === '"') isDoubleQuoted = !isDoubleQuoted;
    else if (c === "'" && !isDoubleQuoted) {
      const end = text.indexOf("'", i + 1);
      i = end < 0 ? text.length : end;
    } else if (c === '`') return false;
    else if (c === '$' && text.charAt(i + 1) === '(' && text.charAt(i + 2) !== '(') return false;
    else if (!isDoubleQuoted && (c === '>' || (c === '<' && text.charAt(i + 1) === '('))) return false;
    else if (!isDoubleQuoted && c === '|') {
      if (text.charAt(i + 1) !== '|') return false;
      i += 1;
    }
  }
  return true;
}

/** Name of the function that a statement defines; undefined when it defines none. */
export function definedFunction(statement: string): string | undefined {
  return (
    /^(?:function\s+)?([A-Za-z_][\w-]*)\s*\(\)\s*[{(]/.exec(statement)?.[1] ?? /^function\s+([A-Za-z_][\w-]*)\s*\{/.exec(statement)?.[1]
  );
}
