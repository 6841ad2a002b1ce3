export { parseYamlStream, parseYamlValue } from './parse.ts';
export { type PlainMeaning, resolvePlain } from './resolve.ts';
export type { SourceRange, YamlDocument, YamlProblem, YamlStream } from './types.ts';
