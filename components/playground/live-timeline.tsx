'use client';

import { useEffect, useState } from 'react';
import { createLabSession, LabContext, startSimWorker } from '#components/lab/index.ts';
import { TimelinePane, Transport } from '#components/timeline/index.ts';
import type { LabSetup } from '#content/schema/index.ts';

interface LiveTimelineProps {
  readonly setup: LabSetup;
  readonly className: string | undefined;
}

/** A running cluster, seen as its timeline alone. */
export function LiveTimeline({ setup, className }: LiveTimelineProps) {
  const [session] = useState(() => createLabSession(setup));
  useEffect(() => session.start(startSimWorker()), [session]);
  return (
    <LabContext value={session}>
      <section className={className} aria-label="A running cluster">
        <Transport />
        <TimelinePane />
      </section>
    </LabContext>
  );
}
