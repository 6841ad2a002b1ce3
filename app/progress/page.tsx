import type { Metadata } from 'next';
import { ProgressManager } from '#components/progress/index.ts';
import { loadCourse, loadDrills } from '#content/load/index.ts';

export const metadata: Metadata = {
  title: 'Your progress',
  description: 'What you have finished, and how to take it to another browser or start over. It never leaves yours.',
};

export default async function ProgressPage() {
  const [lessons, scenarios] = await Promise.all([loadCourse(), loadDrills()]);
  return (
    <main className="document">
      <h1>Your progress</h1>
      <ProgressManager
        lessons={lessons.map(({ slug, title }) => ({ slug, title }))}
        scenarios={scenarios.map(({ slug, title }) => ({ slug, title }))}
      />
    </main>
  );
}
