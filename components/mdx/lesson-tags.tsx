import type { MDXComponents } from 'mdx/types';
import { Children, type ComponentProps, isValidElement, type ReactNode } from 'react';
import { CodeBlock } from '#components/editor/index.ts';
import { Exercise } from './exercise.tsx';
import { headingAnchor } from './heading-anchor.ts';
import styles from './lesson-tags.module.css';
import { LiveTag } from './live-tag.tsx';
import { Predict } from './predict.tsx';
import { Run } from './run.tsx';
import type { BuiltTag, LessonTag } from './tags.ts';

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
      <h2 id="recap">Recap</h2>
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

/** The words of a heading, without its markup. */
function textOf(node: ReactNode): string {
  return Children.toArray(node)
    .map((child) => (isValidElement<{ readonly children?: ReactNode }>(child) ? textOf(child.props.children) : String(child)))
    .join('');
}

/** A section's heading; links may point at it. */
function Heading({ children }: ComponentProps<'h2'>) {
  return <h2 id={headingAnchor(textOf(children))}>{children}</h2>;
}

function Waves({ job }: { readonly job: string }) {
  return <LiveTag part="Waves" job={job} />;
}

function Decide({ id }: { readonly id: string }) {
  return <LiveTag part="Decide" id={id} />;
}

const tags: Readonly<Record<Exclude<LessonTag, BuiltTag>, unknown>> = { Predict, Exercise, Run, Note, Simplified, Waves, Decide, Recap };

/** What MDX calls for each tag and for three of Markdown's own; the page adds what is played while it is built. */
export const lessonTags = { ...tags, h2: Heading, pre: Pre, table: Table } as MDXComponents;
