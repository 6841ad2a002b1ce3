import type { Assignment, CaseBranch, Command, Redirect, Script, Word } from './ast.ts';
import { emptyScript } from './ast.ts';
import { HereDocuments } from './here-documents.ts';
import { nested, ShellSyntaxError, Source } from './source.ts';
import type { Token } from './tokens.ts';
import { readToken } from './tokens.ts';

/** What a text means to the shell. `problem`: what it says after `syntax error: `; the commands before it still run. */
export interface ParsedScript {
  readonly script: Script;
  readonly problem: string | null;
}

const KEYWORDS = ['if', 'then', 'else', 'elif', 'fi', 'for', 'in', 'while', 'until', 'do', 'done', 'case', 'esac', '{', '}', '!'];
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=/;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

const makeSource = (text: string): Source => new Source(text);

/** Parses a script. Never throws: what is wrong comes back as `problem`. */
export function parseScript(text: string): ParsedScript {
  const commands: Script['commands'][number][] = [];
  const parser = new Parser(new Source(text));
  try {
    for (let line = parser.completeLine(); line !== null; line = parser.completeLine()) commands.push(...line.commands);
    return { script: { commands }, problem: null };
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    return { script: { commands }, problem: error.message };
  }
}

/** The commands inside `$(…)` (source stands after the opening parenthesis, ends before the closing one) or backquotes. */
function readNestedScript(source: Source, until: ')' | ''): Script {
  const parser = new Parser(source);
  const script = parser.list([], until);
  parser.finish(until);
  return script;
}

class Parser {
  readonly #source: Source;
  readonly #documents = new HereDocuments(readNestedScript, makeSource);
  #token: Token | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  /** The commands of the next line, however many lines they need; null at the end. */
  completeLine(): Script | null {
    while (this.#peek().kind === 'newline') this.#next();
    if (this.#peek().kind === 'end') return null;
    const script = this.list([], '', true);
    const after = this.#peek();
    if (after.kind !== 'newline' && after.kind !== 'end') throw this.#unexpected();
    return script;
  }

  /** Ends a nested script and gives back the source at the closing mark. */
  finish(until: ')' | ''): void {
    const token = this.#peek();
    if (until === '' ? token.kind !== 'end' : !this.#isOperator(until)) throw this.#unexpected(until === '' ? undefined : `"${until}"`);
    this.#source.position -= until.length;
  }

  /** Commands up to one of the keywords, the closing mark or, for `oneLine`, the end of the line. */
  list(keywords: readonly string[], until: ')' | '' | ';;', oneLine = false): Script {
    const commands: Script['commands'][number][] = [];
    for (;;) {
      if (!oneLine) this.#skipNewlines();
      const token = this.#peek();
      if (token.kind === 'end' || token.kind === 'newline') break;
      if (until !== '' && this.#isOperator(until)) break;
      if (token.kind === 'word' && token.plain !== null && keywords.includes(token.plain)) break;
      const command = this.#andOr();
      const isBackground = this.#takeOperator('&');
      commands.push({ command, isBackground });
      if (isBackground || this.#takeOperator(';')) continue;
      if (oneLine || this.#peek().kind !== 'newline') break;
    }
    return commands.length === 0 ? emptyScript : { commands };
  }

  #peek(): Token {
    if (this.#token === undefined) {
      this.#token = readToken(this.#source, readNestedScript, makeSource);
      if (this.#token.kind === 'newline') this.#documents.readPending(this.#source);
    }
    return this.#token;
  }

  #next(): Token {
    const token = this.#peek();
    this.#token = undefined;
    return token;
  }

  #skipNewlines(): void {
    while (this.#peek().kind === 'newline') this.#next();
  }

  #isOperator(text: string): boolean {
    const token = this.#peek();
    return token.kind === 'operator' && token.text === text;
  }

  #takeOperator(text: string): boolean {
    const found = this.#isOperator(text);
    if (found) this.#next();
    return found;
  }

  #isKeyword(text: string): boolean {
    const token = this.#peek();
    return token.kind === 'word' && token.plain === text;
  }

  #takeKeyword(text: string): boolean {
    const found = this.#isKeyword(text);
    if (found) this.#next();
    return found;
  }

  #expectKeyword(text: string): void {
    if (!this.#takeKeyword(text)) throw this.#unexpected(`"${text}"`);
  }

  #unexpected(expected?: string): ShellSyntaxError {
    const token = this.#peek();
    let what = 'end of file';
    if (token.kind === 'operator') what = `"${token.text}"`;
    else if (token.kind === 'newline') what = 'newline';
    else if (token.kind === 'redirect') what = 'redirection';
    else if (token.kind === 'word') what = token.plain !== null && KEYWORDS.includes(token.plain) ? `"${token.plain}"` : 'word';
    return new ShellSyntaxError(`unexpected ${what}${expected === undefined ? '' : ` (expecting ${expected})`}`);
  }

