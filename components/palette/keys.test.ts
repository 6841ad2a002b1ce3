import { describe, expect, it } from 'vitest';
import { type KeyPress, siteKeyOf } from './keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('keys of the site', () => {
  it.each([
    [press('k', { ctrlKey: true }), true, 'palette'],
    [press('k', { metaKey: true }), false, 'palette'],
    [press('s', { ctrlKey: true }), true, 'nothing'],
    [press('?', { shiftKey: true }), false, 'shortcuts'],
    [press('?', { shiftKey: true }), true, null],
    [press('Escape'), false, 'leave'],
    [press('Escape'), true, null],
    [press('Z', { altKey: true, shiftKey: true, code: 'KeyZ' }), true, 'focus'],
    [press('$', { altKey: true, shiftKey: true, code: 'Digit4' }), true, 'terminal'],
    [press('k', { ctrlKey: true, shiftKey: true }), false, null],
    [press('c', { ctrlKey: true }), true, null],
    [press('a'), false, null],
  ])('%o, typing %s: %s', (key, isTyping, expected) => {
    expect(siteKeyOf(key, isTyping)).toBe(expected);
  });
});
