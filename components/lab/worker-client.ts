import type { FromWorker, ToWorker } from '#sim/index.ts';

/** The part of `Worker` that the client uses. */
export interface WorkerPort {
  postMessage(message: ToWorker): void;
  addEventListener(type: 'message' | 'error', listener: (event: Event) => void): void;
  terminate(): void;
}

type Question = Extract<ToWorker, { readonly id: number }>;
type QuestionType = Question['type'];

interface AnswerTypes {
  check: 'checked';
  apply: 'applied';
  command: 'commandDone';
  complete: 'completions';
  inspect: 'inspected';
  nodes: 'nodesShown';
  why: 'whyAnswered';
  conditions: 'conditionsShown';
  lifecycle: 'lifecycleShown';
  grade: 'graded';
}

type Ask<T extends QuestionType> = Omit<Extract<Question, { readonly type: T }>, 'id'>;
export type Answer<T extends QuestionType> = Extract<FromWorker, { readonly type: AnswerTypes[T] }>;
type AnyAnswer = Extract<FromWorker, { readonly id: number }>;

export interface OutputChunk {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

export interface WorkerClient {
  /** Starts talking to a worker; the returned function ends it. At most one worker at a time. */
  connect(port: WorkerPort): () => void;
  /** Sends an input that has no answer. Does nothing while no worker is connected. */
  send(message: Exclude<ToWorker, Question>): void;
  /** Sends a question. The promise never settles when the worker goes away first. */
  ask<T extends QuestionType>(question: Ask<T>, onOutput?: (chunk: OutputChunk) => void): Promise<Answer<T>>;
  /** Calls back for every message that answers no question. */
  listen(listener: (message: Exclude<FromWorker, AnyAnswer>) => void): () => void;
}

interface Pending {
  readonly answer: (message: AnyAnswer) => void;
  readonly output: ((chunk: OutputChunk) => void) | undefined;
}

/** Calls back when what the page has taken in is on screen: frames are made no faster than they are shown. */
function onceShown(tell: () => void): void {
  if (typeof requestAnimationFrame === 'undefined') tell();
  else requestAnimationFrame(() => setTimeout(tell, 0));
}

/** Typed messages over a worker: questions are paired with their answers, everything else is told to listeners. */
export function createWorkerClient(): WorkerClient {
  const pending = new Map<number, Pending>();
  const listeners = new Set<(message: Exclude<FromWorker, AnyAnswer>) => void>();
  let port: WorkerPort | null = null;
  let lastId = 0;

  function tell(message: Exclude<FromWorker, AnyAnswer>) {
    for (const listener of listeners) listener(message);
    if (message.type === 'frame') onceShown(() => port?.postMessage({ type: 'shown' }));
  }

  function receive(message: FromWorker) {
    if (!('id' in message)) return tell(message);
    if (message.type === 'output') return pending.get(message.id)?.output?.(message);
    const waiting = pending.get(message.id);
    pending.delete(message.id);
    waiting?.answer(message);
  }

  return {
    connect(next) {
      port = next;
      // The worker is our own module: what it posts is FromWorker by construction.
      next.addEventListener('message', (event) => receive((event as MessageEvent<FromWorker>).data));
      next.addEventListener('error', (event) => {
        const message = event instanceof ErrorEvent ? event.message : '';
        tell({ type: 'crashed', message: message || 'The simulator could not be started.' });
      });
      return () => {
        next.terminate();
        pending.clear();
        if (port === next) port = null;
      };
    },
    send(message) {
      port?.postMessage(message);
    },
    ask<T extends QuestionType>(question: Ask<T>, onOutput?: (chunk: OutputChunk) => void) {
      lastId += 1;
      const id = lastId;
      return new Promise<Answer<T>>((resolve) => {
        // The protocol answers a question of type T with AnswerTypes[T]; worker-client.test.ts covers each pair.
        pending.set(id, { answer: (message) => resolve(message as Answer<T>), output: onOutput });
        port?.postMessage({ ...question, id } as unknown as ToWorker);
      });
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
