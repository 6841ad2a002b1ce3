import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandAliases } from './aliases.ts';
import { definedFunction, splitStatements, writesToTerminal } from './statements.ts';

describe('statements', () => {
  it.each([
    ['a; b', ['a', 'b']],
    ['a && b; c || d', ['a && b', 'c || d']],
    ['a\nb', ['a', 'b']],
    ['echo "x; y"; echo \'z;\'', ['echo "x; y"', "echo 'z;'"]],
    ['for i in 1 2; do echo $i; done; date', ['for i in 1 2; do echo $i; done', 'date']],
    ['if a; then b; fi', ['if a; then b; fi']],
    ['f() { a; b; }; f', ['f() { a; b; }', 'f']],
    ['x=$(a; b); echo $x', ['x=$(a; b)', 'echo $x']],
    ['a # b; c', ['a # b; c']],
    ['echo \\; b', ['echo \\; b']],
    ['cat <<EOF\na; b\nEOF', ['cat <<EOF\na; b\nEOF']],
    ['echo "open; b', ['echo "open; b']],
    ['kubectl get -o jsonpath={.a}; b', ['kubectl get -o jsonpath={.a}', 'b']],
  ])('[SHL-2] cuts %j', (line, statements) => {
    expect(splitStatements(line)).toEqual(statements);
  });

  it('[SHL-2] never throws and loses no word', () => {
    const part = fc.constantFrom('a', ';', ' ', '\n', '"', "'", '(', ')', '{', '}', 'do', 'done', 'if', 'fi', '\\', '$(', '#', '&&', '|');
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const line = parts.join('');
        const count = (text: string): number => text.split('a').length;
        expect(count(splitStatements(line).join(';'))).toBe(count(line));
      }),
    );
  });

  it.each([
    ['kubectl get pods', true],
    ['kubectl get pods || echo no', true],
    ["kubectl get pods -o jsonpath='{.a|.b>}'", true],
    ['echo $((1 + 2))', true],
    ['kubectl get pods | grep x', false],
    ['kubectl get pods > f', false],
    ['kubectl get pods 2>/dev/null', false],
    ['echo "$(kubectl get pods)"', false],
    ['echo `date`', false],
    ["bash -c 'kubectl get pods | cat'", false],
  ])('[SHL-3] decides where the output of %s goes', (statement, isTerminal) => {
    expect(writesToTerminal(statement)).toBe(isTerminal);
  });

  it('[SHL-1] sees function definitions', () => {
    expect(definedFunction('f() { a; }')).toBe('f');
    expect(definedFunction('function g { a; }')).toBe('g');
    expect(definedFunction('echo f')).toBeUndefined();
  });

  it.each([
    ['k get pods', 'kubectl get pods'],
    ['echo k', 'echo k'],
    ['a; k x | k y && k z', 'a; kubectl x | kubectl y && kubectl z'],
    ['for i in 1; do k x; done', 'for i in 1; do kubectl x; done'],
    ['watch k get pods', 'watch kubectl get pods'],
    ['k=1', 'k=1'],
    ["echo 'k; k'", "echo 'k; k'"],
    ['ls', 'ls -l'],
  ])('[SHL-4] expands %s', (line, expanded) => {
    const aliases = new Map([
      ['k', 'kubectl'],
      ['ls', 'ls -l'],
    ]);
    expect(expandAliases(line, aliases)).toBe(expanded);
  });
});
