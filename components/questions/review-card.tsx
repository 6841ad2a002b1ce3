'use client';

import Link from 'next/link';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './question-review.module.css';
import { GRADES, type Grade } from './scheduler.ts';

interface ReviewCardProps {
  readonly meta: string;
  /** The question has never been asked before. */
  readonly isFresh: boolean;
  readonly question: ReactNode;
  readonly answer: ReactNode;
  /** The page of the question. */
  readonly href: string;
  /** When it would be asked again after this grade. */
  dueAtMs(grade: Grade): number;
  readonly nowMs: number;
  onGrade(grade: Grade): void;
}

const DAY_MS = 86_400_000;

/** `tomorrow`, `in 4 days`, `in 3 months`. */
function waitText(ms: number): string {
  const days = Math.max(1, Math.round(ms / DAY_MS));
  if (days === 1) return 'tomorrow';
  return days < 60 ? `in ${days} days` : `in ${Math.round(days / 30)} months`;
}

/** One question of today: think, look, say how well it was known. The keys 1 to 4 choose a grade. */
export function ReviewCard({ meta, isFresh, question, answer, href, dueAtMs, nowMs, onGrade }: ReviewCardProps) {
  const [isOpen, setOpen] = useState(false);
  const answerRef = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    answerRef.current?.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const grade = GRADES.find(({ value }) => String(value) === event.key);
      if (grade !== undefined) onGrade(grade.value);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isOpen, onGrade]);

  return (
    <article className={styles['card']}>
      <p className={styles['quiet']}>
        {meta}
        {isFresh ? ' · new' : ''}
      </p>
      <h3>{question}</h3>
      {isOpen ? (
        <>
          <div ref={answerRef} tabIndex={-1} className={styles['answer']}>
            {answer}
            <p>
              <Link href={href} prefetch={false}>
                Weak answers, follow-ups and the run
              </Link>
            </p>
          </div>
          <fieldset className={styles['grades']}>
            <legend>How well did you know it?</legend>
            {GRADES.map(({ value, name }) => (
              <button key={value} type="button" onClick={() => onGrade(value)}>
                <span>
                  <kbd>{value}</kbd> {name}
                </span>
                <span className={styles['quiet']}>{waitText(dueAtMs(value) - nowMs)}</span>
              </button>
            ))}
          </fieldset>
        </>
      ) : (
        <button type="button" className={styles['show']} onClick={() => setOpen(true)}>
          Show the answer
        </button>
      )}
    </article>
  );
}
