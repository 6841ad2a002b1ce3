import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { QuestionLab } from '#components/questions/index.ts';
import { loadQuestion, loadQuestions, questionCluster } from '#content/load/questions.ts';

interface QuestionRunPageProps {
  readonly params: Promise<{ readonly slug: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return loadQuestions().flatMap(({ question: { slug, run } }) => (run === undefined ? [] : [{ slug }]));
}

export async function generateMetadata({ params }: QuestionRunPageProps): Promise<Metadata> {
  const { question } = loadQuestion((await params).slug);
  return { title: `Run: ${question.question.replaceAll('`', '')}` };
}

export default async function QuestionRunPage({ params }: QuestionRunPageProps) {
  const {
    question: { slug, question, run },
  } = loadQuestion((await params).slug);
  if (run === undefined) notFound();
  return (
    <QuestionLab
      key={slug}
      setup={await questionCluster(slug, run)}
      slug={slug}
      question={question}
      look={run.look}
      lines={run.steps.map(({ type }) => type)}
    />
  );
}
