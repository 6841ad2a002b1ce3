import { beforeEach, describe, expect, it } from 'vitest';
import { Simulation } from '#sim/simulation.ts';
import { createShell, playLine, type Shell, ShellClock } from './index.ts';

const START_MS = 1_795_420_800_000;
const JOB = `apiVersion: batch/v1
kind: Job
metadata: {name: hello}
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
      - {name: main, image: "busybox:1.36", command: ["sh", "-c", "echo hi; sleep 5"]}
`;

class Terminal {
  readonly simulation = new Simulation({ seed: 3, startAtMs: START_MS, namespaces: ['other'] });
  readonly clock = new ShellClock(() => this.simulation.epochMs);
  readonly shell: Shell;
  readonly edits: string[] = [];
  shown = '';

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.simulation.onChange = (type, object) => this.clock.notify({ type, object });
    this.shell = createShell({
      files: { 'job.yaml': JOB, ...files },
      hooks: {
        client: this.simulation.client,
        clock: this.clock,
        write: (_, text) => {
          this.shown += text;
        },
        edit: (_, text) => Promise.resolve(text + (this.edits.shift() ?? '')),
      },
    });
  }

  async run(line: string, limitMs = 600_000) {
    this.shown = '';
    const driven = {
      nowMs: () => this.simulation.epochMs,
      nextAtMs: () => START_MS + this.simulation.nextAtMs,
      runUntil: (atMs: number) => this.simulation.runUntil(atMs - START_MS),
    };
    const outcome = await playLine(this.shell, line, this.clock, driven, limitMs);
    return { output: this.shown + outcome.stdout + outcome.stderr, exitCode: outcome.exitCode };
  }
}

let terminal: Terminal;
beforeEach(() => {
  terminal = new Terminal();
});
const outputOf = async (line: string): Promise<string> => (await terminal.run(line)).output;

describe('prepare', () => {
  it('leaves no trace, and a line may come meanwhile', async () => {
    const preparing = terminal.shell.prepare('echo x | tr a b | wc -l');
    expect(await outputOf('echo $HOME | tr a-z A-Z; ls')).toBe('/HOME/LEARNER\njob.yaml\n');
    await preparing;
    expect(await outputOf('history | wc -l; echo $?')).toMatch(/^\s*2\n0\n$/);
    expect(await terminal.shell.changedFiles()).toEqual({ written: {}, removed: [] });
  });
});

