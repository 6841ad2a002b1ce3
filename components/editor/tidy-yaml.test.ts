import { describe, expect, it } from 'vitest';
import { tidyYaml } from './tidy-yaml.ts';

describe('tidyYaml', () => {
  it('puts right what needs no understanding', () => {
    expect(tidyYaml('kind: Job  \r\nspec:\n\tx: 1\n\ny: "a\tb"\n\n')).toBe('kind: Job\nspec:\n  x: 1\n\ny: "a\tb"\n');
  });

  it('leaves a tidy text alone', () => {
    const text = 'a: 1\nb:\n  - c\n';
    expect(tidyYaml(text)).toBe(text);
  });
});
