'use client';

import { useId, useState } from 'react';
import { usePrediction } from './lesson-context.ts';
import styles from './predict.module.css';
import { Run } from './run.tsx';

/** A question to answer before the cluster does; every answer says why. */
export function Predict({ id }: { readonly id: string }) {
  const { question, options, tryIt } = usePrediction(id);
  const [chosen, setChosen] = useState<number | null>(null);
  const name = useId();
  return (
    <div className={styles['predict']}>
      <fieldset>
        <legend>
          <span className={styles['kicker']}>Predict, then run</span>
          {question}
        </legend>
        {options.map((option, index) => (
          <div key={option.text} className={styles['option']} data-chosen={chosen === index}>
            <label>
              <input type="radio" name={name} checked={chosen === index} onChange={() => setChosen(index)} />
              <span>{option.text}</span>
            </label>
          </div>
        ))}
      </fieldset>
      <div role="status">
        {chosen === null ? null : (
          <p className={styles['because']} data-right={options[chosen]?.isRight}>
            <b>{options[chosen]?.isRight ? '✓ Right.' : '✕ Not so.'}</b> {options[chosen]?.because}
          </p>
        )}
      </div>
      {chosen === null ? null : tryIt.map((line) => <Run key={line}>{line}</Run>)}
    </div>
  );
}
