'use client';

import { useEffect, useState } from 'react';
import styles from './shortcut-list.module.css';
import { areSingleKeysOn, chooseSingleKeys } from './single-keys.ts';

/** Turns the keys off that need no second one. */
export function SingleKeysSwitch() {
  const [isOn, setOn] = useState(true);
  useEffect(() => setOn(areSingleKeysOn()), []);
  return (
    <label className={styles['switch']}>
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => {
          chooseSingleKeys(event.target.checked);
          setOn(areSingleKeysOn());
        }}
      />
      A single key, ?, opens the list of keys
    </label>
  );
}
