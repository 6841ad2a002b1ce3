import { describe, expect, it } from 'vitest';
import { completeLine, EMPTY_LINE, type LineState, lineWithHistory, nextLine, pressKey } from './line-editor.ts';
import { KEYS, splitKeys } from './line-keys.ts';

/** Types what a terminal sends, key after key. */
function type(state: LineState, ...data: readonly string[]): LineState {
  return data.flatMap(splitKeys).reduce((line, key) => pressKey(line, key).state, state);
}

const UP = '\x1b[A';
const DOWN = '\x1b[B';
const LEFT = '\x1b[D';
const { search: SEARCH, searchForward: SEARCH_FORWARD } = KEYS;

const withHistory = (...lines: readonly string[]): LineState =>
  lines.reduce((line, text) => nextLine(type(line, text)), lineWithHistory([]));

describe('line editor', () => {
  it.each([
    ['types where the cursor is', ['get pod', LEFT, LEFT, LEFT, 'a '], 'get a pod', 6],
    ['deletes backwards', ['pods', '\x7f'], 'pod', 3],
    ['deletes a whole character', ['a😀', '\x7f'], 'a', 1],
    ['moves over a whole character', ['😀b', LEFT, LEFT, 'a'], 'a😀b', 1],
    ['deletes at the cursor', ['pods', '\x01', '\x1b[3~', '\x04'], 'ds', 0],
    ['deletes the word before the cursor', ['kubectl get pods', '\x17'], 'kubectl get ', 12],
    ['deletes to the start', ['kubectl', LEFT, '\x15'], 'l', 0],
    ['deletes to the end', ['kubectl', '\x01', '\x1b[C', '\x0b'], 'k', 1],
    ['puts back what was cut', ['get pods', '\x17', 'jobs,', '\x19'], 'get jobs,pods', 13],
    ['moves by words', ['get pods -w', '\x1b[1;5D', '\x1bb', 'x'], 'get xpods -w', 5],
    ['moves forward by words', ['get pods', '\x01', '\x1bf', 's'], 'gets pods', 4],
    ['cuts the word after the cursor', ['get pods', '\x01', '\x1bd'], ' pods', 0],
    ['takes a paste with its line ends', ['\x1b[200~a\r\nb\x1b[201~'], 'a\nb', 3],
    ['ignores keys it does not know', ['a', '\x1b[15~'], 'a', 1],
  ])('%s', (_, keys, text, cursor) => {
    expect(type(EMPTY_LINE, ...keys)).toMatchObject({ text, cursor });
  });

  it('puts the last argument of the line before', () => {
    expect(type(withHistory('kubectl describe job train'), 'kubectl logs job/', '\x1b.').text).toBe('kubectl logs job/train');
  });

  it('goes back through the history and returns to what was being typed', () => {
    const line = type(withHistory('first', 'second'), 'draft', UP, UP);
    expect(line.text).toBe('first');
    expect(type(line, UP).text).toBe('first');
    expect(type(line, DOWN, DOWN).text).toBe('draft');
  });

  it('keeps no blank line and no repetition, and 500 lines', () => {
    expect(withHistory('a', ' ', 'a', 'b').history).toEqual(['a', 'b']);
    expect(lineWithHistory(Array.from({ length: 600 }, (_, i) => `${i}`)).history).toHaveLength(500);
  });

  it('puts a completed word in place of the part that was typed', () => {
    expect(completeLine(type(EMPTY_LINE, 'kubectl get po'), 12, 'pods ')).toMatchObject({ text: 'kubectl get pods ', cursor: 17 });
  });
});

describe('search', () => {
  const searched = () => type(withHistory('get jobs', 'get pods', 'logs x'), 'draft', SEARCH, 'get');

  it('goes backwards, further with every Ctrl-R, and runs what was found on Enter', () => {
    expect(searched()).toMatchObject({ text: 'get pods', search: { query: 'get', isFound: true } });
    const further = type(searched(), SEARCH);
    expect(further.text).toBe('get jobs');
    expect(type(further, SEARCH_FORWARD).text).toBe('get pods');
    expect(pressKey(further, '\r')).toMatchObject({ effect: 'submit', state: { text: 'get jobs', search: null } });
  });

  it('says when no line has the query, and keeps the last match', () => {
    expect(type(searched(), 'zzz')).toMatchObject({ text: 'get pods', search: { isFound: false } });
    expect(type(searched(), 'zzz', '\x7f', '\x7f', '\x7f')).toMatchObject({ text: 'get pods', search: { query: 'get', isFound: true } });
  });

  it('goes back to what was typed on Ctrl-G, and takes the match with another key', () => {
    expect(type(searched(), '\x07')).toMatchObject({ text: 'draft', search: null });
    expect(type(searched(), '\x05', ' -w')).toMatchObject({ text: 'get pods -w', search: null });
  });
});

describe('splitKeys', () => {
  it('tells keys apart, whatever arrives at once', () => {
    expect(splitKeys('get jobs\nget pods\r\n')).toEqual(['get jobs', KEYS.enter, 'get pods', KEYS.enter]);
    expect(splitKeys(`a${UP}${UP}b\x1b\x7f\x1b[1;5C`)).toEqual(['a', KEYS.up, KEYS.up, 'b', KEYS.killWord, KEYS.wordRight]);
    expect(splitKeys('\x1b')).toEqual([KEYS.escape]);
  });

  it('leaves a paste in one piece', () => {
    expect(splitKeys('\x1b[200~cat <<E\rE\x1b[201~\r')).toEqual(['\x1b[200~cat <<E\rE\x1b[201~', KEYS.enter]);
  });
});
