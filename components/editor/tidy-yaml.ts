/**
 * What can be put right without understanding the text: tabs in the indentation, spaces at the ends of lines,
 * and one line break at the end. The plain editor's way to format; the large one has a formatter.
 */
export function tidyYaml(text: string): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/^[ \t]+/, (indent) => indent.replace(/\t/g, '  ')).trimEnd());
  return `${lines.join('\n').trimEnd()}\n`;
}
