import { describe, expect, it } from 'vitest';
import { shell, trace } from '#sim/programs/testing.ts';

describe('applets', () => {
  it.each([
    ['printf "foo\\nbar\\nbaz\\n" | grep -n ba', '2:bar\n3:baz\n'],
    ['printf "a1\\nb22\\n" | grep -oE "[0-9]+"; echo Foo | grep -ci foo', '1\n22\n1\n'],
    ['echo "hello world" | sed "s/o/0/g; s/h\\(.\\)/H\\1\\1/"', 'Heell0 w0rld\n'],
    ['printf "1\\n2\\n3\\n" | sed -n "2p;\\$p"; printf "a\\nb\\n" | sed 1d; echo /a/b | sed "s|/|-|g"', '2\n3\nb\n-a-b\n'],
    ['printf "a 1\\nb 2\\n" | awk "{s+=\\$2} END {print s, NR}"', '3 2\n'],
    ['echo x:y | awk -F: \'{print $2 "-" $1}\'', 'y-x\n'],
    ["awk 'BEGIN {for(i=0;i<3;i++) print i*1.5}'", '0\n1.5\n3\n'],
    ['echo a:b:c | cut -d: -f2-; echo abcdef | cut -c2-4', 'b:c\nbcd\n'],
    ['echo Hello | tr a-z A-Z | tr -d L; echo aabb | tr -s a', 'HEO\nabb\n'],
    ['printf "10\\n9\\n2\\n" | sort -n | tr "\\n" " "; printf "b 1\\na 2\\n" | sort -k2 -r', '2 9 10 a 2\nb 1\n'],
    ['printf "a\\na\\nb\\n" | uniq -c', '      2 a\n      1 b\n'],
    ['seq 3 -1 1; seq 0 0.5 1; seq -w 8 10 | tail -1', '3\n2\n1\n0.0\n0.5\n1.0\n10\n'],
    ['expr 3 + 4; expr 2 \\* 3; expr abc : "a\\(.*\\)"', '7\n6\nbc\n'],
    ['printf "%s-%d|%05.1f|%x\\n" a 1 2.5 255; echo -e "a\\tb\\c"; echo -n x', 'a-1|002.5|ff\na\tbx'],
    [
      'mkdir -p /tmp/a/b; touch /tmp/a/f; ls /tmp/a; ls -d /tmp/a; mv /tmp/a/f /tmp/a/g; find /tmp/a -type f; rm -r /tmp/a; ls /tmp',
      'b\nf\n/tmp/a\n/tmp/a/g\n',
    ],
    ['printf abc | wc -c; printf "a b\\nc\\n" | wc -l; printf "a b\\nc\\n" > /tmp/f; wc -w /tmp/f', '3\n2\n3 /tmp/f\n'],
    [
      'printf abc | sha256sum; md5sum < /dev/null',
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  -\nd41d8cd98f00b204e9800998ecf8427e  -\n',
    ],
    ['printf hello | base64; echo aGVsbG8= | base64 -d', 'aGVsbG8=\nhello'],
    ['printf "a\\nb\\n" | xargs -n1 echo x; echo 1 2 | xargs echo', 'x a\nx b\n1 2\n'],
    ['A=1 env | grep ^A=; env -i B=2 printenv B; hostname; whoami; nproc', 'A=1\n2\npod-1\nroot\n2\n'],
    ['date -u -d @0 +%FT%T; date "+%a %b %e %j %s"', '1970-01-01T00:00:00\nMon Nov 23 327 1795421100\n'],
    ['printf "a\\nb\\n" | tee /tmp/t | wc -l; cat /tmp/t; tac /tmp/t', '2\na\nb\nb\na\n'],
    ['printf 123456789 | cksum; echo a > /tmp/a; cksum /tmp/a; cksum < /dev/null', '930766865 9\n2418082923 2 /tmp/a\n4294967295 0\n'],
    ['shuf -i 1-5 | sort | tr -d "\\n"; shuf -n 2 -e a b c | wc -l; printf "x\\n" | shuf', '123452\nx\n'],
    ['basename /a/b.txt .txt; dirname /a/b.txt', 'b\n/a\n'],
  ])('[PRG-25] %s', (script, out) => {
    expect(shell(script).out).toBe(out);
  });

  it('[PRG-25] programs run without a shell', () => {
    expect(trace({ argv: ['echo', 'a', '$B'] }).output[0]?.text).toBe('a $B\n');
    expect(trace({ argv: ['sleep', '1m'] }, 100_000).exit?.atMs).toBe(60_000);
    expect(trace({ argv: ['false'] }).exit?.exitCode).toBe(1);
    expect(trace({ argv: ['sh'] }).exit?.exitCode).toBe(0);
  });

  it('[PRG-22] tail -f shows what others write when they do', () => {
    const mounts = [
      { mountPath: '/logs', readOnly: true, files: { a: 'one\n' }, foreignWrites: [{ atMs: 4000, path: 'a', content: 'one\ntwo\n' }] },
    ];
    const result = trace({ argv: ['tail', '-f', '/logs/a'], mounts });
    expect(result.output).toMatchObject([
      { atMs: 0, text: 'one\n' },
      { atMs: 4000, text: 'two\n' },
    ]);
    expect(result).toMatchObject({ exit: null, horizonMs: Number.POSITIVE_INFINITY });
  });

  it('[PRG-22] a read-only volume refuses', () => {
    const mounts = [{ mountPath: '/cfg', readOnly: true, files: { a: 'x' }, foreignWrites: [] }];
    expect(shell('cat /cfg/a; rm /cfg/a; echo y > /cfg/b', { mounts })).toMatchObject({
      out: 'x',
      err: "rm: can't remove '/cfg/a': Read-only file system\nsh: can't create /cfg/b: Read-only file system\n",
      trace: { writes: [] },
    });
  });

  it('[PRG-23] own files are in the trace', () => {
    expect(shell('mkdir /data; echo a > /data/x; echo b > /tmp/y; rm /tmp/y').trace.files).toEqual({ '/data/': '', '/data/x': 'a\n' });
    expect(shell('echo reason > /dev/termination-log').trace.files).toEqual({ '/dev/termination-log': 'reason\n' });
  });

  it('[PRG-26] the network reaches nobody', () => {
    expect(shell('wget http://10.0.0.1/x')).toMatchObject({
      err: "Connecting to 10.0.0.1:80 (10.0.0.1:80)\nwget: can't connect to remote host (10.0.0.1): Connection refused\n",
      code: 1,
    });
    expect(shell('ping -c 1 db; nslookup db')).toMatchObject({ err: "ping: bad address 'db'\n", code: 1 });
  });
});