describe('state', () => {
  it('[SHL-1] keeps variables, the folder, functions and the exit code', async () => {
    await terminal.run('name=hello; export OTHER=x; mkdir -p sub; cd sub');
    expect(await outputOf('echo $name $OTHER; pwd')).toBe('hello x\n/home/learner/sub\n');
    await terminal.run('greet() { echo "hi $1"; }');
    expect(await outputOf('greet you')).toBe('hi you\n');
    await terminal.run('false');
    expect(await outputOf('echo $?')).toBe('1\n');
  });

  it('[SHL-1] reads and writes files of the home folder', async () => {
    await terminal.shell.writeFile('a.txt', 'x\n');
    expect(await outputOf('cat a.txt > b.txt; ls')).toBe('a.txt\nb.txt\njob.yaml\n');
    expect(await terminal.shell.readFile('b.txt')).toBe('x\n');
    expect(await terminal.shell.readFile('nope')).toBeUndefined();
  });

  it('[SHL-4] expands aliases where a command stands', async () => {
    await terminal.run("alias kgj='kubectl get jobs'");
    await terminal.run('k apply -f job.yaml');
    expect(await outputOf('kgj -o name | cat; echo kgj')).toBe('job.batch/hello\nkgj\n');
    expect(await outputOf('alias kgj; unalias kgj')).toBe("alias kgj='kubectl get jobs'\n");
    expect(await outputOf('kgj')).toBe('bash: kgj: command not found\n');
  });

  it('[SHL-4] starts with the aliases of .bashrc, which is a file like others', async () => {
    expect(await outputOf('kgp')).toBe('No resources found in default namespace.\n');
    expect(await outputOf('cat ~/.bashrc')).toContain("alias k='kubectl'\n");
    const own = new Terminal({ '.bashrc': "alias kk='kubectl config current-context'\nexport TEAM=ml\n" });
    expect((await own.run('kk; echo $TEAM; kgp')).output).toBe('kubernetes-admin@kubernetes\nml\nbash: kgp: command not found\n');
  });

  it('[SHL-10] tells which files lines wrote and removed, once, and not what was handed to it', async () => {
    await terminal.run('mkdir -p sub; echo a > sub/a.txt; echo "# x" >> job.yaml; echo b > b.txt; rm b.txt; echo t > /tmp/t');
    expect(await terminal.shell.changedFiles()).toEqual({ written: { 'sub/a.txt': 'a\n', 'job.yaml': `${JOB}# x\n` }, removed: [] });
    await terminal.shell.writeFile('job.yaml', 'handed over');
    expect(await terminal.shell.changedFiles()).toEqual({ written: {}, removed: [] });
    terminal.edits.push('!');
    await terminal.run('rm sub/a.txt; vi job.yaml');
    expect(await terminal.shell.changedFiles()).toEqual({ written: { 'job.yaml': 'handed over!' }, removed: ['sub/a.txt'] });
  });

  it('[SHL-1] numbers the lines of earlier visits before its own', async () => {
    terminal.shell.remember(['kubectl get jobs', 'ls']);
    expect(await outputOf('history')).toBe('    1  kubectl get jobs\n    2  ls\n    3  history\n');
  });
});

describe('kubectl in a shell', () => {
  it('[SHL-6] lets time pass while a line waits', async () => {
    expect(await outputOf('kubectl apply -f job.yaml && kubectl wait --for=condition=complete job/hello --timeout=60s')).toBe(
      'job.batch/hello created\njob.batch/hello condition met\n',
    );
    expect(terminal.simulation.nowMs).toBeGreaterThan(5000);
    expect(terminal.simulation.nowMs).toBeLessThan(20_000);
  });

  it('[SHL-3] keeps the order of output in loops', async () => {
    const line =
      'for s in a b; do echo "start $s"; kubectl create job $s --image=busybox:1.36 -- true; kubectl wait --for=condition=complete job/$s; done';
    expect(await outputOf(line)).toBe(
      'start a\njob.batch/a created\njob.batch/a condition met\nstart b\njob.batch/b created\njob.batch/b condition met\n',
    );
  });

  it('[SHL-3] sends output through pipes and substitutions', async () => {
    await terminal.run('kubectl apply -f job.yaml > out.txt');
    expect(await terminal.shell.readFile('out.txt')).toBe('job.batch/hello created\n');
    expect(await outputOf('kubectl get jobs -o name | cut -d/ -f2')).toBe('hello\n');
    expect(await outputOf("p=$(kubectl get jobs -o jsonpath='{.items[0].metadata.name}'); echo got $p")).toBe('got hello\n');
    expect(await outputOf('kubectl get job nope 2>/dev/null')).toBe('');
    expect(await outputOf('kubectl get job nope 2>&1 | wc -l')).toMatch(/^\s*1\n$/);
  });

  it('[SHL-2] reads here-documents', async () => {
    expect(await outputOf(`kubectl apply -f - <<EOF\n${JOB}EOF`)).toBe('job.batch/hello created\n');
    expect(
      await outputOf("cat <<'EOF' | kubectl apply -f -\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: umlaut}\ndata: {a: 'ä;ö'}\nEOF"),
    ).toBe('configmap/umlaut created\n');
    expect(await outputOf("kubectl get cm umlaut -o jsonpath='{.data.a}'")).toBe('ä;ö');
  });

  it('[SHL-2] hands backslashes on as bash does', async () => {
    await terminal.run('kubectl apply -f job.yaml; sleep 3');
    expect(await outputOf('kubectl get pods -o custom-columns=J:.metadata.labels.batch\\.kubernetes\\.io/job-name --no-headers')).toBe(
      '<none>\n',
    );
    expect(await outputOf("kubectl get pods -o 'custom-columns=J:.metadata.labels.batch\\.kubernetes\\.io/job-name' --no-headers")).toBe(
      'hello\n',
    );
  });

  it('[SHL-5] sleeps on the cluster clock', async () => {
    await terminal.run('sleep 90');
    expect(terminal.simulation.nowMs).toBe(90_000);
    expect(await outputOf('date -u +%FT%TZ')).toBe('2026-11-23T08:01:30Z\n');
  });
});

