'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { LessonContext } from '#components/mdx/index.ts';
import type { LabSetup, Lesson } from '#content/schema/index.ts';
import { Lab } from './lab.tsx';
import styles from './lesson-lab.module.css';

interface LessonLabProps {
  readonly setup: LabSetup;
  readonly lesson: Pick<Lesson, 'title' | 'minutes' | 'predictions' | 'exercises'>;
  /** Counts from 1. */
  readonly number: number;
  readonly next: { readonly slug: string; readonly title: string } | null;
  /** The lesson's text, rendered on the server. */
  readonly children: ReactNode;
}

/** A lesson beside its cluster. */
export function LessonLab({ setup, lesson, number, next, children }: LessonLabProps) {
  const text = (
    <div className={styles['scroll']}>
      <article className={styles['prose']}>
        <p className={styles['meta']}>
          Lesson {number} · {lesson.minutes} min
        </p>
        <h1>{lesson.title}</h1>
        {children}
        <p className={styles['next']}>
          {next === null ? (
            <Link href="/lessons" prefetch={false}>
              All lessons and scenarios
            </Link>
          ) : (
            <Link href={`/lessons/${next.slug}`} prefetch={false}>
              Next: {next.title}
            </Link>
          )}
        </p>
      </article>
    </div>
  );
  return (
    <LessonContext value={lesson}>
      <Lab setup={setup} lesson={text} lessonTitle={`${number}. ${lesson.title}`} />
    </LessonContext>
  );
}
