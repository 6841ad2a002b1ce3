import { describe, expect, it } from 'vitest';
import { loadValidationRows, type ValidationRow } from '#tests/conformance/recordings.ts';
import { runValidate } from './validate.ts';

/** Uids and generated name suffixes differ from run to run of a real cluster, too. */
const withoutChance = (text: string): string =>
  text.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UID').replace(/(\/run-)[a-z0-9]{5} /, '$1XXXXX ');

const answerOf = ({ name, stdout, stderr, exit }: Pick<ValidationRow, 'name' | 'stdout' | 'stderr' | 'exit'>): object => ({
  name,
  exit,
  stdout: withoutChance(stdout),
  stderr: withoutChance(stderr),
});

describe('sim validate', () => {
  it('answers every recorded manifest to the letter', async () => {
    const rows = loadValidationRows();
    const answers = await runValidate(
      rows.map(({ name, command, manifest, namespace, before }) => ({
        name,
        command,
        manifest,
        namespace,
        ...(before === undefined ? {} : { before }),
      })),
    );
    expect(rows.length).toBeGreaterThan(500);
    expect(answers.map(answerOf)).toEqual(rows.map(answerOf));
  });
});
