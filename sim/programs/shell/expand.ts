import { complain, readChunk, spend, waitFor } from '#sim/programs/kernel/io.ts';
import { makePipe } from '#sim/programs/kernel/open-file.ts';
import type { Step } from '#sim/programs/kernel/types.ts';
import type { ParameterPart, Script, Word } from './ast.ts';
import type { Field, Sink } from './fields.ts';
import { FieldSink, PatternSink, TextSink } from './fields.ts';
import { glob } from './glob.ts';
import { arithmetic, assignVariable, parameterValue, replaceByPattern, trimByPattern } from './parameters.ts';
import type { Shell } from './shell-state.ts';
import { fail, fork } from './shell-state.ts';

/** Expands the words of a command into its arguments: splits and matches file names. Look at `shell.jump` afterwards. */
export function* expandWords(shell: Shell, words: readonly Word[]): Step<string[]> {
  const result: string[] = [];
  for (const word of words) {
    if (word.literal !== null) {
      result.push(word.literal);
      continue;
    }
    const sink = new FieldSink(parameterValue(shell, 'IFS') ?? '');
    yield* expandInto(shell, word, sink, false);
    if (shell.jump !== null) return result;
    sink.separate();
    for (const field of sink.fields) addField(shell, field, result);
  }
  return result;
}

function addField(shell: Shell, { text, pattern }: Field, result: string[]): void {
  const names = pattern === null || shell.options.noglob ? [] : glob(shell.process.system.disk, shell.process.cwd, pattern);
  if (names.length === 0) result.push(text);
  else result.push(...names);
}

/** Expands a word into one text. */
export function* expandText(shell: Shell, word: Word): Step<string> {
  if (word.literal !== null) return word.literal;
  const sink = new TextSink();
  yield* expandInto(shell, word, sink, false);
  return sink.text;
}

/** Expands a word into a pattern, in which what was quoted stands for itself. */
export function* expandPattern(shell: Shell, word: Word): Step<string> {
  const sink = new PatternSink();
  yield* expandInto(shell, word, sink, false);
  return sink.text;
}

/** `isOperand`: the word stands after an operator in braces, where unquoted text is split like a value. */
function* expandInto(shell: Shell, word: Word, sink: Sink, isOperand: boolean): Step<void> {
  for (const [index, part] of word.parts.entries()) {
    if (shell.jump !== null) return;
    switch (part.kind) {
      case 'text': {
        const text = index === 0 && !part.quoted ? expandTilde(shell, part.text) : part.text;
        if (part.quoted) sink.quoted(text);
        else if (isOperand) sink.expanded(text);
        else sink.literal(text);
        break;
      }
      case 'command': {
        const output = yield* substitute(shell, part.body);
        if (part.quoted) sink.quoted(output);
        else sink.expanded(output);
        break;
      }
      case 'arithmetic': {
        const value = yield* arithmetic(shell, yield* expandText(shell, part.expression));
        if (part.quoted) sink.quoted(value);
        else sink.expanded(value);
        break;
      }
      case 'parameter':
        yield* expandParameter(shell, part, sink);
        break;
    }
  }
}

function expandTilde(shell: Shell, text: string): string {
  return text === '~' || text.startsWith('~/') ? (shell.variables.get('HOME') ?? '') + text.slice(1) : text;
}

function emit(sink: Sink, text: string, isQuoted: boolean): void {
  if (isQuoted) sink.quoted(text);
  else sink.expanded(text);
}

function* expandParameter(shell: Shell, part: ParameterPart, sink: Sink): Step<void> {
  const { name, operator, operand, quoted } = part;
  const value = parameterValue(shell, name);
  if (value === undefined && shell.options.nounset && (operator === '' || operator === '#len') && name !== '@' && name !== '*') {
    yield* fail(shell, `${name}: parameter not set`);
    return;
  }
  if (operator === '' && (name === '@' || name === '*')) {
    expandAll(shell, name, quoted, sink);
    return;
  }
  if (operator === '') emit(sink, value ?? '', quoted);
  else if (operator === '#len') emit(sink, String(name === '@' || name === '*' ? shell.positional.length : (value ?? '').length), quoted);
  else if (operand !== null) yield* applyOperator(shell, { ...part, operand }, value, sink);
}

