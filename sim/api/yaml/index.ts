export { parseYamlStream, parseYamlValue } from './parse.ts';
export type { SourceRange, YamlDocument, YamlProblem, YamlStream } from './types.ts';
