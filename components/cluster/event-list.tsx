import { memo, useMemo } from 'react';
import { useCluster, useLab } from '#components/lab/index.ts';
import { formatRelative } from '#components/timeline/index.ts';
import { WhyButton } from '#components/why/index.ts';
import type { EventRow, WhyQuestion } from '#sim/index.ts';
import styles from './cluster-pane.module.css';

const MAX_ROWS = 100;
/** While time runs, the list moves on faster than anybody reads it. */
const MAX_RUNNING = 30;

function eventsAbout(events: readonly EventRow[], uid: string | null, most: number): readonly EventRow[] {
  const about = uid === null ? events : events.filter(({ objectUid }) => objectUid === uid);
  return [...about].sort((left, right) => right.lastSeenAtMs - left.lastSeenAtMs).slice(0, most);
}

interface EventItemProps {
  readonly event: EventRow;
  readonly onWhy: ((question: WhyQuestion) => void) | undefined;
}

const EventItem = memo(({ event, onWhy }: EventItemProps) => {
  const { screen } = useLab();
  return (
    <li className={styles['event-row']}>
      <button
        type="button"
        className={styles['event']}
        data-warning={event.type === 'Warning'}
        onClick={() => screen.setState({ selectedUid: event.objectUid })}
      >
        <time>{formatRelative(Math.floor(event.lastSeenAtMs / 1000) * 1000)}</time>
        <span>
          <b>
            {event.type === 'Warning' ? '⚠ ' : ''}
            {event.reason}
            {event.count > 1 ? ` ×${event.count}` : ''}
          </b>{' '}
          <span className={styles['about']}>{event.object}</span>
          <span className={styles['message']}>{event.message}</span>
        </span>
      </button>
      {onWhy === undefined ? null : (
        <WhyButton
          about={`event ${event.reason}`}
          question={{ kind: 'event', uid: event.objectUid, reason: event.reason, atMs: event.lastSeenAtMs }}
          onAsk={onWhy}
        />
      )}
    </li>
  );
});

interface EventListProps {
  readonly uid?: string | null;
  /** Present where the reasons of an event can be shown. */
  readonly onWhy?: (question: WhyQuestion) => void;
}

/** KubeEvents, newest first; of one object or of all. Choosing one selects the object it is about. */
export function EventList({ uid = null, onWhy }: EventListProps) {
  const events = useCluster((state) => state.events);
  const most = useCluster((state) => (state.playing ? MAX_RUNNING : MAX_ROWS));
  const newest = useMemo(() => eventsAbout(events, uid, most), [events, uid, most]);
  return (
    <section className={styles['events']} aria-label="Events">
      <h3 className={styles['heading']}>Events</h3>
      {newest.length === 0 ? <p className={styles['empty']}>No events yet.</p> : null}
      <ul>
        {newest.map((event) => (
          <EventItem key={event.uid} event={event} onWhy={onWhy} />
        ))}
      </ul>
    </section>
  );
}
