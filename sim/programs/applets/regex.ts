import { bracketSource, safeRegExp } from '#sim/programs/shell/pattern.ts';

/** A POSIX regular expression as one of ours. Basic ones have `\(`, `\{`, `\|`; extended ones have them bare. */
export function posixRegExp(pattern: string, isExtended: boolean, flags = ''): RegExp {
  return safeRegExp(posixSource(pattern, isExtended), flags);
}

const OPERATORS = '(){}|+?';

export function posixSource(pattern: string, isExtended: boolean): string {
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern.charAt(i);
    if (char === '[') {
      const bracket = bracketSource(pattern, i);
      if (bracket === null) source += '\\[';
      else {
        source += bracket.source;
        i = bracket.end;
      }
    } else if (char === '\\') {
      i += 1;
      source += escaped(pattern.charAt(i), isExtended);
    } else if (OPERATORS.includes(char)) source += isExtended ? char : `\\${char}`;
    else if (char === '*' && (i === 0 || (!isExtended && /(^|\\\(|\\\||\^)$/.test(pattern.slice(0, i))))) source += '\\*';
    else if (char === '^' && !isExtended && i > 0 && !/\\[(|]$/.test(pattern.slice(0, i))) source += '\\^';
    else if (char === '$' && !isExtended && i < pattern.length - 1 && !/^\\[)|]/.test(pattern.slice(i + 1))) source += '\\$';
    else source += char === '/' ? '\\/' : char;
  }
  return source;
}

function escaped(char: string, isExtended: boolean): string {
  if (OPERATORS.includes(char) && char !== '') return isExtended ? `\\${char}` : char;
  if (char === '<' || char === '>') return '\\b';
  if (/[wWsSbBnt1-9]/.test(char)) return `\\${char}`;
  return /[a-zA-Z0-9]/.test(char) ? char : `\\${char}`;
}
