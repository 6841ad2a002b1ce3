import { describe, expect, it } from 'vitest';
import { recordedNode } from '#sim/bootstrap.ts';
import { Simulation } from '#sim/simulation.ts';
import { quietLatencies, Story } from './testing-story.ts';

describe('a node that reaches nobody', () => {
  it('[KBL-22] starts nothing and reports nothing until it is back, and then what happened when it happened', () => {
    const simulation = new Simulation({ seed: 7, startAtMs: 1_795_420_800_000, latencies: quietLatencies });
    const setLost = (isLost: boolean) => simulation.weather({ kind: 'node', name: recordedNode.name, isLost });
    const story = new Story(simulation).script('sleep 20').until(10);
    const before = story.lines.length;
    setLost(true);
    story.until(40);
    expect(story.lines.length).toBe(before);
    setLost(false);
    story.until(45);
    expect(story.now?.status.phase).toBe('Succeeded');
    const { startedAt, finishedAt } = story.status()?.state.terminated ?? {};
    expect(Date.parse(finishedAt ?? '') - Date.parse(startedAt ?? '')).toBe(20_000);
  });
});
