'use client';

import Link from 'next/link';
import { Run } from '#components/mdx/index.ts';
import { Lab } from '#components/playground/index.ts';
import { InlineCode } from '#components/ui/index.ts';
import type { LabSetup } from '#content/schema/index.ts';
import styles from './run-lab.module.css';

export interface RunLabProps {
  readonly setup: LabSetup;
  readonly slug: string;
  readonly question: string;
  readonly look: string;
  readonly lines: readonly string[];
}

/** The run of a question beside a cluster of its own. */
export function RunLab({ setup, slug, question, look, lines }: RunLabProps) {
  return (
    <Lab
      setup={setup}
      lessonTitle="Question"
      lesson={
        <div className={styles['scroll']}>
          <article className={styles['text']}>
            <h1>
              <InlineCode text={question} />
            </h1>
            <p>
              <InlineCode text={look} />
            </p>
            <h2>Run these lines, one after the other</h2>
            <div>
              {lines.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same line may come twice, and lines never move
                <Run key={index}>{line}</Run>
              ))}
            </div>
            <p className={styles['note']}>A line that waits does so on the cluster’s clock. Speed it up below the editor.</p>
            <p>
              <Link href={`/questions/${slug}`} prefetch={false}>
                Back to the question
              </Link>
            </p>
          </article>
        </div>
      }
    />
  );
}
