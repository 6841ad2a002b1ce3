'use client';

import { useMemo } from 'react';
import { type ScenarioBrief, ScenarioPane } from '#components/scenario/index.ts';
import type { LabSetup } from '#content/schema/index.ts';
import { Lab } from './lab.tsx';
import styles from './lesson-lab.module.css';

interface ScenarioLabProps {
  readonly setup: LabSetup;
  readonly brief: ScenarioBrief;
}

/** A scenario beside its broken cluster. */
export function ScenarioLab({ setup, brief }: ScenarioLabProps) {
  const tasks = useMemo(() => ({ scenario: brief.goals }), [brief]);
  return (
    <Lab
      setup={setup}
      tasks={tasks}
      lessonTitle="Scenario"
      lesson={
        <div className={styles['scroll']}>
          <ScenarioPane brief={brief} />
        </div>
      }
    />
  );
}
