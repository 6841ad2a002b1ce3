import { useMemo } from 'react';
import { useCluster, useLab } from '#components/lab/index.ts';
import { formatRelative } from '#components/timeline/index.ts';
import { WhyButton } from '#components/why/index.ts';
import type { EventRow, WhyQuestion } from '#sim/index.ts';
import styles from './cluster-pane.module.css';

const MAX_ROWS = 100;

function eventsAbout(events: readonly EventRow[], uid: string | null): readonly EventRow[] {
  const about = uid === null ? events : events.filter(({ objectUid }) => objectUid === uid);
  return [...about].sort((left, right) => right.lastSeenAtMs - left.lastSeenAtMs).slice(0, MAX_ROWS);
}

interface EventListProps {
  readonly uid?: string | null;
  /** Present where the reasons of an event can be shown. */
  readonly onWhy?: (question: WhyQuestion) => void;
}

/** KubeEvents, newest first; of one object or of all. Choosing one selects the object it is about. */
export function EventList({ uid = null, onWhy }: EventListProps) {
  const { screen } = useLab();
  const events = useCluster((state) => state.events);
  const newest = useMemo(() => eventsAbout(events, uid), [events, uid]);
  return (
    <section className={styles['events']} aria-label="Events">
      <h3 className={styles['heading']}>Events</h3>
      {newest.length === 0 ? <p className={styles['empty']}>No events yet.</p> : null}
      <ul>
        {newest.map((each) => (
          <li key={each.uid} className={styles['event-row']}>
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
            {onWhy === undefined ? null : (
              <WhyButton
                about={`event ${each.reason}`}
                question={{ kind: 'event', uid: each.objectUid, reason: each.reason, atMs: each.lastSeenAtMs }}
                onAsk={onWhy}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
