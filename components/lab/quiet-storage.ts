import { createJSONStorage } from 'zustand/middleware';

/** Why the browser does not store. */
export type StorageTrouble = 'full' | 'refused';

/**
 * Storage that never throws: a browser that refuses to store keeps everything for this visit only.
 *
 * @param told is called after each attempt to store; null when it went well
 */
export function quietStorage(told: (trouble: StorageTrouble | null) => void = () => {}) {
  return createJSONStorage(() => ({
    getItem(name) {
      try {
        return localStorage.getItem(name);
      } catch {
        return null;
      }
    },
    setItem(name, value) {
      try {
        localStorage.setItem(name, value);
        told(null);
      } catch (error) {
        told(error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'refused');
      }
    },
    removeItem(name) {
      try {
        localStorage.removeItem(name);
      } catch {
        // Refused.
      }
    },
  }));
}
