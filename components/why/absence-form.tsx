import { useId, useState } from 'react';
import { useLab } from '#components/lab/index.ts';
import type { WhyQuestion } from '#sim/index.ts';
import styles from './why-panel.module.css';

/** Asks why a CronJob started nothing at a time that the learner names, on the clock that its schedule is read by. */
export function AbsenceForm({ uid, onAsk }: { readonly uid: string; readonly onAsk: (question: WhyQuestion) => void }) {
  const { cluster } = useLab();
  const id = useId();
  const [when, setWhen] = useState(() => {
    const { startAtMs, nowMs } = cluster.getState();
    return `${new Date(startAtMs + nowMs).toISOString().slice(0, 10)}T02:00`;
  });
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        const [date = '', time = ''] = when.split('T');
        onAsk({ kind: 'absence', uid, date, time: time.slice(0, 5) });
      }}
    >
      <label htmlFor={id}>Why did nothing run at</label>
      <input id={id} type="datetime-local" required value={when} onChange={(event) => setWhen(event.target.value)} />
      <button type="submit">Ask</button>
      <small>The clock of the CronJob: spec.timeZone, or UTC.</small>
    </form>
  );
}
