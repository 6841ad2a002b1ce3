import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useCluster, useLab, useScreen } from '#components/lab/index.ts';
import { formatRelative } from '#components/timeline/index.ts';
import type { NodeRow, Weather } from '#sim/index.ts';
import { Menu } from './menu.tsx';
import styles from './time-tools.module.css';
import { weatherWords } from './weather-words.ts';

const NAMESPACE = 'default';

/** What is out of order at the instant that is shown: the last word on each matter. */
function outOfOrder(happened: readonly Weather[]): ReadonlySet<string> {
  const out = new Set<string>();
  for (const weather of happened) {
    if (weather.kind === 'exit' || weather.kind === 'slow') continue;
    const matter = weather.kind === 'node' ? weather.name : weather.kind;
    if (weather.kind === 'node' ? weather.isLost : weather.isDown) out.add(matter);
    else out.delete(matter);
  }
  return out;
}

function Sheet() {
  const { client, run } = useLab();
  const nowMs = useCluster((state) => state.nowMs);
  const rows = useCluster((state) => state.rows);
  const selectedUid = useScreen((state) => state.selectedUid);
  const inputs = useStore(run, (state) => state.inputs);
  const [nodes, setNodes] = useState<readonly NodeRow[]>([]);
  const pods = rows.filter(({ kind, status }) => kind === 'Pod' && status !== 'Completed' && status !== 'Error');
  const [chosen, setChosen] = useState('');
  const pod = pods.find(({ uid }) => uid === (chosen || selectedUid)) ?? pods[0];

  useEffect(() => {
    let isStale = false;
    client.ask<'nodes'>({ type: 'nodes' }).then((answer) => !isStale && setNodes(answer.nodes));
    return () => {
      isStale = true;
    };
  }, [client]);

  const happened = inputs.flatMap(({ atMs, input }) => (input.type === 'weather' ? [{ atMs, weather: input.weather }] : []));
  const out = outOfOrder(happened.filter(({ atMs }) => atMs <= nowMs).map(({ weather }) => weather));
  const send = (weather: Weather) => client.send({ type: 'weather', weather });
  const target = pod && { namespace: pod.namespace || NAMESPACE, pod: pod.name };

  return (
    <>
      <div className={styles['column']}>
        {(['registry', 'controllerManager'] as const).map((kind) => (
          <label key={kind} className={styles['check']}>
            <input type="checkbox" checked={out.has(kind)} onChange={(event) => send({ kind, isDown: event.target.checked })} />
            {kind === 'registry' ? 'Image registry down' : 'Controller manager down'}
          </label>
        ))}
        {nodes.map(({ name }) => (
          <label key={name} className={styles['check']}>
            <input
              type="checkbox"
              checked={out.has(name)}
              onChange={(event) => send({ kind: 'node', name, isLost: event.target.checked })}
            />
            {name} lost
          </label>
        ))}
      </div>
      {target === undefined ? (
        <p className={styles['faint']}>No Pod runs at this instant.</p>
      ) : (
        <div className={styles['column']}>
          <label className={styles['field']}>
            Pod
            <select value={pod?.uid} onChange={(event) => setChosen(event.target.value)}>
              {pods.map(({ uid, name }) => (
                <option key={uid} value={uid}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <p className={styles['row']}>
            <button type="button" onClick={() => send({ kind: 'exit', exitCode: 1, isOomKilled: false, ...target })}>
              Exit with 1
            </button>
            <button type="button" onClick={() => send({ kind: 'exit', exitCode: 137, isOomKilled: true, ...target })}>
              Out of memory
            </button>
            <button type="button" onClick={() => send({ kind: 'slow', byMs: 60_000, ...target })}>
              60s slower
            </button>
          </p>
        </div>
      )}
      {happened.length === 0 ? null : (
        <ol className={styles['happened']}>
          {happened.map(({ atMs, weather }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: inputs are a list that only grows at its end
            <li key={i}>
              {formatRelative(atMs)} {weatherWords(weather)}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

/** What can go wrong around the cluster, at the instant that is shown. */
export function WeatherMenu() {
  return (
    <Menu label="Weather" title="Weather">
      {() => <Sheet />}
    </Menu>
  );
}
