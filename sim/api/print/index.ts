export { byCode, compactJson, printJson } from './json.ts';
export { printYaml } from './yaml.ts';
