import type { Metadata } from 'next';
import { LessonLab } from '#components/playground/index.ts';
import { curriculum } from '#content/curriculum.ts';
import { lessonCluster, loadLesson } from '#content/load/index.ts';

interface LessonPageProps {
  readonly params: Promise<{ readonly slug: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return curriculum.map((slug) => ({ slug }));
}

export async function generateMetadata({ params }: LessonPageProps): Promise<Metadata> {
  const { lesson } = await loadLesson((await params).slug);
  return { title: lesson.title, description: lesson.summary };
}

export default async function LessonPage({ params }: LessonPageProps) {
  const { lesson, number, files, Text, next } = await loadLesson((await params).slug);
  const { title, minutes, predictions, exercises } = lesson;
  return (
    <LessonLab
      key={lesson.slug}
      setup={lessonCluster(lesson, files)}
      lesson={{ title, minutes, predictions, exercises }}
      number={number}
      next={next}
    >
      <Text />
    </LessonLab>
  );
}
