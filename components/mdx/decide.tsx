'use client';

import { useContext, useEffect, useRef, useState } from 'react';
import { InlineCode } from '#components/ui/index.ts';
import type { Decision, DecisionNode } from '#content/schema/index.ts';
import styles from './decide.module.css';
import { LessonContext } from './lesson-context.ts';
import { Run } from './run.tsx';

interface Step {
  readonly node: string;
  /** Answer that led away from the node. */
  readonly answer: string;
}

type Question = Extract<DecisionNode, { readonly ask: string }>;
type Verdict = Extract<DecisionNode, { readonly verdict: string }>;

interface PathProps {
  readonly steps: readonly Step[];
  readonly decision: Decision;
  readonly onReturn: (index: number) => void;
}

/** The answers so far; choosing one asks that question again. */
function Path({ steps, decision, onReturn }: PathProps) {
  return (
    <nav aria-label="Your answers">
      <ol className={styles['path']}>
        {steps.map(({ node, answer }, index) => {
          const question = decision.nodes[node];
          const asked = question !== undefined && 'ask' in question ? question.ask : '';
          return (
            <li key={node}>
              <button type="button" onClick={() => onReturn(index)} title={`Ask again: ${asked.replaceAll('`', '')}`}>
                <InlineCode text={answer} />
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function Ask({ question, onAnswer }: { readonly question: Question; readonly onAnswer: (answer: Question['answers'][number]) => void }) {
  return (
    <>
      {question.run === undefined ? null : <Run>{question.run}</Run>}
      <ul className={styles['answers']} aria-label="Answers">
        {question.answers.map((answer) => (
          <li key={answer.text}>
            <button type="button" onClick={() => onAnswer(answer)}>
              <InlineCode text={answer.text} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Throws when the text names a decision tree that the lesson does not have; the content sweep finds it first. */
function useDecision(id: string): Decision {
  const decision = useContext(LessonContext).decisions[id];
  if (decision === undefined) throw new Error(`lesson text: <Decide id="${id}"> is not in lesson.ts`);
  return decision;
}

/** A decision tree that is walked beside the reader's cluster, one question at a time. */
export function Decide({ id }: { readonly id: string }) {
  const decision = useDecision(id);
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const [nodeId, setNodeId] = useState(decision.start);
  const heading = useRef<HTMLParagraphElement>(null);
  const hasMoved = useRef(false);
  const node = decision.nodes[nodeId] as Question | Verdict;
  const isVerdict = 'verdict' in node;

  useEffect(() => {
    // The answer that was chosen is gone; the next question takes its focus.
    if (hasMoved.current && nodeId !== '') heading.current?.focus();
  }, [nodeId]);

  function goTo(next: string, path: readonly Step[]) {
    hasMoved.current = true;
    setNodeId(next);
    setSteps(path);
  }

  return (
    <section className={styles['decide']} aria-label="Decision tree">
      <div className={styles['head']}>
        <p className={styles['kicker']}>{isVerdict ? 'Found' : `Question ${steps.length + 1}`}</p>
        {steps.length === 0 ? null : (
          <button type="button" className={styles['restart']} onClick={() => goTo(decision.start, [])}>
            Start again
          </button>
        )}
      </div>
      {steps.length === 0 ? null : (
        <Path steps={steps} decision={decision} onReturn={(index) => goTo(steps[index]?.node ?? decision.start, steps.slice(0, index))} />
      )}
      <p ref={heading} tabIndex={-1} className={styles['ask']}>
        <InlineCode text={isVerdict ? node.verdict : node.ask} />
      </p>
      {isVerdict ? (
        <p className={styles['fix']}>
          <b>What to do.</b> <InlineCode text={node.fix} />
        </p>
      ) : (
        <Ask question={node} onAnswer={({ text, next }) => goTo(next, [...steps, { node: nodeId, answer: text }])} />
      )}
    </section>
  );
}
