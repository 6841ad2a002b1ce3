import { useState } from 'react';
import { useLab } from '#components/lab/index.ts';
import { IconButton } from '#components/ui/index.ts';
import styles from './editor-pane.module.css';
import { freeName } from './file-name.ts';
import { NameField } from './name-field.tsx';

/** Makes a file: asks for its name in the place where its tab will be. */
export function NewFile({ onMade }: { readonly onMade: () => void }) {
  const { documents } = useLab();
  const [isNaming, setNaming] = useState(false);
  if (!isNaming) return <IconButton glyph="plus" label="New file" className={styles['add']} onClick={() => setNaming(true)} />;
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
