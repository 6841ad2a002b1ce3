import { describe, expect, it } from 'vitest';
import { EditRequests } from './edit-requests.ts';
import type { FromWorker } from './protocol.ts';

describe('edit requests', () => {
  it('ask the page and wait for its answer', async () => {
    const posted: FromWorker[] = [];
    const requests = new EditRequests((message) => void posted.push(message));
    const saved = requests.ask('a.yaml', 'a: 1');
    const closed = requests.ask('b.yaml', 'b: 1');
    expect(posted).toEqual([
      { type: 'edit', request: 1, fileName: 'a.yaml', text: 'a: 1' },
      { type: 'edit', request: 2, fileName: 'b.yaml', text: 'b: 1' },
    ]);
    requests.answer(2, null);
    requests.answer(1, 'a: 2');
    expect(await saved).toBe('a: 2');
    expect(await closed).toBeUndefined();
  });

  it('are closed without saving on Ctrl-C; a late answer is none', async () => {
    const posted: FromWorker[] = [];
    const requests = new EditRequests((message) => void posted.push(message));
    const saved = requests.ask('a.yaml', 'a: 1');
    requests.abandon();
    requests.answer(1, 'late');
    expect(await saved).toBeUndefined();
    expect(posted.at(-1)).toEqual({ type: 'editOver', request: 1 });
  });

  it('ask for lines too, which end on Ctrl-C', async () => {
    const posted: FromWorker[] = [];
    const requests = new EditRequests((message) => void posted.push(message));
    const line = requests.askLine('/ # ');
    requests.answerLine('ls');
    const none = requests.askLine('/tmp # ');
    requests.abandon();
    expect([await line, await none]).toEqual(['ls', undefined]);
    expect(posted).toEqual([
      { type: 'prompt', text: '/ # ' },
      { type: 'prompt', text: '/tmp # ' },
    ]);
  });
});
