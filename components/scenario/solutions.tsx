'use client';

import { useState } from 'react';
import { CodeBlock } from '#components/editor/index.ts';
import type { Scenario } from '#content/schema/index.ts';
import styles from './scenario-pane.module.css';

interface SolutionsProps {
  readonly solutions: Scenario['solutions'];
  /** Text of the manifests that they apply, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly hasPassed: boolean;
}

/** Ways to do it, hidden until somebody asks; every one of them passes every goal. */
export function Solutions({ solutions, files, hasPassed }: SolutionsProps) {
  const [isShown, setShown] = useState(false);
  const number = solutions.length === 1 ? 'the solution' : `${solutions.length} solutions`;
  if (!isShown) {
    return (
      <button type="button" className={styles['quiet']} onClick={() => setShown(true)}>
        {hasPassed ? `Compare with ${number}` : `Show ${number}`}
      </button>
    );
  }
  return (
    <section className={styles['solution']}>
      <h2>{solutions.length === 1 ? 'One way to do it' : 'Ways to do it'}</h2>
      {solutions.map(({ title, run, writes }) => (
        <div key={title} className={styles['solution']}>
          <h3>{title}</h3>
          <CodeBlock text={run.join('\n')} language="text" />
          {writes === undefined ? null : <blockquote>{writes}</blockquote>}
          {Object.entries(files)
            .filter(([path]) => run.some((line) => line.includes(path)))
            .map(([path, text]) => (
              <details key={path}>
                <summary>{path}</summary>
                <CodeBlock text={text} language="yaml" />
              </details>
            ))}
        </div>
      ))}
    </section>
  );
}
