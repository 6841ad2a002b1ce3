const KEY = 'backoff.singleKeys';

/** Whether keys without Ctrl, Alt or Cmd do something outside of fields; speech input needs them off. */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

/** Keeps the choice for the next visit, where storage is allowed. */
export function chooseSingleKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // Refused: they stay on.
  }
}
