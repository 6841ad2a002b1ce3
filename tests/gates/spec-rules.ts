/** A file by its path from the root. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

const RULE = /\*\*([A-Z][A-Z0-9]*(?:-[A-Z][A-Z0-9]*)*-\d+)\*\*/g;
/** One or more `[ABC-1]` or `[ABC-1, ABC-2]` at the start of a test title. */
const CITATION = /['"`]((?:\[[A-Z][A-Z0-9-]*-\d+(?:,\s*[A-Z][A-Z0-9-]*-\d+)*\]\s*)+)/g;

/**
 * Compares the rules of SPEC.md files with the test titles that cite them.
 *
 * @returns one sentence per problem: a rule defined twice, a rule that no test below its folder cites, a citation of no rule
 */
export function specProblems(specs: readonly SourceText[], tests: readonly SourceText[]): readonly string[] {
  const rules = specs.flatMap((spec) => [...spec.text.matchAll(RULE)].map(([, id = '']) => ({ id, path: spec.path })));
  const citations = tests.flatMap((test) => citedIn(test.text).map((id) => ({ id, path: test.path })));
  const known = new Set(rules.map(({ id }) => id));
  const twice = rules.filter(({ id }, index) => rules.findIndex((other) => other.id === id) !== index);
  const untested = rules.filter(({ id, path }) => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    return !citations.some((citation) => citation.id === id && citation.path.startsWith(folder));
  });
  return [
    ...twice.map(({ id, path }) => `${path}: ${id} is defined twice`),
    ...untested.map(({ id, path }) => `${path}: no test title below this folder cites [${id}]`),
    ...citations.filter(({ id }) => !known.has(id)).map(({ id, path }) => `${path}: [${id}] is no rule of any SPEC.md`),
  ];
}

function citedIn(text: string): readonly string[] {
  return [...text.matchAll(CITATION)].flatMap(([, brackets = '']) => brackets.match(/[A-Z][A-Z0-9-]*-\d+/g) ?? []);
}
