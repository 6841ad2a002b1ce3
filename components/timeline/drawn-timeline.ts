'use client';

export { listenToGestures } from './timeline-gestures.ts';
export { mountTimeline } from './timeline-renderer.ts';
