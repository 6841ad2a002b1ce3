import type { Metadata } from 'next';
import { EmbeddedRun } from '#components/embed/index.ts';

export const metadata: Metadata = {
  title: 'A run',
  description: 'A shared moment of a cluster, to be shown inside another page.',
  robots: { index: false },
};

export default function EmbedPage() {
  return <EmbeddedRun />;
}
