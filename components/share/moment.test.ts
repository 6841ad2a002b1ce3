import { describe, expect, it } from 'vitest';
import { parseMoment } from './moment.ts';
import { packText, unpackText } from './packing.ts';

const run = {
  seed: 7,
  startAtMs: 1_770_000_000_000,
  branch: {
    id: 1,
    name: 'Forbid',
    parent: 0,
    forkAtMs: 3000,
    headMs: 60_000,
    inputs: [
      {
        atMs: 0,
        input: {
          type: 'request',
          request: {
            verb: 'create',
            kind: 'Job',
            namespace: 'default',
            body: { metadata: { name: 'a' } },
            options: { fieldValidation: 'Strict' },
          },
        },
      },
      { atMs: 3000, input: { type: 'weather', weather: { kind: 'registry', isDown: true } } },
      { atMs: 4000, input: { type: 'exec', podSerial: 4, argv: ['ls'] } },
    ],
  },
  others: [{ id: 0, name: 'main', parent: null, forkAtMs: 0, headMs: 90_000, inputs: [] }],
  nowMs: 2000,
  beganAtMs: 0,
};
const aMoment = {
  version: 1,
  lab: 'lessons/first-job',
  run,
  screen: { tab: 'yaml', selectedUid: null, follow: 'fit', fromMs: 0, spanMs: 1 },
};
const changed = (change: (copy: typeof aMoment) => void) => {
  const copy = structuredClone(aMoment);
  change(copy);
  return JSON.stringify(copy);
};

describe('a shared moment', () => {
  it('comes back as it was, through the letters of a link', async () => {
    const packed = await packText(JSON.stringify(aMoment));
    expect(packed).toMatch(/^[\w-]+$/);
    expect(parseMoment(await unpackText(packed))).toEqual(aMoment);
  });

  it('is refused with a sentence when it is damaged', async () => {
    const packed = await packText(JSON.stringify(aMoment));
    await expect(unpackText('%%%')).rejects.toThrow('This link is damaged');
    await expect(unpackText(packed.slice(0, 40)).then(parseMoment)).rejects.toThrow(/damaged|missing/);
    expect(() => parseMoment('{"version":1')).toThrow('damaged');
  });

  it.each([
    ['another version', changed((copy) => Object.assign(copy, { version: 2 }))],
    ['a span of a thousand years', changed((copy) => Object.assign(copy.run.branch, { headMs: 1e15 }))],
    ['an instant that is no number', changed((copy) => Object.assign(copy.run, { nowMs: '2000' }))],
    [
      'an input of an unknown kind',
      changed((copy) => Object.assign(copy.run.branch.inputs[0] ?? {}, { input: { type: 'eval', code: '1' } })),
    ],
    [
      'weather that does not exist',
      changed((copy) => Object.assign(copy.run.branch.inputs[1]?.input ?? {}, { weather: { kind: 'flood' } })),
    ],
    ['inputs out of order', changed((copy) => void copy.run.branch.inputs.reverse())],
    ['too many branches', changed((copy) => Object.assign(copy.run, { others: Array.from({ length: 17 }, () => copy.run.others[0]) }))],
  ])('refuses %s', (_what, text) => {
    expect(() => parseMoment(text)).toThrow('This moment cannot be shown');
  });

  it('refuses what is nested without end, before it is parsed', () => {
    expect(() => parseMoment('['.repeat(200_000))).toThrow('nested too deeply');
    expect(() => parseMoment(JSON.stringify({ text: '[[[['.repeat(100) }))).toThrow('cannot be shown');
  });

  it('refuses a small link that holds very much', async () => {
    const bomb = await packText('a'.repeat(5_000_000)).catch(() => '');
    expect(bomb.length).toBeLessThan(100_000);
    await expect(unpackText(bomb)).rejects.toThrow('more than a moment can');
  });
});
