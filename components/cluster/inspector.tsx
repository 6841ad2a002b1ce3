'use client';

import { useEffect, useState } from 'react';
import { CodeBlock } from '#components/editor/index.ts';
import { useCluster, useLab } from '#components/lab/index.ts';
import styles from './inspector.module.css';

const VIEWS = ['describe', 'yaml', 'logs'] as const;
type View = (typeof VIEWS)[number];

interface Texts {
  readonly describe: string;
  readonly yaml: string;
  /** Null for kinds without logs. */
  readonly logs: string | null;
}

const REFRESH_MS = 300;

/** Reads the object again after a change, a few times a second at most; null until it was found, or once it is gone. */
function useTexts(uid: string): Texts | null {
  const { client, cluster } = useLab();
  const [texts, setTexts] = useState<Texts | null>(null);
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const read = async () => {
      timer = null;
      const { object, describe, yaml, logs } = await client.ask<'inspect'>({ type: 'inspect', uid });
      if (!isOver) setTexts(object === null ? null : { describe, yaml, logs });
    };
    void read();
    const stop = cluster.subscribe((state, before) => {
      if (state.rows !== before.rows || state.events !== before.events) timer ??= setTimeout(read, REFRESH_MS);
    });
    return () => {
      isOver = true;
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [client, cluster, uid]);
  return texts;
}

/** One object in full: as kubectl describes it, as YAML, and what it printed. */
export function Inspector({ uid }: { readonly uid: string }) {
  const { screen } = useLab();
  const row = useCluster((state) => state.rows.find((each) => each.uid === uid));
  const texts = useTexts(uid);
  const [view, setView] = useState<View>('describe');
  const text = texts?.[view] ?? null;
  return (
    <section className={styles['inspector']} aria-label="Selected object">
      <div className={styles['bar']}>
        <h3 className={styles['title']}>
          {row?.kind ?? 'Object'} <b>{row?.name ?? 'deleted'}</b>
        </h3>
        <button type="button" className={styles['close']} onClick={() => screen.setState({ selectedUid: null })}>
          Close
        </button>
      </div>
      <div className={styles['views']} role="toolbar" aria-label="View">
        {VIEWS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === view}
            disabled={each === 'logs' && texts?.logs == null}
            onClick={() => setView(each)}
          >
            {each}
          </button>
        ))}
      </div>
      <div className={styles['text']}>
        {text === null ? (
          <p className={styles['absent']}>This object does not exist at this instant.</p>
        ) : (
          <CodeBlock text={text || 'Nothing was printed.'} language={view === 'yaml' ? 'yaml' : 'text'} />
        )}
      </div>
    </section>
  );
}
