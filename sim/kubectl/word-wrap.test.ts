import { describe, expect, it } from 'vitest';
import { wordWrap } from './word-wrap.ts';

describe('wordWrap', () => {
  it.each([
    ['one two three', 'one two\nthree'],
    ['one two\n', 'one two\n'],
    ['one two threes', 'one two\nthrees'],
    [' - `one` and two', ' - `one`\nand two'],
    ['one\n\ntwo', 'one\n\ntwo'],
    ['a  b', 'a  b'],
    ['a longer-than-a-line b', 'a\nlonger-than-a-line\nb'],
    ['longer-than-a-line b', 'longer-than-a-line\nb'],
    ['', ''],
  ])('[KCT-25] %j becomes %j', (text, wrapped) => {
    expect(wordWrap(text, 8)).toBe(wrapped);
  });
});
