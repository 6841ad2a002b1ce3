import { type FormEvent, useState } from 'react';
import { useStore } from 'zustand';
import { useCluster, useLab, useScreen } from '#components/lab/index.ts';
import { type EntryFilter, type RunGoal, TIMELINE_STATES as S } from '#sim/index.ts';
import { Menu } from './menu.tsx';
import styles from './time-tools.module.css';

const HOUR_MS = 3_600_000;
const SPANS = [
  ['+1 hour', HOUR_MS],
  ['+1 day', 24 * HOUR_MS],
  ['+30 days', 30 * 24 * HOUR_MS],
] as const;

const ANY: EntryFilter = { states: [], objectKind: null, uid: null };
const JOB_ENDS: EntryFilter = { ...ANY, states: [S.jobComplete, S.jobFailed] };
const POD_FAILS: EntryFilter = { ...ANY, states: [S.failed], objectKind: 'Pod' };
const JOB_STARTS: EntryFilter = { ...ANY, states: [S.jobActive], objectKind: 'Job' };

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Runs until something happens, or goes to the nearest time that it did. */
export function RunMenu() {
  const { playback, cluster } = useLab();
  const selectedUid = useScreen((state) => state.selectedUid);
  const selectedName = useCluster((state) => state.rows.find((row) => row.uid === selectedUid)?.name);
  const skipsIdle = useStore(playback.store, (state) => state.skipsIdle);
  const [time, setTime] = useState('02:00');
  const [zone, setZone] = useState('UTC');
  const [isUnknown, setIsUnknown] = useState(false);
  const kinds: readonly (readonly [string, EntryFilter])[] = [
    ['A Job finishes', JOB_ENDS],
    ['A Job is created', JOB_STARTS],
    ['A Pod fails', POD_FAILS],
    ...(selectedUid === null ? [] : [[`${selectedName ?? 'The selected object'} changes`, { ...ANY, uid: selectedUid }] as const]),
  ];

  const run = (goal: RunGoal, close: () => void) => {
    playback.send({ type: 'runUntil', goal });
    close();
  };

  function onSubmit(event: FormEvent, close: () => void) {
    event.preventDefault();
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
    } catch {
      setIsUnknown(true);
      return;
    }
    run({ kind: 'clock', time, timeZone: zone }, close);
  }

  return (
    <Menu label="Run until" title="Run until">
      {(close) => (
        <>
          <table className={styles['jumps']}>
            <caption>Run until, or go back to</caption>
            <tbody>
              {kinds.map(([words, filter]) => (
                <tr key={words}>
                  <th scope="row">{words}</th>
                  <td>
                    <button
                      type="button"
                      aria-label={`Previous: ${words}`}
                      onClick={() => playback.send({ type: 'jump', direction: 'previous', filter })}
                    >
                      Previous
                    </button>
                    <button
                      type="button"
                      aria-label={`Next: ${words}`}
                      onClick={() => playback.send({ type: 'jump', direction: 'next', filter })}
                    >
                      Next
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <form className={styles['clock']} onSubmit={(event) => onSubmit(event, close)}>
            <label>
              The clock shows
              <input type="time" required value={time} onChange={(event) => setTime(event.target.value)} />
            </label>
            <label>
              in zone
              <input
                list="time-zones"
                value={zone}
                aria-invalid={isUnknown}
                onChange={(event) => {
                  setZone(event.target.value);
                  setIsUnknown(false);
                }}
              />
            </label>
            <datalist id="time-zones">
              {['UTC', ownZone(), ...Intl.supportedValuesOf('timeZone')].map((each) => (
                <option key={each} value={each} />
              ))}
            </datalist>
            <button type="submit">Run</button>
            {isUnknown ? <p role="alert">No such time zone. Write it as in Europe/Berlin.</p> : null}
          </form>
          <p className={styles['row']}>
            {SPANS.map(([words, spanMs]) => (
              <button key={words} type="button" onClick={() => run({ kind: 'instant', atMs: cluster.getState().nowMs + spanMs }, close)}>
                {words}
              </button>
            ))}
          </p>
          <label className={styles['check']}>
            <input
              type="checkbox"
              checked={skipsIdle}
              onChange={(event) => playback.send({ type: 'idleChosen', skipsIdle: event.target.checked })}
            />
            Fold stretches in which nothing happens
          </label>
        </>
      )}
    </Menu>
  );
}
