import { expect, it } from 'vitest';
import { Engine } from './engine.ts';
import { Gate } from './gate.ts';

it('[ENG-13] holds passes back while it is closed, each key once, and tells of its opening first', () => {
  const engine = new Engine(1, 0);
  const gate = new Gate(engine);
  const log: string[] = [];
  const first = gate.guard((key) => log.push(`first ${key}`));
  const second = gate.guard((key) => log.push(`second ${key}`));
  gate.onOpen(() => log.push('open'));
  first(1);
  gate.close();
  first(2);
  second(2);
  first(2);
  const saved = [engine.save(), gate.save()] as const;
  gate.open();
  engine.runUntil(1);
  const wanted = ['first 1', 'open', 'first 2', 'second 2'];
  expect(log).toEqual(wanted);
  engine.restore(saved[0]);
  gate.restore(saved[1]);
  expect(gate.isClosed).toBe(true);
  gate.open();
  engine.runUntil(1);
  expect(log).toEqual([...wanted, ...wanted.slice(1)]);
});
