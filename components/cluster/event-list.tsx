import { useMemo } from 'react';
import { useCluster, useLab } from '#components/lab/index.ts';
import { formatRelative } from '#components/timeline/index.ts';
import type { EventRow } from '#sim/index.ts';
import styles from './cluster-pane.module.css';

const MAX_ROWS = 100;

function eventsAbout(events: readonly EventRow[], uid: string | null): readonly EventRow[] {
  const about = uid === null ? events : events.filter(({ objectUid }) => objectUid === uid);
  return [...about].sort((left, right) => right.lastSeenAtMs - left.lastSeenAtMs).slice(0, MAX_ROWS);
}

/** KubeEvents, newest first; of one object or of all. Choosing one selects the object it is about. */
export function EventList({ uid = null }: { readonly uid?: string | null }) {
  const { screen } = useLab();
  const events = useCluster((state) => state.events);
  const newest = useMemo(() => eventsAbout(events, uid), [events, uid]);
  return (
    <section className={styles['events']} aria-label="Events">
      <h3 className={styles['heading']}>Events</h3>
      {newest.length === 0 ? <p className={styles['empty']}>No events yet.</p> : null}
      <ul>
        {newest.map((each) => (
          <li key={each.uid}>
            <button
              type="button"
              className={styles['event']}
              data-warning={each.type === 'Warning'}
              onClick={() => screen.setState({ selectedUid: each.objectUid })}
            >
              <time>{formatRelative(Math.floor(each.lastSeenAtMs / 1000) * 1000)}</time>
              <span>
                <b>
                  {each.type === 'Warning' ? '⚠ ' : ''}
                  {each.reason}
                  {each.count > 1 ? ` ×${each.count}` : ''}
                </b>{' '}
                <span className={styles['about']}>{each.object}</span>
                <span className={styles['message']}>{each.message}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
