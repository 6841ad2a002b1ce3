import { type PlayOptions, play, type Scenario } from '#sim/cli/play.ts';

/** Plays the scenario that it is sent in a browser worker, and sends back the run, or why there is none, as text. */
self.onmessage = ({ data }: MessageEvent<{ scenario: Scenario; options: PlayOptions }>) => {
  play(data.scenario, data.options).then(
    (run) => self.postMessage(JSON.stringify(run)),
    (error) => self.postMessage(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  );
};
