import { describe, expect, it } from 'vitest';
import type { FromWorker, ToWorker } from '#sim/index.ts';
import { createTerminalSession } from './terminal-session.ts';
import { createWorkerClient } from './worker-client.ts';

const turn = () => new Promise((resolve) => setTimeout(resolve));

/** A terminal whose worker is the test. */
async function aTerminal() {
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
  const written: string[] = [];
  const screen = { columns: 80, write: (text: string) => void written.push(text) };
  terminal.attach(screen);
  // The first use fetches the code of the terminal.
  await import('./terminal-core.ts');
  await turn();
  /** Answers the latest question and lets the terminal take it in. */
  const answer = async (message: FromWorker) => {
    deliver(new MessageEvent('message', { data: message }));
    await turn();
  };
  const type = async (data: string) => {
    terminal.type(data);
    await turn();
  };
  return {
    terminal,
    sent,
    answer,
    type,
    lines: () => sent.flatMap((message) => (message.type === 'command' ? [message.line] : [])),
    spoken: () =>
      terminal.store
        .getState()
        .spoken.map(({ text }) => text)
        .join(''),
    screen: () => written.join(''),
    again: () => {
      const replayed: string[] = [];
      terminal.attach({ columns: 80, write: (text) => void replayed.push(text) });
      return turn().then(() => replayed.join(''));
    },
  };
}

const done = (id: number, stdout = '', stderr = '') => ({ type: 'commandDone', id, stdout, stderr, exitCode: 0 }) as const;

