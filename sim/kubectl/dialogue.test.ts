import { beforeEach, describe, expect, it } from 'vitest';
import { TestCluster } from './test-cluster.ts';

describe('a shell in a container', () => {
  let cluster: TestCluster;

  beforeEach(async () => {
    cluster = new TestCluster();
    await cluster.kubectl('run one --image=busybox:1.36 --restart=Never -- sleep 900');
    cluster.pass(10);
  });

  it('[KCT-37] reads lines until exit, and keeps folder, variables and status', async () => {
    cluster.lines = ['cd /tmp', 'A=7', 'echo $A > f; ls', 'false', 'echo $?', 'nope', 'exit 3', 'echo never'];
    const { stdout, stderr, exitCode } = await cluster.kubectl('exec -it one -- sh');
    expect(stdout).toBe('f\n1\n');
    expect(stderr).toBe('sh: nope: not found\ncommand terminated with exit code 3\n');
    expect(exitCode).toBe(3);
    expect(cluster.prompts.slice(0, 2)).toEqual(['/ # ', '/tmp # ']);
    expect(cluster.lines).toEqual(['echo never']);
  });

  it('[KCT-37] ends with the input', async () => {
    cluster.lines = ['hostname'];
    expect(await cluster.kubectl('exec -it one -- /bin/sh')).toEqual({ stdout: 'one\n', stderr: '', exitCode: 0 });
  });

  it('[KCT-37] a shell that is not there cannot be talked to', async () => {
    cluster.lines = ['ls'];
    const { stderr, exitCode } = await cluster.kubectl('exec -it one -- bash');
    expect(stderr).toContain('exec: "bash": executable file not found in $PATH');
    expect(exitCode).toBe(1);
    expect(cluster.prompts).toEqual([]);
  });

  it('[KCT-37] without a terminal it runs what is piped in', async () => {
    expect(await cluster.kubectl('exec -i one -- sh', 'echo a\necho b\n')).toEqual({ stdout: 'a\nb\n', stderr: '', exitCode: 0 });
    expect((await cluster.kubectl('exec -it one -- sh', 'echo a\n')).stderr).toBe(
      'Unable to use a TTY - input is not a terminal or the right kind of file\n',
    );
  });

  it('[KCT-37] run -it talks to the shell of its pod and takes the pod away', async () => {
    cluster.lines = ['echo hello', 'exit'];
    const { stdout, stderr } = await cluster.kubectl('run -it --rm tmp --image=busybox:1.36 --restart=Never -- sh');
    expect(stderr).toMatch(/^All commands and output from this session.*\nIf you don't see a command prompt, try pressing enter\.\n$/);
    expect(stdout).toBe('hello\npod "tmp" deleted from default namespace\n');
    cluster.pass(60);
    expect((await cluster.kubectl('get pod tmp')).stderr).toContain('not found');
  });

  it('[KCT-37] attach -it talks to a shell that keeps its input open', async () => {
    const shell = { name: 'a', image: 'busybox:1.36', command: ['sh'], stdin: true, tty: true };
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'open' }, spec: { restartPolicy: 'Never', containers: [shell] } };
    await cluster.kubectl('create -f -', JSON.stringify(pod));
    cluster.pass(10);
    expect((await cluster.kubectl("get pod open -o jsonpath='{.status.phase}'")).stdout).toBe('Running');
    cluster.lines = ['echo again'];
    expect((await cluster.kubectl('attach -it open')).stdout).toContain('again\n');
  });

  it('[KCT-37] a shell that waits for input ends with it', async () => {
    cluster.lines = ['exit'];
    await cluster.kubectl('run tmp --image=busybox:1.36 --restart=Never -it -- sh');
    cluster.pass(10);
    expect((await cluster.kubectl("get pod tmp -o jsonpath='{.status.phase}'")).stdout).toBe('Succeeded');
  });
});