  #andOr(): Command {
    let left = this.#pipeline();
    for (;;) {
      const kind = this.#isOperator('&&') ? 'and' : 'or';
      if (!this.#takeOperator('&&') && !this.#takeOperator('||')) return left;
      this.#skipNewlines();
      left = { kind, left, right: this.#pipeline() };
    }
  }

  #pipeline(): Command {
    if (this.#takeKeyword('!')) return { kind: 'not', command: nested(this.#source, () => this.#pipeline()) };
    const first = nested(this.#source, () => this.#command());
    if (!this.#isOperator('|')) return first;
    const stages = [first];
    while (this.#takeOperator('|')) {
      this.#skipNewlines();
      stages.push(nested(this.#source, () => this.#command()));
    }
    return { kind: 'pipeline', stages };
  }

  #command(): Command {
    const token = this.#peek();
    if (token.kind === 'operator' && token.text === '(') {
      this.#next();
      const body = this.list([], ')');
      if (!this.#takeOperator(')')) throw this.#unexpected('")"');
      return { kind: 'subshell', body: this.#nonEmpty(body), redirects: this.#redirects() };
    }
    if (token.kind !== 'word') {
      if (token.kind === 'redirect') return this.#simple();
      throw this.#unexpected();
    }
    switch (token.plain) {
      case '{':
        this.#next();
        return { kind: 'group', body: this.#body('}'), redirects: this.#redirects() };
      case 'if':
        this.#next();
        return this.#if();
      case 'while':
      case 'until': {
        this.#next();
        const condition = this.#body('do');
        return { kind: token.plain, condition, body: this.#body('done'), redirects: this.#redirects() };
      }
      case 'for':
        this.#next();
        return this.#for();
      case 'case':
        this.#next();
        return this.#case();
      default:
        if (token.plain !== null && KEYWORDS.includes(token.plain) && token.plain !== 'in') throw this.#unexpected();
        return this.#simple();
    }
  }

  #nonEmpty(script: Script): Script {
    if (script.commands.length === 0) throw this.#unexpected();
    return script;
  }

  /** Commands, then the keyword. */
  #body(keyword: string): Script {
    const body = this.#nonEmpty(this.list([keyword], ''));
    this.#expectKeyword(keyword);
    return body;
  }

  #if(): Command {
    const condition = this.#body('then');
    const then = this.#nonEmpty(this.list(['elif', 'else', 'fi'], ''));
    if (this.#takeKeyword('elif')) {
      const nextIf = nested(this.#source, () => this.#if());
      const redirects = nextIf.kind === 'if' ? nextIf.redirects : [];
      return { kind: 'if', condition, then, otherwise: { commands: [{ command: nextIf, isBackground: false }] }, redirects };
    }
    const otherwise = this.#takeKeyword('else') ? this.#nonEmpty(this.list(['fi'], '')) : null;
    this.#expectKeyword('fi');
    return { kind: 'if', condition, then, otherwise, redirects: this.#redirects() };
  }

  #for(): Command {
    const token = this.#next();
    if (token.kind !== 'word' || token.plain === null || !NAME.test(token.plain)) throw new ShellSyntaxError('bad for loop variable');
    this.#skipNewlines();
    let words: Word[] | null = null;
    if (this.#takeKeyword('in')) {
      words = [];
      for (let next = this.#peek(); next.kind === 'word'; next = this.#peek()) {
        words.push(next.word);
        this.#next();
      }
    }
    this.#takeOperator(';');
    this.#skipNewlines();
    this.#expectKeyword('do');
    return { kind: 'for', name: token.plain, words, body: this.#body('done'), redirects: this.#redirects() };
  }

  #case(): Command {
    const subject = this.#next();
    if (subject.kind !== 'word') throw this.#unexpected();
    this.#skipNewlines();
    this.#expectKeyword('in');
    const branches: CaseBranch[] = [];
    for (;;) {
      this.#skipNewlines();
      if (this.#takeKeyword('esac')) break;
      this.#takeOperator('(');
      const patterns: Word[] = [];
      do {
        const pattern = this.#peek();
        if (pattern.kind !== 'word') throw this.#unexpected('word');
        patterns.push(pattern.word);
        this.#next();
      } while (this.#takeOperator('|'));
      if (!this.#takeOperator(')')) throw this.#unexpected('")"');
      branches.push({ patterns, body: this.list(['esac'], ';;') });
      this.#skipNewlines();
      if (!this.#takeOperator(';;') && !this.#isKeyword('esac')) throw this.#unexpected('";;"');
    }
    return { kind: 'case', subject: subject.word, branches, redirects: this.#redirects() };
  }

  #redirects(): readonly Redirect[] {
    const redirects: Redirect[] = [];
    while (this.#peek().kind === 'redirect') redirects.push(this.#redirect());
    return redirects;
  }

  #redirect(): Redirect {
    const token = this.#next();
    const target = this.#next();
    if (token.kind !== 'redirect' || target.kind !== 'word')
      throw new ShellSyntaxError(target.kind === 'newline' ? 'unexpected newline' : 'unexpected redirection');
    const { operator } = token;
    const fd = token.fd ?? (operator.startsWith('<') ? 0 : 1);
    if (operator === '<<<') {
      const end = { kind: 'text', text: '\n', quoted: true } as const;
      const parts = target.word.parts.map((part) => ({ ...part, quoted: true }));
      return {
        fd,
        operator: '<<',
        target: { parts: [...parts, end], literal: target.word.literal === null ? null : `${target.word.literal}\n` },
      };
    }
    if (operator !== '<<' && operator !== '<<-') return { fd, operator, target: target.word };
    const source = this.#source.text.slice(target.start, target.end);
    return this.#documents.expect({ fd, delimiter: target.word, isQuoted: /['"\\]/.test(source), stripsTabs: operator === '<<-' });
  }

  #simple(): Command {
    const assignments: Assignment[] = [];
    const words: Word[] = [];
    const redirects: Redirect[] = [];
    const { line } = this.#source;
    for (;;) {
      const token = this.#peek();
      if (token.kind === 'redirect') redirects.push(this.#redirect());
      else if (token.kind === 'word') {
        const assignment = words.length === 0 ? asAssignment(token.word) : null;
        if (assignment === null) words.push(token.word);
        else assignments.push(assignment);
        this.#next();
      } else if (token.kind === 'operator' && token.text === '(' && words.length === 1 && assignments.length === 0) {
        return this.#function(words[0]?.literal ?? '');
      } else break;
    }
    return { kind: 'simple', assignments, words, redirects, line };
  }

  #function(name: string): Command {
    this.#next();
    if (!this.#takeOperator(')')) throw this.#unexpected('")"');
    if (name === '') throw new ShellSyntaxError('bad function name');
    this.#skipNewlines();
    return { kind: 'function', name, body: nested(this.#source, () => this.#command()) };
  }
}

/** `NAME=value` as an assignment; null when the word is none. */
function asAssignment(word: Word): Assignment | null {
  const [first, ...rest] = word.parts;
  if (first?.kind !== 'text' || first.quoted) return null;
  const match = ASSIGNMENT.exec(first.text);
  if (match?.[1] === undefined) return null;
  const text = first.text.slice(match[0].length);
  const parts = text === '' ? rest : [{ ...first, text }, ...rest];
  return { name: match[1], value: { parts, literal: word.literal === null ? null : word.literal.slice(match[0].length) } };
}
