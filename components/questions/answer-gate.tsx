'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import styles from './answer-gate.module.css';
import { createReviewStore, keepAnswer } from './review-store.ts';

interface AnswerGateProps {
  readonly slug: string;
  /** What is behind the gate: the model answer and all that goes with it. */
  readonly children: ReactNode;
}

/** Keeps an answer closed until the reader has written or thought, and asks for it. */
export function AnswerGate({ slug, children }: AnswerGateProps) {
  const [store] = useState(createReviewStore);
  const [isOpen, setOpen] = useState(false);
  const own = useStore(store, (state) => state.answers[slug] ?? '');
  const answerRef = useRef<HTMLDivElement>(null);
  const textId = useId();
  const hintId = useId();

  useEffect(() => store.restore(), [store]);
  useEffect(() => {
    if (isOpen) answerRef.current?.focus({ preventScroll: true });
  }, [isOpen]);

  return (
    <>
      <div className={styles['gate']}>
        <label htmlFor={textId}>Your answer</label>
        <p id={hintId} className={styles['hint']}>
          Say it aloud or write it down first, in about a minute. It stays in this browser.
        </p>
        <textarea
          id={textId}
          aria-describedby={hintId}
          rows={isOpen ? 3 : 5}
          value={own}
          onChange={(event) => keepAnswer(store, slug, event.target.value)}
        />
        {isOpen ? null : (
          <button type="button" onClick={() => setOpen(true)}>
            Show the answer
          </button>
        )}
      </div>
      <div ref={answerRef} tabIndex={-1} hidden={!isOpen} className={styles['answer']}>
        {children}
      </div>
    </>
  );
}
