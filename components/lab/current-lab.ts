import type { LabSession } from './lab-session.ts';

let current: LabSession | null = null;

/** The lab of the page that is open; null on a page without one. For what lies outside of the lab, such as the palette. */
export function currentLab(): LabSession | null {
  return current;
}

/** Makes a lab the one of the page. Returns the way to end that. */
export function enterLab(session: LabSession): () => void {
  current = session;
  return () => {
    if (current === session) current = null;
  };
}
