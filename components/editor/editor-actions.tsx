import { useState } from 'react';
import { useStore } from 'zustand';
import { type LabSession, runInTerminal, useLab } from '#components/lab/index.ts';
import styles from './editor-pane.module.css';
import { NameField } from './name-field.tsx';

type Documents = LabSession['documents'];

interface ActionProps {
  readonly label: string;
  readonly title?: string;
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
}

function Action({ label, title, isDisabled = false, onClick }: ActionProps) {
  return (
    <button type="button" className={styles['quiet']} title={title} disabled={isDisabled} onClick={onClick}>
      {label}
    </button>
  );
}

/** Rename and delete, for a file that the learner made. */
function OwnFileActions({ documents, path }: { readonly documents: Documents; readonly path: string }) {
  const [isNaming, setNaming] = useState(false);
  if (isNaming) {
    return (
      <NameField
        label={`New name of ${path}`}
        proposal={path}
        isTaken={(name) => name !== path && documents.exists(name)}
        onCancel={() => setNaming(false)}
        onName={(name) => {
          setNaming(false);
          if (name !== path) documents.rename(path, name);
        }}
      />
    );
  }
  return (
    <>
      <Action label="Rename" onClick={() => setNaming(true)} />
      <Action label="Delete" onClick={() => documents.remove(path)} />
    </>
  );
}

/** What can be done with the file on top, besides applying it. */
export function EditorActions({ onFormat }: { readonly onFormat: () => void }) {
  const lab = useLab();
  const { documents } = lab;
  const { active, drafts, discarded } = useStore(documents.store);
  const isOwn = documents.isMade(active);
  const isReset = discarded !== null && !discarded.wasDeleted && discarded.path === active;
  return (
    <>
      {discarded?.wasDeleted ? <Action label="Undo delete" title={`Bring ${discarded.path} back`} onClick={documents.undo} /> : null}
      <Action label="Format" onClick={onFormat} />
      <Action
        label="Diff"
        title={`Compare with the cluster: kubectl diff -f ${active}`}
        onClick={() => runInTerminal(lab, `kubectl diff -f ${active}`)}
      />
      {isOwn ? <OwnFileActions key={active} documents={documents} path={active} /> : null}
      {isReset ? <Action label="Undo reset" onClick={documents.undo} /> : null}
      {isOwn || isReset ? null : <Action label="Reset" isDisabled={drafts[active] === undefined} onClick={() => documents.reset(active)} />}
    </>
  );
}
