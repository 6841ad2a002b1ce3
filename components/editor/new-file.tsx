import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useLab } from '#components/lab/index.ts';
import { IconButton } from '#components/ui/index.ts';
import styles from './editor-pane.module.css';
import { freeName } from './file-name.ts';
import { NameField } from './name-field.tsx';

/** Makes a file: asks for its name in the place where its tab will be. */
export function NewFile({ onMade }: { readonly onMade: () => void }) {
  const { documents } = useLab();
  const active = useStore(documents.store, (state) => state.active);
  const [isNaming, setNaming] = useState(false);
  const place = useRef<HTMLSpanElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another file on top is what may be out of sight
  useEffect(() => {
    place.current?.parentElement?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);

  if (!isNaming) {
    return (
      <span ref={place} className={styles['add']}>
        <IconButton glyph="plus" label="New file" onClick={() => setNaming(true)} />
      </span>
    );
  }
  return (
    <NameField
      label="Name of the new file"
      proposal={freeName(documents.exists)}
      isTaken={documents.exists}
      onCancel={() => setNaming(false)}
      onName={(name) => {
        setNaming(false);
        documents.make(name);
        onMade();
      }}
    />
  );
}
