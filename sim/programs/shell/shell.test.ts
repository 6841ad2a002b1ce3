// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are shell scripts
import { describe, expect, it } from 'vitest';
import { shell } from '#sim/programs/testing.ts';

type Row = readonly [script: string, out: string, code?: number];

const check = (rule: string, rows: readonly Row[]): void => {
  for (const [script, out, code = 0] of rows) {
    it(`[${rule}] ${script}`, () => {
      const result = shell(script);
      expect([result.out, result.code]).toEqual([out, code]);
    });
  }
};

describe('words', () => {
  check('PRG-15', [
    ['a="x y  z"; echo $a; echo "$a"; set -- $a; echo $#', 'x y z\nx y  z\n3\n'],
    ["echo \"a\\\"b\" 'c\"d' e\\ f 'it'\\''s'", 'a"b c"d e f it\'s\n'],
    ['x=hello.tar.gz; echo ${x%.*} ${x%%.*} ${x#*.} ${x##*.} ${#x}', 'hello.tar hello tar.gz gz 12\n'],
    ['echo ${u:-def} ${u-d2} ${u:=set} $u ${u:+alt}', 'def d2 set set alt\n'],
    ['x=banana; echo ${x/an/AN} ${x//an/AN} ${x:1:3}', 'bANana bANANa ana\n'],
    ['echo $((1+2*3)) $((7/2)) $((-7%3)) $((0x10)) $((010)) $((1<2?5:6)) $(((2+3)*4))', '7 3 -1 16 8 5 20\n'],
    ['n=5; echo $((n++)) $n $((n+=10)) $((n*n))', '5 6 16 256\n'],
    ['echo $((9223372036854775807+1))', '-9223372036854775808\n'],
    ['echo $(echo a; echo b) "$(echo a; echo b)" `echo c`', 'a b a\nb c\n'],
    ['set -- a "b c"; for i in "$@"; do echo "<$i>"; done; echo "$*" $#', '<a>\n<b c>\na b c 2\n'],
    ['IFS=,; x=a,b,,c; for i in $x; do echo "<$i>"; done', '<a>\n<b>\n<>\n<c>\n'],
    ['cd /etc; echo pass* "pass*" /nope*', 'passwd pass* /nope*\n'],
    ["x='$(echo no)'; echo $x", '$(echo no)\n'],
    ['cd; echo ~ "~" $PWD', '/root ~ /root\n'],
    ['f() { echo "$#:$1"; }; f "" x; f ${nope}; f "$nope"', '2:\n0:\n1:\n'],
  ]);
});

describe('redirections and pipes', () => {
  check('PRG-16', [
    ['echo x > /tmp/f; echo y >> /tmp/f; cat < /tmp/f', 'x\ny\n'],
    ['{ echo out; echo err >&2; } > /tmp/f 2>&1; cat /tmp/f', 'out\nerr\n'],
    ['cat <<EOF\nhi $((1+1)) \\$x "q"\nEOF\necho end', 'hi 2 $x "q"\nend\n'],
    ["cat <<-'EOF'\n\thi $x\n\tEOF\n", 'hi $x\n'],
    ['seq 5 | grep -v 3 | tail -n 2 | tr "\\n" ,', '4,5,'],
    ['printf "a 1\\nb 2\\n" | while read k v; do echo $v$k; done', '1a\n2b\n'],
    ['exec 3>/tmp/f; echo hello >&3; exec 3>&-; cat /tmp/f', 'hello\n'],
    ['yes | head -n 2', 'y\ny\n'],
    ['while read x; do echo "[$x]"; done <<< "a"', '[a]\n'],
  ]);

  it('[PRG-16] what comes through a pipe keeps its time', () => {
    const { trace } = shell('(echo a; sleep 3; echo b) | cat');
    expect(trace.output.map(({ atMs }) => Math.round(atMs / 1000))).toEqual([0, 3]);
  });
});

describe('compound commands', () => {
  check('PRG-17', [
    ['for i in 1 2 3; do [ $i = 2 ] && continue; echo $i; done', '1\n3\n'],
    ['i=0; until [ $i -ge 2 ]; do i=$((i+1)); echo $i; done', '1\n2\n'],
    ['while :; do while :; do break 2; done; done; echo out', 'out\n'],
    ['case abc in b) echo b;; a*|z) echo A;; *) echo C;; esac', 'A\n'],
    ['if false; then echo a; elif true; then echo b; else echo c; fi', 'b\n'],
    ['f() { local x=1; echo $1$x; return 4; }; x=5; f a; echo $? $x', 'a1\n4 5\n'],
    ['(exit 3); echo $?; ! true; echo $?; false || echo or', '3\n1\nor\n'],
    ['x=1; (x=2); echo $x', '1\n'],
    ['sleep 2 & a=$!; (exit 5) & wait $!; echo $?; wait $a; echo $?', '5\n0\n'],
    ['sleep 100 & kill $!; wait $!; echo $?', '143\n'],
    ["trap 'echo bye' EXIT; echo hi; exit 3", 'hi\nbye\n', 3],
    ['set -- -a -b val f; while getopts ab: o; do echo $o$OPTARG; done; shift $((OPTIND-1)); echo $1', 'a\nbval\nf\n'],
    ['exec echo replaced; echo never', 'replaced\n'],
    ["sh -c 'echo $0 $1' foo bar", 'foo bar\n'],
    ["echo 'echo in $1' > /tmp/s; . /tmp/s; sh /tmp/s arg; chmod +x /tmp/s; /tmp/s x", 'in\nin arg\nin x\n'],
    ['command -v sh echo; command -v nope || echo none', '/bin/sh\nnone\n'],
    ['[ 3 -gt 2 -a a != b ] && [ ! -f /nope ] && [ -d /tmp ] && [[ x == x ]] && echo yes', 'yes\n'],
  ]);
});

