'use client';

import Link from 'next/link';
import { useId, useState } from 'react';
import { InlineCode } from '#components/ui/index.ts';
import type { QuestionLevel } from '#content/schema/question.ts';
import styles from './question-list.module.css';

export interface ListedQuestion {
  readonly slug: string;
  readonly question: string;
  readonly level: QuestionLevel;
  readonly topic: { readonly slug: string; readonly title: string };
  readonly hasRun: boolean;
}

interface QuestionListProps {
  readonly levels: readonly QuestionLevel[];
  readonly questions: readonly ListedQuestion[];
}

/** Every question by topic; levels, a topic and "with a run" narrow the list. */
export function QuestionList({ levels, questions }: QuestionListProps) {
  const [chosen, setChosen] = useState<ReadonlySet<QuestionLevel>>(new Set());
  const [topic, setTopic] = useState('');
  const [onlyRuns, setOnlyRuns] = useState(false);
  const topicId = useId();

  const topics = new Map(questions.map((each) => [each.topic.slug, each.topic.title]));
  const shown = questions.filter(
    (each) => (chosen.size === 0 || chosen.has(each.level)) && (topic === '' || each.topic.slug === topic) && (!onlyRuns || each.hasRun),
  );
  const toggle = (level: QuestionLevel) => {
    const next = new Set(chosen);
    if (!next.delete(level)) next.add(level);
    setChosen(next);
  };

  return (
    <>
      <div className={styles['filters']}>
        <fieldset className={styles['levels']}>
          <legend className="visually-hidden">Level</legend>
          {levels.map((level) => (
            <button key={level} type="button" aria-pressed={chosen.has(level)} onClick={() => toggle(level)}>
              {level}
            </button>
          ))}
        </fieldset>
        <label htmlFor={topicId} className="visually-hidden">
          Topic
        </label>
        <select id={topicId} value={topic} onChange={(event) => setTopic(event.target.value)}>
          <option value="">Every topic</option>
          {[...topics].map(([slug, title]) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </select>
        <label className={styles['check']}>
          <input type="checkbox" checked={onlyRuns} onChange={(event) => setOnlyRuns(event.target.checked)} />
          With a run
        </label>
        <p role="status" className={styles['count']}>
          {shown.length === questions.length ? `${questions.length} questions` : `${shown.length} of ${questions.length}`}
        </p>
      </div>
      {[...topics].map(([slug, title]) => {
        const ofTopic = shown.filter((each) => each.topic.slug === slug);
        return ofTopic.length === 0 ? null : (
          <section key={slug} className={styles['topic']} aria-labelledby={`topic-${slug}`}>
            <h2 id={`topic-${slug}`}>{title}</h2>
            <ul>
              {ofTopic.map((each) => (
                <li key={each.slug}>
                  <Link href={`/questions/${each.slug}`} prefetch={false} className={styles['entry']}>
                    <span className={styles['level']}>{each.level}</span>
                    <span className={styles['question']}>
                      <InlineCode text={each.question} />
                    </span>
                    {each.hasRun ? <span className={styles['run']}>run</span> : null}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {shown.length === 0 ? <p className={styles['none']}>No question fits all of these. Take one filter away.</p> : null}
    </>
  );
}
