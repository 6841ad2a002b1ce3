import { useEffect, useRef, useState } from 'react';
import { useCluster, useLab } from '#components/lab/index.ts';
import type { WhyAnswer, WhyQuestion } from '#sim/index.ts';
import { AbsenceForm } from './absence-form.tsx';
import { WhyChain } from './why-chain.tsx';
import styles from './why-panel.module.css';

interface WhyPanelProps {
  readonly question: WhyQuestion;
  /** Kind of the object that is asked about. */
  readonly kind: string;
  readonly onAsk: (question: WhyQuestion) => void;
  readonly onClose: () => void;
}

type Shown = { readonly state: 'asking' } | { readonly state: 'unknown' } | { readonly state: 'answered'; readonly answer: WhyAnswer };

/** The answer to a question: a sentence, then the decisions that led there. Focus goes to the answer when it has come. */
export function WhyPanel({ question, kind, onAsk, onClose }: WhyPanelProps) {
  const { client } = useLab();
  const [shown, setShown] = useState<Shown>({ state: 'asking' });
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    let isOver = false;
    setShown({ state: 'asking' });
    void client.ask<'why'>({ type: 'why', question }).then(({ answer }) => {
      if (!isOver) setShown(answer === null ? { state: 'unknown' } : { state: 'answered', answer });
    });
    return () => {
      isOver = true;
    };
  }, [client, question]);

  useEffect(() => {
    if (shown.state !== 'asking') heading.current?.focus();
  }, [shown]);

  return (
    <section className={styles['panel']} aria-label="Why?">
      <div className={styles['bar']}>
        <h4 ref={heading} tabIndex={-1} className={styles['question']}>
          {shown.state === 'answered' ? shown.answer.question : 'Why?'}
        </h4>
        <button type="button" className={styles['close']} onClick={onClose}>
          Close the answer
        </button>
      </div>
      {shown.state === 'asking' ? <p role="status">Looking at the decisions…</p> : null}
      {shown.state === 'unknown' ? <p>This run knows nothing of it at the instant that is shown.</p> : null}
      {shown.state === 'answered' ? <Answered answer={shown.answer} /> : null}
      {kind === 'CronJob' ? <AbsenceForm uid={question.uid} onAsk={onAsk} /> : null}
    </section>
  );
}

function Answered({ answer }: { readonly answer: WhyAnswer }) {
  const startAtMs = useCluster((state) => state.startAtMs);
  return (
    <>
      <p className={styles['answer']}>{answer.answer}</p>
      {answer.isWhole ? null : <p className={styles['partly']}>So much happened that only the beginning and the end were looked at.</p>}
      {answer.steps.length > 0 ? <WhyChain steps={answer.steps} startAtMs={startAtMs} /> : null}
    </>
  );
}
