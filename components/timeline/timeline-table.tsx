'use client';

import { memo, useEffect, useState } from 'react';
import { type LabSession, type TimelineLog, useLab } from '#components/lab/index.ts';
import { describeLane } from './describe-lane.ts';
import { type Lane, orderLanes } from './order-lanes.ts';
import styles from './timeline-table.module.css';

const PAGE = 100;
const REFRESH_MS = 500;
const HIDDEN_REFRESH_MS = 2000;

interface Row {
  readonly uid: string;
  readonly kind: string;
  readonly name: string;
  readonly facts: string;
}

interface Page {
  readonly rows: readonly Row[];
  readonly total: number;
}

const EVERYBODY = { has: () => true };

/** Every object below its owner; put in order again only when objects came or went. */
function createOrder(log: TimelineLog): () => readonly Lane[] {
  let version = -1;
  let lanes: readonly Lane[] = [];
  return () => {
    if (log.objectsVersion !== version) lanes = orderLanes(log, new Set(), EVERYBODY);
    version = log.objectsVersion;
    return lanes;
  };
}

function readPage({ log, cluster }: LabSession, lanes: readonly Lane[], start: number): Page {
  const { nowMs } = cluster.getState();
  const rows = lanes.slice(start, start + PAGE).map(({ object }) => {
    const sentence = describeLane(log, object, nowMs);
    const { uid = '', kind = '', name = '' } = log.objects[object] ?? {};
    return { uid, kind, name, facts: sentence.slice(sentence.indexOf(': ') + 2) };
  });
  return { rows, total: lanes.length };
}

/** Reads the log now and then: a table that changes with every frame can be neither read nor heard. */
function usePage(start: number, refreshMs: number): Page {
  const lab = useLab();
  const [page, setPage] = useState<Page>({ rows: [], total: 0 });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const order = createOrder(lab.log);
    const refresh = () => {
      timer = null;
      setPage(readPage(lab, order(), start));
    };
    const plan = () => {
      timer ??= setTimeout(refresh, refreshMs);
    };
    refresh();
    const stop = lab.cluster.subscribe(plan);
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [lab, start, refreshMs]);
  return page;
}

/** Most rows stay as they are while the run goes on. */
const Row = memo(({ kind, name, facts }: { readonly kind: string; readonly name: string; readonly facts: string }) => (
  <tr>
    <td>{kind}</td>
    <th scope="row">{name}</th>
    <td>{facts}</td>
  </tr>
));

/** Every fact of the timeline as a table; always there for a screen reader, on screen when asked for. */
export function TimelineTable({ isShown }: { readonly isShown: boolean }) {
  const [start, setStart] = useState(0);
  const { rows, total } = usePage(start, isShown ? REFRESH_MS : HIDDEN_REFRESH_MS);
  return (
    <section
      className={isShown ? styles['shown'] : `visually-hidden ${styles['hidden']}`}
      tabIndex={isShown ? 0 : -1}
      aria-label="Timeline as a table"
    >
      <table className={styles['table']}>
        <caption className="visually-hidden">
          What ran, and when
          {total > PAGE && !isShown ? `: the first ${PAGE} of ${total}. The others are there when the timeline is shown as a table.` : ''}
        </caption>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Name</th>
            <th scope="col">What happened</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ uid, kind, name, facts }) => (
            <Row key={uid} kind={kind} name={name} facts={facts} />
          ))}
        </tbody>
      </table>
      {total > PAGE && isShown ? (
        <p className={styles['pages']}>
          <button type="button" disabled={start === 0} onClick={() => setStart(start - PAGE)}>
            Earlier
          </button>
          {start + 1} to {Math.min(total, start + PAGE)} of {total}
          <button type="button" disabled={start + PAGE >= total} onClick={() => setStart(start + PAGE)}>
            Later
          </button>
        </p>
      ) : null}
    </section>
  );
}
