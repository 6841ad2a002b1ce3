'use client';

import Link from 'next/link';
import { type ReactNode, useMemo } from 'react';
import { LessonContext } from '#components/mdx/index.ts';
import { LessonEnd } from '#components/progress/index.ts';
import type { LabSetup, Lesson } from '#content/schema/index.ts';
import { Lab } from './lab.tsx';
import styles from './lesson-lab.module.css';

interface LessonLink {
  readonly slug: string;
  readonly title: string;
}

interface LessonLabProps {
  readonly setup: LabSetup;
  readonly lesson: Pick<Lesson, 'title' | 'minutes' | 'predictions' | 'exercises' | 'decisions'>;
  /** Counts from 1. */
  readonly number: number;
  /** Lessons of the whole course. */
  readonly total: number;
  readonly previous: LessonLink | null;
  readonly next: LessonLink | null;
  /** The lesson's text, rendered on the server. */
  readonly children: ReactNode;
}

/** A lesson beside its cluster. */
export function LessonLab({ setup, lesson, number, total, previous, next, children }: LessonLabProps) {
  const { exercises } = lesson;
  const tasks = useMemo(() => Object.fromEntries(Object.entries(exercises).map(([id, { goals }]) => [id, goals])), [exercises]);
  const text = (
    <div className={styles['scroll']}>
      <article className={styles['prose']}>
        <p className={styles['meta']}>
          Lesson {number} of {total} · {lesson.minutes} min · Kubernetes v1.35
        </p>
        <h1>{lesson.title}</h1>
        {children}
        <LessonEnd slug={setup.id.slice('lessons/'.length)} />
        <nav className={styles['next']} aria-label="Lessons">
          {previous === null ? null : (
            <Link href={`/lessons/${previous.slug}`} prefetch={false} rel="prev">
              <span>Previous</span>
              {previous.title}
            </Link>
          )}
          {next === null ? (
            <Link href="/lessons" prefetch={false}>
              <span>Course</span>
              All lessons and scenarios
            </Link>
          ) : (
            <Link href={`/lessons/${next.slug}`} prefetch={false} rel="next">
              <span>Next</span>
              {next.title}
            </Link>
          )}
        </nav>
      </article>
    </div>
  );
  return (
    <LessonContext value={lesson}>
      <Lab setup={setup} tasks={tasks} lesson={text} lessonTitle={`${number}. ${lesson.title}`} />
    </LessonContext>
  );
}
