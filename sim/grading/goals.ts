interface GoalBase {
  readonly id: string;
  readonly title: string;
}

/** Which objects a goal looks at: all of a kind, one name, or a label selector; Jobs are also found by their pods' labels. */
interface Target {
  readonly name?: string;
  readonly selector?: string;
}

/** One check over the history of an attempt. A closed union; `content/schema` checks what authors write against it. */
export type Goal =
  | (GoalBase & Target & { readonly check: 'count'; readonly kind: 'Job' | 'Pod'; readonly atMost: number })
  | (GoalBase & Target & { readonly check: 'completes'; readonly withinSeconds: number })
  | (GoalBase & Target & { readonly check: 'attempts'; readonly atMost: number })
  | (GoalBase & Target & { readonly check: 'eventSeen'; readonly kind: 'Job' | 'Pod' | 'CronJob'; readonly reason: string })
  | (GoalBase &
      Target & {
        readonly check: 'fieldEquals';
        readonly kind: 'Job' | 'Pod' | 'CronJob' | 'ConfigMap';
        readonly path: string;
        readonly equals: string | number | boolean;
      })
  | (GoalBase & { readonly check: 'commandUsed'; readonly words: readonly string[] });

/** What grading says of one goal. Instants are virtual ms. */
export interface Verdict {
  readonly id: string;
  readonly title: string;
  readonly passed: boolean;
  /** What was seen, on which object, when. */
  readonly evidence: string;
  /** Where to look; null when the evidence is that something never happened. */
  readonly atMs: number | null;
  readonly objectUid: string | null;
}
