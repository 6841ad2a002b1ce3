interface GoalBase {
  readonly id: string;
  readonly title: string;
}

/** Which objects a goal looks at: all of a kind, one name, or a label selector; Jobs are also found by their pods' labels. */
export interface Target {
  readonly name?: string;
  readonly selector?: string;
}

interface LastTry {
  /** What belonged to an owner that is gone by now is not counted. */
  readonly lastTry?: true;
}

/** The kinds that the course teaches. */
type TaughtKind =
  | 'Job'
  | 'Pod'
  | 'CronJob'
  | 'ConfigMap'
  | 'Secret'
  | 'PersistentVolumeClaim'
  | 'PersistentVolume'
  | 'Deployment'
  | 'Node'
  | 'ResourceQuota'
  | 'LimitRange'
  | 'ServiceAccount'
  | 'Namespace';

/** A field of every meant object at the head. */
interface FieldGoal extends GoalBase, Target {
  readonly kind: TaughtKind;
  /** Dotted; list indexes and keys with dots stand in brackets: `[0]`, `[requests.cpu]`. */
  readonly path: string;
}

/** One check over the history of an attempt. A closed union; `content/schema` checks what authors write against it. */
export type Goal =
  | (GoalBase & Target & { readonly check: 'count'; readonly kind: 'Job' | 'Pod'; readonly atMost: number } & LastTry)
  | (GoalBase & Target & { readonly check: 'completes'; readonly withinSeconds?: number })
  | (GoalBase & Target & { readonly check: 'fails'; readonly reason?: string; readonly withinSeconds?: number })
  | (GoalBase & Target & { readonly check: 'attempts'; readonly atMost: number } & LastTry)
  | (GoalBase & {
      readonly check: 'runs';
      /** Jobs that this CronJob controls; all Jobs without it. */
      readonly cronJob?: string;
      readonly selector?: string;
      readonly atLeast?: number;
      readonly atMost?: number;
      /** The window, seconds after the attempt began; from the beginning without `afterSeconds`. */
      readonly afterSeconds?: number;
      readonly withinSeconds: number;
    })
  | (GoalBase & Target & { readonly check: 'eventSeen'; readonly kind: 'Job' | 'Pod' | 'CronJob'; readonly reason: string })
  | (GoalBase &
      Target & {
        readonly check: 'conditionSeen';
        readonly kind: 'Job' | 'Pod';
        readonly type: string;
        readonly status?: 'True' | 'False';
        readonly reason?: string;
      })
  | (GoalBase & Target & { readonly check: 'exists'; readonly kind: TaughtKind; readonly atLeast?: number; readonly atMost?: number })
  | (GoalBase & Target & { readonly check: 'absent'; readonly kind: TaughtKind })
  | (FieldGoal & { readonly check: 'fieldEquals'; readonly equals: string | number | boolean | null })
  | (FieldGoal & { readonly check: 'fieldBetween'; readonly atLeast?: number; readonly atMost?: number })
  | (GoalBase & Target & { readonly check: 'logContains'; readonly text: string })
  | (GoalBase & { readonly check: 'commandUsed' /** An asterisk stands for any letters. */; readonly words: readonly string[] })
  | (GoalBase & {
      readonly check: 'explanation';
      /** Of each group at least one must occur in what the learner wrote. */
      readonly words: readonly (readonly string[])[];
    });

/** The goal of one check. */
export type GoalOf<Check extends Goal['check']> = Extract<Goal, { readonly check: Check }>;

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
