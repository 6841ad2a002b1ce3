import { describe, expect, it } from 'vitest';
import type { FromWorker, ToWorker } from '#sim/index.ts';
import { createTerminalSession } from './terminal-session.ts';
import { createWorkerClient } from './worker-client.ts';

/** A terminal whose worker is the test. */
function aTerminal() {
  const sent: ToWorker[] = [];
  let deliver: (event: Event) => void = () => {};
  const client = createWorkerClient();
  client.connect({
    postMessage: (message) => void sent.push(message),
    addEventListener: (type, listener) => {
      if (type === 'message') deliver = listener;
    },
    terminate: () => {},
  });
  const terminal = createTerminalSession(client);
  let screen = '';
  terminal.attach((text) => {
    screen += text;
  });
  const lines = () => sent.flatMap((message) => (message.type === 'command' ? [message.line] : []));
  /** Answers the latest question and lets the terminal take it in. */
  const answer = async (message: FromWorker) => {
    deliver(new MessageEvent('message', { data: message }));
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { terminal, sent, lines, answer, screen: () => screen };
}

const done = (id: number, stdout = '') => ({ type: 'commandDone', id, stdout, stderr: '', exitCode: 0 }) as const;

describe('terminal session', () => {
  it('sends a line, prints its output and says it as plain text', async () => {
    const { terminal, lines, answer, screen } = aTerminal();
    terminal.type('kubectl get jobs\r');
    await answer(done(1, 'NAME\ntrain\n'));
    expect(lines()).toEqual(['kubectl get jobs']);
    expect(screen()).toContain('NAME\r\ntrain\r\n');
    expect(terminal.store.getState().spoken).toBe('$ kubectl get jobs\nNAME\ntrain\n');
  });

  it('keeps what is typed while a command runs', async () => {
    const { terminal, lines, answer } = aTerminal();
    terminal.type('first\rsecond\r');
    expect(lines()).toEqual(['first']);
    await answer(done(1));
    expect(lines()).toEqual(['first', 'second']);
  });

  it('interrupts a running command with Ctrl-C', () => {
    const { terminal, sent } = aTerminal();
    terminal.type('kubectl get pods -w\r');
    terminal.type('\x03');
    expect(sent.at(-1)).toEqual({ type: 'interrupt' });
  });

  it('completes the only word, and as much as all words share', async () => {
    const { terminal, answer, screen } = aTerminal();
    terminal.type('kubectl get po\t');
    await answer({ type: 'completions', id: 1, from: 12, words: ['pods'] });
    expect(screen()).toMatch(/kubectl get pods $/);
    terminal.type('train\t');
    await answer({ type: 'completions', id: 2, from: 17, words: ['training-a', 'training-b'] });
    expect(screen()).toMatch(/kubectl get pods training-$/);
  });
});
