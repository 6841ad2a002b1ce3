/**
 * Breaks lines at blanks as kubectl does: a break takes the blanks that it replaces, other blanks stay, a word as long as a
 * line stays whole.
 *
 * @param width characters of a line
 * @source mitchellh/go-wordwrap, which kubectl uses
 */
export function wordWrap(text: string, width: number): string {
  let wrapped = '';
  let column = 0;
  let gap = '';
  for (const [token] of text.matchAll(/\n|[^\S\n]+|\S+/g)) {
    if (token === '\n') {
      wrapped += column + gap.length > width ? '\n' : `${gap}\n`;
      column = 0;
      gap = '';
    } else if (token.trim() === '') {
      gap = token;
    } else {
      const isBroken = column + gap.length + Math.min(token.length, width - 1) > width;
      wrapped += isBroken ? `\n${token}` : gap + token;
      column = token.length + (isBroken ? 0 : column + gap.length);
      gap = '';
    }
  }
  return column + gap.length > width ? wrapped : wrapped + gap;
}
