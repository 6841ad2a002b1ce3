'use client';

import { InlineCode, useLater } from '#components/ui/index.ts';
import type { RunLabProps } from './run-lab.tsx';

// The lab is fetched by this page alone: all other pages of questions are only read.
const load = () => import('./run-lab.tsx');

/** The run of a question beside a cluster of its own. */
export function QuestionLab(props: RunLabProps) {
  const later = useLater(load);
  if (later !== null) return <later.RunLab {...props} />;
  return (
    <main className="document">
      <h1>
        <InlineCode text={props.question} />
      </h1>
      <p role="status">Starting the cluster… If nothing happens, load the page again.</p>
    </main>
  );
}
