import type { Metadata } from 'next';
import { ScenarioLab } from '#components/playground/index.ts';
import { drills } from '#content/curriculum.ts';
import { loadScenario, scenarioCluster, solutionFiles } from '#content/load/index.ts';

interface ScenarioPageProps {
  readonly params: Promise<{ readonly slug: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return drills.map((slug) => ({ slug }));
}

export async function generateMetadata({ params }: ScenarioPageProps): Promise<Metadata> {
  const { scenario } = await loadScenario((await params).slug);
  return { title: scenario.title, description: scenario.page.what };
}

export default async function ScenarioPage({ params }: ScenarioPageProps) {
  const { scenario, files } = await loadScenario((await params).slug);
  const { title, difficulty, minutes, page, goals, hints, solutions, debrief } = scenario;
  return (
    <ScenarioLab
      key={scenario.slug}
      setup={scenarioCluster(scenario, files)}
      brief={{
        title,
        difficulty,
        minutes,
        page,
        goals,
        hints,
        solutions,
        debrief,
        solutionFiles: solutionFiles(files),
      }}
    />
  );
}
