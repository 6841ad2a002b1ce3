import { posixRegExp } from './regex.ts';

export type ExprResult = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly problem: string };

class ExprError extends Error {}

const LEVELS: readonly (readonly string[])[] = [['|'], ['&'], ['<', '<=', '=', '==', '!=', '>=', '>'], ['+', '-'], ['*', '/', '%'], [':']];
const MAX_DEPTH = 100;

/** What `expr` prints for its arguments. */
export function evaluateExpr(args: readonly string[]): ExprResult {
  let position = 0;
  let depth = 0;
  const isTrue = (text: string): boolean => text !== '' && text !== '0';
  const integer = (text: string): bigint => {
    if (!/^-?\d+$/.test(text)) throw new ExprError('non-numeric argument');
    return BigInt(text);
  };
  const parse = (level: number): string => {
    const operators = LEVELS[level];
    if (operators === undefined) return primary();
    let left = parse(level + 1);
    for (let operator = args[position]; operator !== undefined && operators.includes(operator); operator = args[position]) {
      position += 1;
      left = apply(operator, left, parse(level + 1));
    }
    return left;
  };
  const primary = (): string => {
    depth += 1;
    const token = args[position++];
    if (token === undefined || depth > MAX_DEPTH) throw new ExprError('syntax error');
    if (token === '(') {
      const value = parse(0);
      if (args[position++] !== ')') throw new ExprError('syntax error');
      return value;
    }
    if (token === 'length' && args[position] !== undefined) return String((args[position++] ?? '').length);
    if (token === 'substr' && args.length >= position + 3) {
      const [text = '', from = '', length = ''] = args.slice(position, position + 3);
      position += 3;
      return text.substring(Number(from) - 1, Number(from) - 1 + Number(length));
    }
    return token;
  };
  const apply = (operator: string, left: string, right: string): string => {
    const flag = (value: boolean): string => (value ? '1' : '0');
    switch (operator) {
      case '|':
        return isTrue(left) ? left : right;
      case '&':
        return isTrue(left) && isTrue(right) ? left : '0';
      case ':': {
        const match = posixRegExp(`^${right}`, false).exec(left);
        const hasGroup = right.includes('\\(');
        if (match === null) return hasGroup ? '' : '0';
        return hasGroup ? (match[1] ?? '') : String(match[0].length);
      }
      case '+':
        return String(integer(left) + integer(right));
      case '-':
        return String(integer(left) - integer(right));
      case '*':
        return String(integer(left) * integer(right));
      case '/':
      case '%': {
        const divisor = integer(right);
        if (divisor === 0n) throw new ExprError('division by zero');
        return String(operator === '/' ? integer(left) / divisor : integer(left) % divisor);
      }
      default: {
        const isNumeric = /^-?\d+$/.test(left) && /^-?\d+$/.test(right);
        const order = isNumeric ? Number(integer(left) - integer(right)) : left < right ? -1 : left > right ? 1 : 0;
        if (operator === '=' || operator === '==') return flag(order === 0);
        if (operator === '!=') return flag(order !== 0);
        return flag(operator === '<' ? order < 0 : operator === '<=' ? order <= 0 : operator === '>' ? order > 0 : order >= 0);
      }
    }
  };
  try {
    const value = parse(0);
    if (position < args.length) throw new ExprError('syntax error');
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof ExprError)) throw error;
    return { ok: false, problem: error.message };
  }
}
