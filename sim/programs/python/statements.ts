import { complain, print, sleep } from '#sim/programs/kernel/io.ts';
import type { Process, Step } from '#sim/programs/kernel/types.ts';

const TRACEBACK = 'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\n';

/** Simplified: `print`, `time.sleep`, `sys.exit`, `raise` and imports, with literals and `os.environ`; nothing else. */
export function* runStatements(process: Process, text: string): Step<number> {
  for (const statement of splitStatements(text)) {
    if (statement === '' || statement === 'pass' || /^(import|from)\s/.test(statement) || statement.startsWith('#')) continue;
    const call = /^([\w.]+)\((.*)\)$/s.exec(statement);
    const name = call?.[1]?.replace(/^(time|sys|os)\./, '');
    const values = splitArguments(call?.[2] ?? '').map((argument) => evaluateLiteral(process, argument));
    const raised = /^raise\s+(\w+)(?:\((.*)\))?$/s.exec(statement);
    if (raised !== null) {
      const message = raised[2] === undefined || raised[2] === '' ? '' : `: ${evaluateLiteral(process, raised[2]) ?? ''}`;
      yield* complain(process, `${TRACEBACK}${raised[1] ?? ''}${message}`);
      return 1;
    }
    if (values.includes(undefined) || call === null || !['print', 'sleep', 'exit', 'quit', '_exit'].includes(name ?? '')) {
      yield* complain(process, `  File "<string>", line 1\n    ${statement}\n    ^\nSyntaxError: invalid syntax`);
      return 1;
    }
    if (name === 'print') yield* print(process, `${values.join(' ')}\n`);
    else if (name === 'sleep') yield* sleep(process, Math.round((Number(values[0] ?? 0) || 0) * 1000));
    else return yield* exitWith(process, values[0]);
  }
  return 0;
}

/** `sys.exit("text")` prints the text and ends with 1. */
function* exitWith(process: Process, value: string | undefined): Step<number> {
  if (value === undefined || /^-?\d+$/.test(value)) return Number(value ?? 0) & 255;
  yield* complain(process, value);
  return 1;
}

const outsideQuotes = (separator: string): RegExp =>
  new RegExp(`((?:"(?:\\\\.|[^"\\\\])*"|'(?:\\\\.|[^'\\\\])*'|\\([^()]*\\)|[^${separator}"'(])+|["'(])`, 'g');
const STATEMENTS = outsideQuotes(';\\n');
const ARGUMENTS = outsideQuotes(',');

const splitStatements = (text: string): readonly string[] => (text.match(STATEMENTS) ?? []).map((part) => part.trim());
const splitArguments = (text: string): readonly string[] =>
  (text.match(ARGUMENTS) ?? []).map((part) => part.trim()).filter((part) => part !== '' && !/^(flush|end|sep|file)\s*=/.test(part));

function evaluateLiteral(process: Process, expression: string): string | undefined {
  const string = /^(["'])((?:\\.|(?!\1)[^\\])*)\1$/s.exec(expression.trim());
  if (string !== null) return (string[2] ?? '').replace(/\\(.)/gs, (_, char: string) => (char === 'n' ? '\n' : char === 't' ? '\t' : char));
  if (/^-?\d+(\.\d+)?$/.test(expression.trim())) return expression.trim();
  const variable = /^os\.(?:environ\[(["'])(\w+)\1\]|(?:environ\.get|getenv)\((["'])(\w+)\3\))$/.exec(expression.trim());
  if (variable === null) return undefined;
  return process.env.get(variable[2] ?? variable[4] ?? '') ?? 'None';
}
