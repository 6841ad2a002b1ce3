import { createContext, useContext } from 'react';
import type { LabSession } from './lab-session.ts';

export const LabContext = createContext<LabSession | null>(null);

/** The lab around a component. Throws outside of one: a pane without a lab is our mistake, not the learner's. */
export function useLab(): LabSession {
  const session = useContext(LabContext);
  if (session === null) throw new Error('useLab: no <Lab> around this component');
  return session;
}
