import type { JsonObject, KubeObject } from '#sim/api/meta-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import { Simulation } from '#sim/simulation.ts';
import type { WhyAnswer, WhyQuestion } from './question.ts';
import { why } from './why.ts';

const START = '2026-03-28T22:00:00Z';

export const pod = (script: string, container: JsonObject = {}, spec: JsonObject = {}): JsonObject => ({
  restartPolicy: 'Never',
  containers: [{ name: 'main', image: 'busybox:1.36', command: ['sh', '-c', script], ...container }],
  ...spec,
});

/** A cluster to ask. */
export class Asked {
  readonly simulation: Simulation;

  constructor(start = START) {
    this.simulation = new Simulation({ seed: 7, startAtMs: parseTime(start) }, 60);
  }

  create(kind: string, name: string, spec: JsonObject, apiVersion = 'v1'): this {
    const outcome = this.simulation.client.create(resourceOfKind(kind), 'default', { apiVersion, kind, metadata: { name }, spec });
    if (!outcome.ok) throw new Error(outcome.status.message);
    return this;
  }

  job(name: string, template: JsonObject, spec: JsonObject = {}): this {
    return this.create('Job', name, { template: { spec: template }, ...spec }, 'batch/v1');
  }

  cronJob(name: string, schedule: string, template: JsonObject, spec: JsonObject = {}): this {
    return this.create('CronJob', name, { schedule, jobTemplate: { spec: { template: { spec: template } } }, ...spec }, 'batch/v1');
  }

  patch(kind: string, name: string, patch: JsonObject): this {
    this.simulation.client.patch(resourceOfKind(kind), 'default', name, 'merge', patch);
    return this;
  }

  run(seconds: number): this {
    this.simulation.runUntil(this.simulation.nowMs + seconds * 1000);
    return this;
  }

  uid(kind: string, name = ''): string {
    let uid: string | undefined;
    this.simulation.cluster.server.store.forEach(kind, ({ metadata }: KubeObject) => {
      if (metadata.name.startsWith(name)) uid ??= metadata.uid;
    });
    if (uid === undefined) throw new Error(`no ${kind} ${name}`);
    return uid;
  }

  ask(question: WhyQuestion): WhyAnswer {
    const answer = why(this.simulation, question);
    if (answer === null) throw new Error('no answer');
    return answer;
  }

  about(kind: string, name = ''): WhyAnswer {
    return this.ask({ kind: 'object', uid: this.uid(kind, name) });
  }

  absence(name: string, date: string, time: string): WhyAnswer {
    return this.ask({ kind: 'absence', uid: this.uid('CronJob', name), date, time });
  }
}

/** The step that the question asks for. */
export const decisive = (answer: WhyAnswer) => answer.steps.find(({ isDecisive }) => isDecisive);
