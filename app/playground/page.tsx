import type { Metadata } from 'next';
import { Lab } from '#components/playground/index.ts';
import { playgroundCluster } from '#content/load/index.ts';

export const metadata: Metadata = {
  title: 'Playground',
  description: 'An empty cluster in the browser tab, for your own Jobs, CronJobs and questions to kubectl.',
};

export default async function PlaygroundPage() {
  return (
    <>
      <h1 className="visually-hidden">Playground</h1>
      <Lab setup={await playgroundCluster()} />
    </>
  );
}
