import type { MDXComponents } from 'mdx/types';
import type { ComponentProps, ReactNode } from 'react';
import { CodeBlock } from '#components/editor/index.ts';
import { Exercise } from './exercise.tsx';
import styles from './lesson-tags.module.css';
import { Predict } from './predict.tsx';
import { Run } from './run.tsx';
import type { LessonTag } from './tags.ts';

function Note({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <aside className={styles['note']}>
      <p className={styles['noteTitle']}>{title}</p>
      {children}
    </aside>
  );
}

/** Where the simulator is simpler than a cluster. */
function Simplified({ children }: { readonly children: ReactNode }) {
  return <Note title="Simplified here">{children}</Note>;
}

/** What to remember; the last thing of a lesson. */
function Recap({ children }: { readonly children: ReactNode }) {
  return (
    <section className={styles['recap']} aria-label="Recap">
      <h2>Recap</h2>
      {children}
    </section>
  );
}

interface CodeElement {
  readonly props: { readonly className?: string; readonly children?: ReactNode };
}

/** MDX writes a fenced block as a `code` element inside a `pre`. */
function Pre({ children }: ComponentProps<'pre'>) {
  const { className = '', children: text } = (children as unknown as CodeElement).props;
  return <CodeBlock text={String(text).trimEnd()} language={className.includes('yaml') ? 'yaml' : 'text'} />;
}

function Table(props: ComponentProps<'table'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: wide tables scroll
    <section className={styles['table']} tabIndex={0} aria-label="Table">
      <table {...props} />
    </section>
  );
}

const tags: Readonly<Record<LessonTag, unknown>> = {
  Predict,
  Exercise,
  Run,
  Note,
  Simplified,
  Output: Run,
  Waves: () => null,
  Lifecycle: () => null,
  SideBySide: () => null,
  Decide: () => null,
  Recap,
};

/** What MDX calls for each tag, and for two of Markdown's own. */
export const lessonTags = { ...tags, pre: Pre, table: Table } as MDXComponents;
