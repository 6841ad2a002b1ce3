import type { Metadata } from 'next';
import { referenceCommands } from './commands.ts';
import { anchorOf, referenceTypes } from './fields.ts';
import styles from './reference.module.css';

export const metadata: Metadata = {
  title: 'Fields and commands',
  description: 'Every field of Job, CronJob and Pod manifests and every kubectl command that the terminal knows.',
};

/** The types that a reader starts from come first. */
const MAIN_TYPES = 9;

function TypeLinks({ types }: { readonly types: Awaited<ReturnType<typeof referenceTypes>> }) {
  return types.map(({ name }) => (
    <a key={name} href={`#${anchorOf(name)}`}>
      {name}
    </a>
  ));
}

export default async function ReferencePage() {
  const [types, commands] = await Promise.all([referenceTypes(), referenceCommands()]);
  return (
    <main className={`document ${styles['reference']}`}>
      <h1>Fields and commands</h1>
      <p>
        Every field of the manifests that a Job, a CronJob and their pods are made of, and every command of the terminal. Ctrl+K searches
        them from any page.
      </p>
      <nav aria-label="Types">
        <div className={styles['types']}>
          <a href="#commands">kubectl</a>
          <TypeLinks types={types.slice(0, MAIN_TYPES)} />
        </div>
        <details className={styles['others']}>
          <summary>All {types.length} types</summary>
          <div className={styles['types']}>
            <TypeLinks types={types} />
          </div>
        </details>
      </nav>
      <h2 id="commands">Commands of kubectl</h2>
      {commands.map(({ name, text, help }) => (
        <details key={name} id={anchorOf('kubectl', name)}>
          <summary>
            <code>kubectl {name}</code>
            <span>{text}</span>
          </summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll */}
          <pre tabIndex={0}>{help}</pre>
        </details>
      ))}
      {types.map(({ name, path, text, fields }) => (
        <section key={name}>
          <h2 id={anchorOf(name)}>
            {name} <code>{path}</code>
          </h2>
          <p>{text}</p>
          <dl>
            {fields.map((field) => (
              <div key={field.name} id={anchorOf(name, field.name)}>
                <dt>
                  <code>{field.name}</code>
                </dt>
                <dd>{field.text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </main>
  );
}
