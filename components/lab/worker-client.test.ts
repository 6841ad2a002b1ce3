import { describe, expect, it, vi } from 'vitest';
import type { FromWorker, ToWorker } from '#sim/index.ts';
import { createWorkerClient, type WorkerPort } from './worker-client.ts';

/** A port whose other end is the test. */
function aPort() {
  const sent: ToWorker[] = [];
  const listeners: ((event: Event) => void)[] = [];
  const terminate = vi.fn();
  const port: WorkerPort = {
    postMessage: (message) => void sent.push(message),
    addEventListener: (type, listener) => {
      if (type === 'message') listeners.push(listener);
    },
    terminate,
  };
  const answer = (data: FromWorker) => {
    for (const listener of listeners) listener(new MessageEvent('message', { data }));
  };
  return { port, sent, answer, terminate };
}

describe('worker client', () => {
  it('pairs answers with questions, whatever their order', async () => {
    const { port, sent, answer } = aPort();
    const client = createWorkerClient();
    client.connect(port);
    const first = client.ask<'check'>({ type: 'check', fileName: 'a.yaml', text: '' });
    const second = client.ask<'complete'>({ type: 'complete', line: 'kub' });
    expect(sent.map((message) => 'id' in message && message.id)).toEqual([1, 2]);
    answer({ type: 'completions', id: 2, from: 0, words: ['kubectl'] });
    answer({ type: 'checked', id: 1, problems: [] });
    expect((await second).words).toEqual(['kubectl']);
    expect((await first).problems).toEqual([]);
  });

  it('hands on what a running command prints before it is done', async () => {
    const { port, answer } = aPort();
    const client = createWorkerClient();
    client.connect(port);
    const printed: string[] = [];
    const done = client.ask<'command'>({ type: 'command', line: 'kubectl get pods -w' }, ({ text }) => printed.push(text));
    answer({ type: 'output', id: 1, stream: 'stdout', text: 'NAME\n' });
    answer({ type: 'commandDone', id: 1, stdout: '', stderr: '', exitCode: 130 });
    expect((await done).exitCode).toBe(130);
    expect(printed).toEqual(['NAME\n']);
  });

  it('tells listeners everything that answers no question', () => {
    const { port, answer } = aPort();
    const client = createWorkerClient();
    client.connect(port);
    const heard: string[] = [];
    const stop = client.listen((message) => heard.push(message.type));
    answer({ type: 'ready' });
    answer({ type: 'crashed', message: 'rule broken' });
    stop();
    answer({ type: 'ready' });
    expect(heard).toEqual(['ready', 'crashed']);
  });

  it('ends the worker on disconnect and sends nothing any more', () => {
    const { port, sent, terminate } = aPort();
    const client = createWorkerClient();
    const disconnect = client.connect(port);
    disconnect();
    client.send({ type: 'pause' });
    expect(terminate).toHaveBeenCalledOnce();
    expect(sent).toEqual([]);
  });
});
