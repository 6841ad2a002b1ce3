import { expect, it } from 'vitest';
import { highlightYamlLine } from './highlight-yaml.ts';

const LINES = [
  'apiVersion: batch/v1',
  '      - name: trainer',
  'command: ["python", "train.py"]',
  'restartPolicy: Never  # Jobs use Never or OnFailure',
  'schedule: "0 2 * * 0"  # weekly',
  "message: 'a # inside'",
  'batch.kubernetes.io/job-name: x',
  '- plain item',
  '',
  '# only a comment',
];

it.each(LINES)('loses nothing of %j', (line) => {
  expect(
    highlightYamlLine(line)
      .map((token) => token.text)
      .join(''),
  ).toBe(line);
});

it('tells keys, values and comments apart', () => {
  const kindsOf = (line: string) =>
    highlightYamlLine(line)
      .filter(({ text }) => text.trim() !== '')
      .map(({ kind }) => kind);
  expect(kindsOf('backoffLimit: 3  # three tries')).toEqual(['key', 'punctuation', 'number', 'comment']);
  expect(kindsOf('restartPolicy: Never')).toEqual(['key', 'punctuation', 'text']);
  expect(kindsOf('  - item')).toEqual(['punctuation', 'text']);
  expect(kindsOf('---')).toEqual(['plain']);
});
