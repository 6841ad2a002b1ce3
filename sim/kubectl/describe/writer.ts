import { alignTabs } from './tab-writer.ts';

const MAX_ANNOTATION = 140;
const HIDDEN_ANNOTATION = 'kubectl.kubernetes.io/last-applied-configuration';

/** Collects the lines of one description; `text` aligns them. */
export class DescriptionWriter {
  private readonly blocks: string[] = [];
  private lines: string[] = [];
  private readonly isAligned: boolean;

  /** @param isAligned whether the cells stand in columns; else the tabs between them are printed */
  constructor(isAligned = true) {
    this.isAligned = isAligned;
  }

  /** A whole line; `level` indents by two blanks each. Tabs separate cells. */
  line(text: string, level = 0): void {
    this.lines.push('  '.repeat(level) + text);
  }

  /** `Key:<TAB>value`. */
  field(key: string, value: string | number | boolean, level = 0): void {
    this.line(`${key}:\t${value}`, level);
  }

  /** `Key:<TAB>value`, left out when undefined. */
  optional(key: string, value: string | number | boolean | undefined, level = 0): void {
    if (value !== undefined) this.field(key, value, level);
  }

  /** `Key:` with one value per line, aligned under the first. `<none>` without values. */
  list(key: string, values: readonly string[], level = 0): void {
    this.field(key, values[0] ?? '<none>', level);
    for (const value of values.slice(1)) this.line(`\t${value}`, level);
  }

  /** Labels and selectors: `k=v` sorted by key. */
  labels(key: string, labels: Readonly<Record<string, string>> | undefined, level = 0): void {
    this.list(
      key,
      sortedKeys(labels).map((name) => `${name}=${labels?.[name] ?? ''}`),
      level,
    );
  }

  /** Annotations `k: v` sorted by key, long and multi-line ones below their key (rule DSC-3). */
  annotations(key: string, annotations: Readonly<Record<string, string>> | undefined, level = 0): void {
    const names = sortedKeys(annotations).filter((name) => name !== HIDDEN_ANNOTATION);
    this.list(
      key,
      names.flatMap((name) => annotationLines(name, annotations?.[name] ?? '')),
      level,
    );
  }

  /** Ends the alignment here: what follows is laid out on its own. */
  flush(): void {
    const text = this.lines.join('\n');
    if (this.lines.length > 0) this.blocks.push(this.isAligned ? alignTabs(text) : text);
    this.lines = [];
  }

  text(): string {
    this.flush();
    return this.blocks.map((block) => `${block}\n`).join('');
  }
}

export const sortedKeys = (map: Readonly<Record<string, unknown>> | undefined): readonly string[] => Object.keys(map ?? {}).sort();

function annotationLines(key: string, written: string): readonly string[] {
  const value = written.endsWith('\n') ? written.slice(0, -1) : written;
  if (key.length + value.length + 2 <= MAX_ANNOTATION && !value.includes('\n')) return [`${key}: ${value}`];
  const limit = MAX_ANNOTATION - 2;
  return [`${key}:`, ...value.split('\n').map((line) => `  ${line.length > limit ? `${line.slice(0, limit)}...` : line}`)];
}
