const isLetter = (char: string): boolean => /\p{L}/u.test(char);
const digitsFrom = (text: string, from: number): string => /^\d*/.exec(text.slice(from))?.[0] ?? '';

/**
 * Order of keys in printed YAML: numbers within words count as numbers, signs come before letters.
 *
 * @source go-yaml v2 sorter
 */
export function byYamlOrder(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const charA = a.charAt(i);
    const charB = b.charAt(i);
    if (charA === charB) continue;
    const letterA = isLetter(charA);
    const letterB = isLetter(charB);
    if (letterA && letterB) return charA < charB ? -1 : 1;
    if (letterA || letterB) return letterB ? -1 : 1;
    return byNumber(a, b, i);
  }
  return a.length - b.length;
}

function byNumber(a: string, b: string, at: number): number {
  const digitsA = digitsFrom(a, at);
  const digitsB = digitsFrom(b, at);
  // A zero within a longer number is a digit of that number: both sides then count from it.
  const isWithinNumber = (a.charAt(at) === '0' || b.charAt(at) === '0') && /[1-9]0*$/.test(a.slice(0, at));
  const numberA = Number((isWithinNumber ? '1' : '') + (digitsA || (isWithinNumber ? '' : '0')));
  const numberB = Number((isWithinNumber ? '1' : '') + (digitsB || (isWithinNumber ? '' : '0')));
  if (numberA !== numberB) return numberA - numberB;
  if (digitsA.length !== digitsB.length) return digitsA.length - digitsB.length;
  return a.charAt(at) < b.charAt(at) ? -1 : 1;
}
