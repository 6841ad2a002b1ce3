import type { Metadata } from 'next';
import { LessonLab } from '#components/playground/index.ts';
import { curriculum } from '#content/curriculum.ts';
import { lessonCluster, loadLesson } from '#content/load/index.ts';
import { builtTags } from './built-tags.tsx';

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
  const loaded = await loadLesson((await params).slug);
  const { lesson, number, total, files, Text, previous, next } = loaded;
  const { title, minutes, predictions, exercises, decisions } = lesson;
  return (
    <LessonLab
      key={lesson.slug}
      setup={lessonCluster(lesson, files)}
      lesson={{ title, minutes, predictions, exercises, decisions }}
      number={number}
      total={total}
      previous={previous}
      next={next}
    >
      <Text components={builtTags(loaded)} />
    </LessonLab>
  );
}