function expandAll(shell: Shell, name: '@' | '*', isQuoted: boolean, sink: Sink): void {
  const { positional } = shell;
  if (positional.length === 0 && isQuoted && name === '@') sink.nothing();
  else if (isQuoted && name === '*') sink.quoted(positional.join((parameterValue(shell, 'IFS') ?? ' ').charAt(0)));
  else {
    for (const [index, value] of positional.entries()) {
      if (index > 0) sink.separate();
      emit(sink, value, isQuoted);
    }
  }
}

function* applyOperator(shell: Shell, part: ParameterPart & { readonly operand: Word }, value: string | undefined, sink: Sink): Step<void> {
  const { name, operator, operand, quoted } = part;
  const isMissing = value === undefined || (value === '' && operator.startsWith(':'));
  switch (operator) {
    case '-':
    case ':-':
      if (!isMissing && (name === '@' || name === '*')) expandAll(shell, name, quoted, sink);
      else if (!isMissing) emit(sink, value ?? '', quoted);
      else yield* expandOperand(shell, operand, sink, quoted);
      return;
    case '+':
    case ':+':
      if (!isMissing) yield* expandOperand(shell, operand, sink, quoted);
      return;
    case '=':
    case ':=': {
      let text = value ?? '';
      if (isMissing) {
        text = yield* expandText(shell, operand);
        yield* assignVariable(shell, name, text);
      }
      emit(sink, text, quoted);
      return;
    }
    case '?':
    case ':?': {
      if (!isMissing) return emit(sink, value ?? '', quoted);
      const message = yield* expandText(shell, operand);
      yield* fail(shell, `${name}: ${message === '' ? 'parameter not set' : message}`);
      return;
    }
    case '#':
    case '##':
    case '%':
    case '%%':
      return emit(sink, trimByPattern(value ?? '', operator, yield* expandPattern(shell, operand)), quoted);
    case '/':
    case '//':
      return emit(sink, replaceByPattern(value ?? '', operator === '//', yield* expandPattern(shell, operand)), quoted);
    case ':':
      return emit(sink, yield* substring(shell, value ?? '', yield* expandText(shell, operand)), quoted);
    default:
      return;
  }
}

function* expandOperand(shell: Shell, operand: Word, sink: Sink, isQuoted: boolean): Step<void> {
  if (operand.parts.length === 0 && isQuoted) sink.quoted('');
  yield* expandInto(shell, operand, sink, true);
}

function* substring(shell: Shell, value: string, spec: string): Step<string> {
  const colon = spec.indexOf(':');
  const from = Number(yield* arithmetic(shell, colon < 0 ? spec : spec.slice(0, colon)));
  const start = from < 0 ? Math.max(value.length + from, 0) : from;
  if (colon < 0) return value.slice(start);
  const length = Number(yield* arithmetic(shell, spec.slice(colon + 1)));
  return length < 0 ? value.slice(start, value.length + length) : value.slice(start, start + length);
}

/** Output of a command, without line ends at its end. */
function* substitute(shell: Shell, body: Script): Step<string> {
  const { process } = shell;
  const { reader, writer } = makePipe();
  const files = new Map(process.files).set(1, writer);
  const child = yield* fork(shell, (copy) => copy.evaluator.run(copy, body, false), files);
  if (child === undefined) return '';
  const parts: string[] = [];
  for (let chunk = yield* readChunk(reader); chunk !== ''; chunk = yield* readChunk(reader)) {
    parts.push(chunk);
    yield* spend(process, 0, 1 + (chunk.length >> 10));
  }
  reader.close();
  yield* waitFor(() => child.exitStatus !== null);
  shell.substitutionStatus = child.exitStatus ?? 0;
  const output = parts.join('');
  let end = output.length;
  while (output.charCodeAt(end - 1) === 10) end -= 1;
  return output.slice(0, end);
}

/** What `set -x` prints before a command. */
export function* traceCommand(shell: Shell, words: readonly string[]): Step<void> {
  const quote = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
  yield* complain(shell.process, `${parameterValue(shell, 'PS4') ?? ''}${words.map(quote).join(' ')}`);
}
