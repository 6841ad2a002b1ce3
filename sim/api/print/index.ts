export { byCode, compactJson, goHtmlEscape, printJson } from './json.ts';
export { printYaml } from './yaml.ts';
