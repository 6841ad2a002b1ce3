import { describe, expect, it } from 'vitest';
import { completeLine, EMPTY_LINE, type LineState, nextLine, pressKey, splitKeys } from './line-editor.ts';

function type(state: LineState, ...keys: readonly string[]): LineState {
  return keys.reduce((line, key) => pressKey(line, key).state, state);
}

const UP = '\x1b[A';
const DOWN = '\x1b[B';
const LEFT = '\x1b[D';
const SEARCH = '\x12';

function withHistory(...lines: readonly string[]): LineState {
  return lines.reduce((line, text) => nextLine(type(line, text)), EMPTY_LINE);
}

describe('line editor', () => {
  it.each([
    ['types where the cursor is', ['get pod', LEFT, LEFT, LEFT, 'a '], 'get a pod', 6],
    ['deletes backwards', ['pods', '\x7f'], 'pod', 3],
    ['deletes the word before the cursor', ['kubectl get pods', '\x17'], 'kubectl get ', 12],
    ['deletes to the start', ['kubectl', LEFT, '\x15'], 'l', 0],
    ['deletes to the end', ['kubectl', '\x01', '\x1b[C', '\x0b'], 'k', 1],
    ['ignores keys it does not know', ['a', '\x1b[15~'], 'a', 1],
  ])('%s', (_, keys, text, cursor) => {
    expect(type(EMPTY_LINE, ...keys)).toMatchObject({ text, cursor });
  });

  it('goes back through the history and returns to what was being typed', () => {
    const line = type(withHistory('first', 'second'), 'draft', UP, UP);
    expect(line.text).toBe('first');
    expect(type(line, UP).text).toBe('first');
    expect(type(line, DOWN, DOWN).text).toBe('draft');
  });

  it('keeps no blank line and no repetition', () => {
    expect(withHistory('a', ' ', 'a', 'b').history).toEqual(['a', 'b']);
  });

  it('searches backwards, further with every Ctrl-R, and runs what was found on Enter', () => {
    const found = type(withHistory('get jobs', 'get pods', 'logs x'), SEARCH, 'get');
    expect(found.text).toBe('get pods');
    const further = type(found, SEARCH);
    expect(further.text).toBe('get jobs');
    expect(pressKey(further, '\r')).toMatchObject({ effect: 'submit', state: { text: 'get jobs', search: null } });
  });

  it('puts a completed word in place of the part that was typed', () => {
    expect(completeLine(type(EMPTY_LINE, 'kubectl get po'), 12, 'pods ')).toMatchObject({ text: 'kubectl get pods ', cursor: 17 });
  });
});

describe('splitKeys', () => {
  it('turns a paste into text and Enters, and leaves escape sequences whole', () => {
    expect(splitKeys('get jobs\nget pods\n')).toEqual(['get jobs', '\r', 'get pods', '\r']);
    expect(splitKeys(UP)).toEqual([UP]);
  });
});
