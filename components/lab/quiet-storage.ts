import { createJSONStorage, type StateStorage } from 'zustand/middleware';

const storage: StateStorage = {
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
    } catch {
      // Full or refused.
    }
  },
  removeItem(name) {
    try {
      localStorage.removeItem(name);
    } catch {
      // Refused.
    }
  },
};

/** Storage that never throws: a browser that refuses to store keeps everything for this visit only. */
export const quietStorage = createJSONStorage(() => storage);