describe('terminal session', () => {
  it('sends a line, prints its output and says it as plain text', async () => {
    const { type, lines, answer, screen, spoken } = await aTerminal();
    await type('kubectl get jobs\r');
    await answer({ type: 'output', id: 1, stream: 'stdout', text: '\x1b[1mNAME\x1b[0m\n' });
    await answer(done(1, 'train\n'));
    expect(lines()).toEqual(['kubectl get jobs']);
    expect(screen()).toContain('NAME\x1b[0m\r\ntrain\r\n');
    expect(spoken()).toBe('$ kubectl get jobs\nNAME\ntrain\n');
  });

  it('says each piece on its own, and after a cleared screen only what is new', async () => {
    const { type, terminal, answer, spoken } = await aTerminal();
    await type('watch date\r');
    await answer({ type: 'output', id: 1, stream: 'stdout', text: '\x1b[2J\x1b[Hone\n' });
    await answer({ type: 'output', id: 1, stream: 'stdout', text: 'more\n' });
    expect(terminal.store.getState().spoken).toHaveLength(2);
    await answer({ type: 'output', id: 1, stream: 'stdout', text: '\x1b[2J\x1b[Htwo\n' });
    expect(spoken()).toBe('two\n');
  });

  it('keeps what is typed while a command runs', async () => {
    const { type, lines, answer } = await aTerminal();
    await type('first\rsecond\r');
    expect(lines()).toEqual(['first']);
    await answer(done(1));
    expect(lines()).toEqual(['first', 'second']);
  });

  it('interrupts a running command with Ctrl-C and drops what was typed after it', async () => {
    const { type, sent, lines, answer, screen } = await aTerminal();
    await type('kubectl get pods -w\rls\r\x03');
    expect(sent.at(-1)).toEqual({ type: 'interrupt' });
    await answer(done(1));
    expect(screen()).toContain('^C\r\n');
    expect(lines()).toEqual(['kubectl get pods -w']);
  });

  it('waits for the end of a here-document, typed or pasted', async () => {
    const { type, lines, screen, answer } = await aTerminal();
    await type('cat <<EOF\r');
    expect(lines()).toEqual([]);
    expect(screen()).toContain('cat <<EOF\r\n> ');
    await type('hi\rEOF\r');
    expect(lines()).toEqual(['cat <<EOF\nhi\nEOF']);
    await answer(done(1));
    await type('\x1b[200~for i in 1 2\rdo echo $i\rdone\x1b[201~');
    expect(lines()).toHaveLength(1);
    await type('\r');
    expect(lines().at(-1)).toBe('for i in 1 2\ndo echo $i\ndone');
  });

  it('completes the only word, and as much as all words share', async () => {
    const { type, answer, terminal, lines } = await aTerminal();
    await type('kubectl get po\t');
    await answer({ type: 'completions', id: 1, from: 12, words: ['pods'] });
    await type('train\t');
    await answer({ type: 'completions', id: 2, from: 17, words: ['training-a', 'training-b'] });
    expect(terminal.store.getState().recalled).toBe('kubectl get pods training-');
    await type('a\r');
    expect(lines()).toEqual(['kubectl get pods training-a']);
  });

  it('lists the words when no letter is certain, and leaves no blank after a folder', async () => {
    const { type, answer, terminal, screen, lines } = await aTerminal();
    await type('cat \t');
    await answer({ type: 'completions', id: 1, from: 4, words: ['a.txt', 'jobs/'] });
    expect(screen()).toContain('a.txt  jobs/\r\n');
    expect(terminal.store.getState().recalled).toBe('2 possibilities: a.txt, jobs/');
    await type('j\t');
    await answer({ type: 'completions', id: 2, from: 4, words: ['jobs/'] });
    await type('x\r');
    expect(lines()).toEqual(['cat jobs/x']);
  });

  it('says the line that a key brought back', async () => {
    const { type, answer, terminal } = await aTerminal();
    await type('kubectl get jobs\r');
    await answer(done(1));
    await type('\x1b[A');
    expect(terminal.store.getState().recalled).toBe('kubectl get jobs');
  });

  it('shows the search through the history', async () => {
    const { type, answer, screen, lines } = await aTerminal();
    await type('kubectl get jobs\r');
    await answer(done(1));
    await type('\x12jobs');
    expect(screen()).toContain("(reverse-i-search)`jobs': kubectl get jobs");
    await type('\r');
    expect(lines()).toEqual(['kubectl get jobs', 'kubectl get jobs']);
  });

  it('hands what was written to a screen that comes later', async () => {
    const { type, answer, again } = await aTerminal();
    await type('echo hi\r');
    await answer(done(1, 'hi'));
    expect(await again()).toMatch(/echo hi\r\nhi\r\n.*\$/s);
  });

  it('drops a command whose cluster is gone', async () => {
    const { type, terminal, answer, lines, screen } = await aTerminal();
    await type('sleep 100\r');
    terminal.restarted();
    await turn();
    expect(terminal.store.getState().isRunning).toBe(false);
    await answer(done(1, 'late'));
    expect(screen()).not.toContain('late');
    await type('ls\r');
    expect(lines()).toEqual(['sleep 100', 'ls']);
  });

  it('gives each new cluster the history of earlier ones', async () => {
    const { type, terminal, answer, sent } = await aTerminal();
    await type('first\r');
    await answer(done(1));
    await type('second\r');
    await answer(done(2));
    terminal.restarted();
    await type('third\r');
    const histories = sent.flatMap((message) => (message.type === 'command' ? [message.history] : []));
    expect(histories).toEqual([[], undefined, ['first', 'second']]);
  });

  it('gives lines to a command that asks for them, behind its prompt, until the input ends', async () => {
    const { type, sent, answer, lines, screen, spoken } = await aTerminal();
    await type('kubectl exec -it one -- sh\r');
    await answer({ type: 'prompt', text: '/ # ' });
    await type('ls /tmp\r');
    expect(sent.at(-1)).toEqual({ type: 'input', text: 'ls /tmp' });
    expect(lines()).toEqual(['kubectl exec -it one -- sh']);
    await answer({ type: 'prompt', text: '/tmp # ' });
    expect(screen()).toContain('/tmp # ');
    expect(spoken()).toContain('/ # ls /tmp\n');
    await type('\x1b[A\r');
    expect(sent.at(-1)).toEqual({ type: 'input', text: 'ls /tmp' });
    await answer({ type: 'prompt', text: '/ # ' });
    await type('\x04');
    expect(sent.at(-1)).toEqual({ type: 'input', text: null });
    await answer(done(1));
    await type('\x1b[A\r');
    expect(lines()).toEqual(['kubectl exec -it one -- sh', 'kubectl exec -it one -- sh']);
  });

  it('keeps what is typed while a command that asks for lines is still at work', async () => {
    const { type, sent, answer } = await aTerminal();
    await type('kubectl exec -it one -- sh\r');
    await type('date\r');
    await answer({ type: 'prompt', text: '/ # ' });
    expect(sent.at(-1)).toEqual({ type: 'input', text: 'date' });
  });
});