describe('options', () => {
  check('PRG-18', [
    ['set -e; false || echo survived; if false; then :; fi; ! true; false; echo no', 'survived\n', 1],
    ['set -e; f() { false; echo inside; }; if f; then echo ok; fi; f; echo no', 'inside\nok\n', 1],
    ['set -e; x=$(false); echo no', '', 1],
    ['set -u; echo ${a:-b}; echo $nope; echo no', 'b\n', 2],
    ['false | true; echo $?; set -o pipefail; false | true; echo $?', '0\n1\n'],
    ['sh -ec "false; echo no"; echo $?', '1\n'],
  ]);

  it('[PRG-18] set -x shows commands', () => {
    expect(shell('set -x; a=1; echo "b c" $a').err).toBe("+ a=1\n+ echo 'b c' 1\n");
  });
});

describe('messages', () => {
  it.each([
    ['nope', 'sh: nope: not found\n', 127],
    ['/no/such', 'sh: /no/such: not found\n', 127],
    ['echo x > /tmp/f; /tmp/f', 'sh: /tmp/f: Permission denied\n', 126],
    ['cat < /nope', "sh: can't open /nope: no such file\n", 1],
    ['echo x > /no/such', "sh: can't create /no/such: nonexistent directory\n", 1],
    ['set -u; echo $FOO', 'sh: FOO: parameter not set\n', 2],
    ['echo ${FOO:?is needed}', 'sh: FOO: is needed\n', 2],
    ['echo $((1/0))', 'sh: divide by zero\n', 2],
    ['echo $((1+))', 'sh: arithmetic syntax error\n', 2],
    ['[ a -eq 1 ]', 'sh: a: bad number\n', 2],
    ['readonly a=1; a=2', 'sh: a: is read only\n', 2],
    ['mkdir /tmp', "mkdir: can't create directory '/tmp': File exists\n", 1],
    ['cat /nope', "cat: can't open '/nope': No such file or directory\n", 1],
    ['ls /nope', 'ls: /nope: No such file or directory\n', 1],
    ['rm /nope', "rm: can't remove '/nope': No such file or directory\n", 1],
    ['cp /nope /tmp', "cp: can't stat '/nope': No such file or directory\n", 1],
    ['sleep x', "sleep: invalid number 'x'\n", 1],
    ['wget -q http://api/x', "wget: bad address 'api'\n", 1],
  ])('[PRG-19] %s', (script, err, code) => {
    const result = shell(script);
    expect([result.err, result.code]).toEqual([err, code]);
  });

  it('[PRG-20] lines before a syntax error run', () => {
    expect(shell('echo a\nif true; then echo b')).toMatchObject({
      out: 'a\n',
      err: 'sh: syntax error: unexpected end of file (expecting "fi")\n',
      code: 2,
    });
    expect(shell('fi').err).toBe('sh: syntax error: unexpected "fi"\n');
    expect(shell("echo 'a").err).toBe('sh: syntax error: unterminated quoted string\n');
  });
});

describe('memory and processes', () => {
  it('[PRG-21] a text that doubles ends at the limit', () => {
    const script = 'x=aaaaaaaaaaaaaaaa; while true; do x=$x$x; done';
    expect(shell(script, { memoryLimitBytes: 32 * 1024 * 1024 }).trace.exit).toMatchObject({ exitCode: 137, oomKilled: true });
    expect(shell(script)).toMatchObject({ err: 'sh: out of memory\n', code: 2 });
  });

  it('[PRG-13] large blocks count as memory', () => {
    const limit = { memoryLimitBytes: 64 * 1024 * 1024 };
    expect(shell('dd if=/dev/zero of=/dev/null bs=200M count=1', limit).trace.exit).toMatchObject({ oomKilled: true });
    expect(shell('dd if=/dev/zero of=/dev/null bs=1M count=200', limit).trace.exit).toMatchObject({ exitCode: 0, oomKilled: false });
    expect(shell('head -c 200M /dev/zero | tail', limit).trace.exit).toMatchObject({ oomKilled: true });
    expect(shell('head -c 20M /dev/zero | wc -c', limit).out).toBe('20971520\n');
  });

  it('[PRG-9] a child dies of a signal that the first process ignores', () => {
    expect(shell('timeout 2 sleep 100; echo $?')).toMatchObject({ out: '143\n', endMs: 2001 });
    expect(shell('sh -c "kill \\$\\$"; echo $?').out).toBe('143\n');
  });
});
