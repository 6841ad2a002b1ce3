const SIMPLE: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\u000b',
  '\\': '\\',
  "'": "'",
  '"': '"',
};
const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|([\s\S]?))/g;

/** The text of a quoted Go string, in either kind of quotes; undefined when an escape is unknown. */
export function unquote(quoted: string): string | undefined {
  let isValid = true;
  const text = quoted.slice(1, -1).replace(ESCAPE, (_, byte?: string, short?: string, long?: string, octal?: string, simple?: string) => {
    const hex = byte ?? short ?? long;
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
    const character = SIMPLE[simple ?? ''];
    isValid &&= character !== undefined;
    return character ?? '';
  });
  return isValid ? text : undefined;
}
