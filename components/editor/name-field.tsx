import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { nameProblem } from './file-name.ts';
import styles from './name-field.module.css';

interface NameFieldProps {
  readonly label: string;
  readonly proposal: string;
  readonly isTaken: (name: string) => boolean;
  readonly onName: (name: string) => void;
  readonly onCancel: () => void;
}

/** A field for the name of a file: Enter takes it, Escape does not. */
export function NameField({ label, proposal, isTaken, onName, onCancel }: NameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(proposal);
  const [isTried, setTried] = useState(false);
  const id = useId();
  const problem = nameProblem(name, isTaken);

  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(0, proposal.lastIndexOf('.'));
  }, [proposal]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (problem === null) onName(name);
      else setTried(true);
    }
  }

  return (
    <span className={styles['place']}>
      <input
        ref={field}
        type="text"
        className={styles['field']}
        aria-label={label}
        aria-invalid={isTried && problem !== null}
        aria-describedby={id}
        value={name}
        size={Math.max(10, name.length)}
        maxLength={80}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="done"
        onChange={(event) => setName(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={onCancel}
      />
      <span id={id} role="status" className={styles['hint']} data-problem={isTried && problem !== null}>
        {isTried && problem !== null ? problem : 'Enter keeps the name, Escape does not.'}
      </span>
    </span>
  );
}
