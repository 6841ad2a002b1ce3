import { useLab, useScreen } from '#components/lab/index.ts';
import type { NodePod, NodeRow } from '#sim/index.ts';
import styles from './node-view.module.css';
import { glyphOf, toneOf } from './status-tone.ts';
import { useAnswers } from './use-answers.ts';

/** CPU as people say it: `1.5 of 4 cores`. */
const cores = (milli: number) => String(Math.round(milli / 10) / 100);

/** Memory in the unit that reads best: `512Mi`, `1.5Gi`. */
function bytes(count: number): string {
  const gibi = count / 2 ** 30;
  if (count === 0) return '0';
  return gibi >= 1 ? `${Math.round(gibi * 10) / 10}Gi` : `${Math.round(count / 2 ** 20)}Mi`;
}

interface MeterProps {
  readonly name: string;
  readonly used: number;
  readonly total: number;
  readonly write: (amount: number) => string;
}

/** What was asked for of what the node can give away. */
function Meter({ name, used, total, write }: MeterProps) {
  const share = total === 0 ? 0 : Math.min(1, used / total);
  return (
    <div className={styles['meter']}>
      <span>{name}</span>
      <span className={styles['bar']} aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </span>
      <span className={styles['amount']}>
        {write(used)} of {write(total)}
      </span>
    </div>
  );
}

function PodChips({ pods, label }: { readonly pods: readonly NodePod[]; readonly label: string }) {
  const { screen } = useLab();
  const selectedUid = useScreen((state) => state.selectedUid);
  return (
    <ul className={styles['pods']} aria-label={label}>
      {pods.map((pod) => (
        <li key={pod.uid}>
          <button
            type="button"
            aria-pressed={pod.uid === selectedUid}
            data-tone={toneOf(pod.status)}
            title={`${pod.name}: ${pod.status}, asks for ${cores(pod.cpuMilli)} CPU and ${bytes(pod.memoryBytes)}`}
            onClick={() => screen.setState({ selectedUid: pod.uid === selectedUid ? null : pod.uid })}
          >
            <span aria-hidden="true">{glyphOf(toneOf(pod.status))}</span> {pod.name}
            <span className="visually-hidden">, {pod.status}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Node({ node }: { readonly node: NodeRow }) {
  const { screen } = useLab();
  const sum = (of: (pod: NodePod) => number) => node.pods.reduce((total, pod) => total + of(pod), 0);
  return (
    <li className={styles['node']}>
      <p className={styles['head']}>
        <button type="button" className={styles['name']} onClick={() => screen.setState({ selectedUid: node.uid })}>
          {node.name}
        </button>
        <span data-ready={node.status === 'Ready'}>{node.status}</span>
      </p>
      {node.taints.map((taint) => (
        <p key={taint} className={styles['taint']}>
          {taint}
        </p>
      ))}
      <Meter name="CPU" used={sum((pod) => pod.cpuMilli)} total={node.cpuMilli} write={cores} />
      <Meter name="Memory" used={sum((pod) => pod.memoryBytes)} total={node.memoryBytes} write={bytes} />
      <Meter name="Pods" used={node.pods.length} total={node.mostPods} write={String} />
      <PodChips pods={node.pods} label={`Pods on ${node.name}`} />
    </li>
  );
}

/** The nodes, what their pods ask of them, and the pods that found no node. */
export function NodeView() {
  const shown = useAnswers('nodes', ({ client }) => client.ask<'nodes'>({ type: 'nodes' }));
  if (shown === null) return null;
  return (
    <ul className={styles['nodes']} aria-label="Nodes">
      {shown.nodes.map((node) => (
        <Node key={node.uid} node={node} />
      ))}
      {shown.waiting.length === 0 ? null : (
        <li className={styles['node']}>
          <p className={styles['head']}>Without a node</p>
          <PodChips pods={shown.waiting} label="Pods without a node" />
        </li>
      )}
    </ul>
  );
}