describe('ending', () => {
  it('[SHL-8] ends a watch, a loop and a sleep on Ctrl-C', async () => {
    for (const line of [
      'kubectl get jobs -w',
      'sleep 5000',
      'while true; do kubectl get jobs; sleep 1; done',
      'watch kubectl get jobs',
      'sleep 5000; echo no',
    ]) {
      const { output, exitCode } = await terminal.run(line, 10_000);
      expect(exitCode, line).toBe(130);
      expect(output, line).not.toContain('no\n');
    }
    expect(await outputOf('echo still here')).toBe('still here\n');
  });

  it('[SHL-8] ends a command after its time', async () => {
    const { output, exitCode } = await terminal.run('kubectl apply -f job.yaml; timeout 8 kubectl get pods -w');
    expect(exitCode).toBe(124);
    expect(output).toContain('ContainerCreating');
    expect(terminal.simulation.nowMs).toBeLessThan(9000);
    expect(await terminal.run('timeout 5 echo quick')).toEqual({ output: 'quick\n', exitCode: 0 });
  });

  it('[SHL-9] knows its own commands', async () => {
    expect(await terminal.run('foo bar')).toEqual({ output: 'bash: foo: command not found\n', exitCode: 127 });
    terminal.edits.push('# changed\n');
    await terminal.run('vi job.yaml');
    expect(await terminal.shell.readFile('job.yaml')).toBe(`${JOB}# changed\n`);
    expect(await outputOf('history 2')).toBe('    2  vi job.yaml\n    3  history 2\n');
    const { output } = await terminal.run('watch -n 5 kubectl get jobs', 11_000);
    expect(output.split('Every 5.0s: kubectl get jobs')).toHaveLength(4);
    expect(await outputOf('help')).toContain('kubectl');
  });

  it('[SHL-7] completes programs, kubectl and files', async () => {
    await terminal.run('kubectl apply -f job.yaml');
    expect(await terminal.shell.complete('kub')).toEqual({ from: 0, words: ['kubectl'] });
    expect(await terminal.shell.complete('k describe job he')).toEqual({ from: 15, words: ['hello'] });
    expect(await terminal.shell.complete('kubectl apply -f j')).toEqual({ from: 17, words: ['job.yaml'] });
    expect(await terminal.shell.complete('kubectl get pods | gre')).toEqual({ from: 19, words: ['grep'] });
    expect(await terminal.shell.complete('cat jo')).toEqual({ from: 4, words: ['job.yaml'] });
    await terminal.run("sleep 2; mkdir jobs; touch 'jobs/a b.yaml' jobs/c.yaml");
    expect(await terminal.shell.complete('cat jo')).toEqual({ from: 4, words: ['job.yaml', 'jobs/'] });
    expect(await terminal.shell.complete('kaf jobs/')).toEqual({ from: 4, words: ['jobs/a\\ b.yaml', 'jobs/c.yaml'] });
    expect(await terminal.shell.complete('kgp -l job-')).toEqual({ from: 7, words: ['job-name='] });
    expect(await terminal.shell.complete('./')).toEqual({ from: 0, words: ['./job.yaml', './jobs/'] });
  });
});
