import { currentRun, type LabSession, TABS } from '#components/lab/index.ts';
import { parseMoment, type SharedMoment } from './moment.ts';
import { packText, unpackText } from './packing.ts';

const HASH = '#run=';

/** The moment on screen; null before the cluster is up. */
export function momentOf(session: LabSession): SharedMoment | null {
  const run = currentRun(session);
  if (run === null) return null;
  const { tab, selectedUid } = session.screen.getState();
  const { follow, fromMs, spanMs } = session.view.getState();
  return { version: 1, lab: session.setup.id, run, screen: { tab, selectedUid, follow, fromMs, spanMs } };
}

/** A link to a moment, for this page or for another one of this site. */
export async function linkTo(moment: SharedMoment, path: string): Promise<string> {
  return `${location.origin}${path}${HASH}${await packText(JSON.stringify(moment))}`;
}

/** Shows a moment exactly as it was. */
export function showMoment(session: LabSession, { run, screen }: SharedMoment): void {
  session.restart(run);
  const tab = TABS.find((each) => each === screen.tab);
  session.screen.setState({ selectedUid: screen.selectedUid, ...(tab && { tab }) });
  session.view.setState({ follow: screen.follow, fromMs: screen.fromMs, spanMs: screen.spanMs });
}

/** Whether the address names a moment. */
export function hasMoment(): boolean {
  return location.hash.startsWith(HASH);
}

/** The moment that the address names. Rejects with what is wrong with it, in a sentence. */
export async function momentOfAddress(): Promise<SharedMoment> {
  return parseMoment(await unpackText(location.hash.slice(HASH.length)));
}

/** The moment in a file. Rejects with what is wrong with it, in a sentence. */
export async function momentOfFile(file: File): Promise<SharedMoment> {
  if (file.size > 4_000_000) throw new Error('This file is too large to be a moment of Backoff.');
  return parseMoment(await file.text());
}
