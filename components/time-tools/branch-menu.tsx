import { useState } from 'react';
import { useStore } from 'zustand';
import { useCluster, useLab } from '#components/lab/index.ts';
import { formatRelative } from '#components/timeline/index.ts';
import type { Branch } from '#sim/index.ts';
import { Menu } from './menu.tsx';
import styles from './time-tools.module.css';

const MOST_CRON_JOBS = 4;
const POLICIES = ['Allow', 'Forbid', 'Replace'] as const;

function Row({ branch, isActive }: { readonly branch: Branch; readonly isActive: boolean }) {
  const { client } = useLab();
  const [name, setName] = useState(branch.name);
  const rename = () => {
    const trimmed = name.trim();
    if (trimmed === '') setName(branch.name);
    else if (trimmed !== branch.name) client.send({ type: 'nameBranch', branch: branch.id, name: trimmed.slice(0, 80) });
  };
  return (
    <li className={styles['branch']} data-active={isActive}>
      <input
        aria-label={`Name of ${branch.name}`}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
        onBlur={rename}
        onKeyDown={(event) => event.key === 'Enter' && rename()}
      />
      <span className={styles['faint']}>{branch.parent === null ? 'from the start' : `from ${formatRelative(branch.forkAtMs)}`}</span>
      {isActive ? (
        <span className={styles['faint']}>shown</span>
      ) : (
        <>
          <button
            type="button"
            aria-label={`Switch to ${branch.name}`}
            onClick={() => client.send({ type: 'switchBranch', branch: branch.id })}
          >
            Switch
          </button>
          <button
            type="button"
            aria-label={`Delete ${branch.name}`}
            onClick={() => client.send({ type: 'deleteBranch', branch: branch.id })}
          >
            Delete
          </button>
        </>
      )}
    </li>
  );
}

/** The same minutes under each policy, for the first CronJobs. A part of its own: a closed menu need not follow every row. */
function Policies() {
  const { client } = useLab();
  const rows = useCluster((state) => state.rows);
  const cronJobs = rows.filter(({ kind }) => kind === 'CronJob').slice(0, MOST_CRON_JOBS);
  return cronJobs.map(({ uid, name }) => (
    <button
      key={uid}
      type="button"
      className={styles['wide']}
      onClick={() => client.send({ type: 'vary', uid, path: 'spec.concurrencyPolicy', values: POLICIES })}
    >
      {name}: the same minutes under Allow, Forbid and Replace
    </button>
  ));
}

/** The branches of the run: which one is shown, what they are called, and new ones with another policy. */
export function BranchMenu() {
  const { run } = useLab();
  const active = useStore(run, (state) => state.active);
  const others = useStore(run, (state) => state.others);
  if (active === null) return null;
  return (
    <Menu label="Branch" value={active.name} title="Branches">
      {() => (
        <>
          <ul className={styles['branches']}>
            {[active, ...others].map((branch) => (
              <Row key={`${branch.id} ${branch.name}`} branch={branch} isActive={branch === active} />
            ))}
          </ul>
          <p className={styles['faint']}>Go to a past instant and change something: what came after is kept here.</p>
          <Policies />
        </>
      )}
    </Menu>
  );
}
