'use client';

import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { InlineCode } from '#components/ui/index.ts';
import type { QuestionLevel } from '#content/schema/question.ts';
import styles from './question-review.module.css';
import { ReviewCard } from './review-card.tsx';
import { logOf, nextDueMs, queueFor } from './review-queue.ts';
import { CAPS, createReviewStore, recordAnswer } from './review-store.ts';
import { type Grade, loadScheduler, type Scheduler } from './scheduler.ts';

export interface ReviewedQuestion {
  readonly slug: string;
  readonly level: QuestionLevel;
  readonly topic: string;
  readonly question: string;
  readonly answer: readonly string[];
}

/** The questions of today, one after the other. */
export function QuestionReview({ questions }: { readonly questions: readonly ReviewedQuestion[] }) {
  const [store] = useState(createReviewStore);
  const [scheduler, setScheduler] = useState<Scheduler | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const state = useStore(store);
  const headingRef = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    store.restore();
    loadScheduler().then(
      (loaded) => setScheduler(loaded),
      () => setProblem('The scheduler could not be loaded. Look whether you are online, and load the page again.'),
    );
  }, [store]);

  if (problem !== null) return <p role="alert">{problem}</p>;
  if (scheduler === null) return <p className={styles['quiet']}>Looking up what is due…</p>;

  const nowMs = Date.now();
  const { cards, log, cap } = state;
  const order = questions.map(({ slug }) => slug);
  const queue = queueFor({ order, cards, log, cap, nowMs });
  const current = questions.find(({ slug }) => slug === queue[0]);
  const { answered } = logOf(log, nowMs);

  const answerWith = (slug: string, grade: Grade) => {
    recordAnswer(store, slug, scheduler.next(cards[slug], grade, Date.now()), Date.now());
    headingRef.current?.focus();
  };

  return (
    <>
      <div className={styles['bar']}>
        <h2 ref={headingRef} tabIndex={-1}>
          {current === undefined ? 'Done for today' : `Question ${answered + 1} of ${answered + queue.length}`}
        </h2>
        <label>
          A day{' '}
          <select value={cap} onChange={(event) => store.setState({ cap: Number(event.target.value) })}>
            {CAPS.map((each) => (
              <option key={each} value={each}>
                {each} at most
              </option>
            ))}
          </select>
        </label>
      </div>
      {current === undefined ? (
        <Done answered={answered} nextAtMs={nextDueMs(cards)} />
      ) : (
        <ReviewCard
          key={current.slug}
          meta={`${current.level}, ${current.topic}`}
          isFresh={cards[current.slug] === undefined}
          question={<InlineCode text={current.question} />}
          answer={current.answer.map((paragraph) => (
            <p key={paragraph}>
              <InlineCode text={paragraph} />
            </p>
          ))}
          href={`/questions/${current.slug}`}
          dueAtMs={(grade) => scheduler.next(cards[current.slug], grade, nowMs).due}
          nowMs={nowMs}
          onGrade={(grade) => answerWith(current.slug, grade)}
        />
      )}
    </>
  );
}

function Done({ answered, nextAtMs }: { readonly answered: number; readonly nextAtMs: number | null }) {
  return (
    <div className={styles['done']}>
      <p>
        {answered === 0 ? 'Nothing is due today.' : `${answered} answered today.`}{' '}
        {nextAtMs === null
          ? null
          : `The next one is due on ${new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' }).format(nextAtMs)}, new ones come tomorrow.`}
      </p>
      <p>
        <Link href="/questions" prefetch={false}>
          All questions
        </Link>
      </p>
    </div>
  );
}
