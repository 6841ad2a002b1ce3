import type { TimelineRecorder } from '#sim/timeline-recorder.ts';
import { TimelineSender, type TimelineSource } from './frames.ts';
import type { TimelineDelta } from './protocol.ts';

/** A run with more lanes than this is not drawn beside another one. */
const MOST_LANES = 20_000;

interface Track {
  readonly branch: number;
  readonly source: TimelineSource;
  readonly sender: TimelineSender;
}

/** Timelines of branches that are not active, on their way to the page piece by piece. */
export class Tracks {
  private readonly waiting: Track[] = [];

  get hasMore(): boolean {
    return this.waiting.length > 0;
  }

  /** Sends what a run has on its timeline now, whatever becomes of it. */
  add(branch: number, { log, entries }: TimelineRecorder): void {
    if (entries.length > MOST_LANES) return;
    const columns = log.slice(0);
    const { length } = columns.atMs;
    const source: TimelineSource = {
      log: {
        length,
        slice: (from, until = length) => ({
          atMs: columns.atMs.slice(from, until),
          subject: columns.subject.slice(from, until),
          state: columns.state.slice(from, until),
          detail: columns.detail.slice(from, until),
        }),
      },
      entries: entries.slice(0),
      takeCut: () => undefined,
    };
    if (length > 0) this.waiting.push({ branch, source, sender: new TimelineSender() });
  }

  /** The next piece. */
  next(): { readonly branch: number; readonly timeline: TimelineDelta } | undefined {
    const track = this.waiting[0];
    const timeline = track?.sender.delta(track.source);
    if (track === undefined || !timeline) return undefined;
    if (!track.sender.hasMore(track.source)) this.waiting.shift();
    return { branch: track.branch, timeline };
  }
}
