const OPENERS = new Set(['if', 'for', 'while', 'until', 'case', 'select', '{']);
const CLOSERS = new Set(['fi', 'done', 'esac', '}']);
/** After these words the next one is a command again. */
const BEFORE_COMMAND = new Set(['do', 'then', 'else', 'elif', '!', 'time', ...OPENERS]);

/** End of the quoted stretch at `start`; -1 when it is not closed. */
function quoteEnd(text: string, start: number): number {
  const quote = text.charAt(start);
  for (let i = start + 1; i < text.length; i++) {
    if (text.charAt(i) === '\\' && quote !== "'") i += 1;
    else if (text.charAt(i) === quote) return i;
  }
  return -1;
}

/** Position after the body of a here-document whose redirection starts at `start`; -1 when its end is missing. */
function hereDocumentEnd(text: string, start: number): number {
  const match = /^<<(-?)\s*(['"]?)([\w.-]+)\2/.exec(text.slice(start));
  if (match === null) return start + 2;
  const [, dash = '', , word = ''] = match;
  const bodyAt = text.indexOf('\n', start);
  if (bodyAt < 0) return -1;
  let at = bodyAt + 1;
  for (const row of text.slice(at).split('\n')) {
    if ((dash === '' ? row : row.replace(/^\t+/, '')) === word) return at + row.length;
    at += row.length + 1;
  }
  return -1;
}

/** Whether a shell would wait for more before it runs the text: an open quote, bracket, loop or here-document, or `\\`, `|`, `&&`. */
export function isUnfinished(text: string): boolean {
  let compounds = 0;
  let brackets = 0;
  let word = '';
  let isCommandPlace = true;
  let isOpenEnded = false;
  let bodiesEnd = -1;
  const endWord = (): void => {
    if (word === '') return;
    if (isCommandPlace && OPENERS.has(word)) compounds += 1;
    else if (isCommandPlace && CLOSERS.has(word)) compounds -= 1;
    isCommandPlace = isCommandPlace && BEFORE_COMMAND.has(word);
    isOpenEnded = false;
    word = '';
  };
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '\\') {
      if (i + 1 >= text.length) return true;
      word += text.charAt(i + 1);
      i += 1;
    } else if (c === "'" || c === '"' || c === '`') {
      const end = quoteEnd(text, i);
      if (end < 0) return true;
      word += text.slice(i, end + 1);
      i = end;
    } else if (c === '#' && word === '') {
      const end = text.indexOf('\n', i);
      i = (end < 0 ? text.length : end) - 1;
    } else if (text.startsWith('<<<', i)) {
      i += 2;
    } else if (text.startsWith('<<', i)) {
      endWord();
      const end = hereDocumentEnd(text, i);
      if (end < 0) return true;
      bodiesEnd = Math.max(bodiesEnd, end);
      i += 1;
    } else if (c === '(' || c === ')') {
      endWord();
      brackets = Math.max(0, brackets + (c === '(' ? 1 : -1));
      isCommandPlace = true;
    } else if (/[;&|\n]/.test(c)) {
      endWord();
      if (c === '\n' && bodiesEnd > i) i = bodiesEnd - 1;
      else if (c === '|' || c === '&') isOpenEnded = c === '|' || text.charAt(i - 1) === '&';
      isCommandPlace = true;
    } else if (/\s/.test(c)) endWord();
    else word += c;
  }
  endWord();
  return compounds > 0 || brackets > 0 || isOpenEnded;
}
