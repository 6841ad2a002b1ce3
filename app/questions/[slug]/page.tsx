import type { Metadata } from 'next';
import Link from 'next/link';
import styles from '#app/questions/questions.module.css';
import { AnswerGate, QuestionAnswer, QuestionRunView } from '#components/questions/index.ts';
import { InlineCode } from '#components/ui/index.ts';
import { loadCourse } from '#content/load/index.ts';
import { loadQuestion, loadQuestions, playQuestion, questionCluster } from '#content/load/questions.ts';

interface QuestionPageProps {
  readonly params: Promise<{ readonly slug: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return loadQuestions().map(({ question: { slug } }) => ({ slug }));
}

export async function generateMetadata({ params }: QuestionPageProps): Promise<Metadata> {
  const { question } = loadQuestion((await params).slug);
  return { title: question.question.replaceAll('`', ''), description: 'An interview question with its answer, and a run that shows it.' };
}

export default async function QuestionPage({ params }: QuestionPageProps) {
  const { question, topic, next } = loadQuestion((await params).slug);
  const { slug, level, run } = question;
  const lessons = (await loadCourse()).filter((lesson) => question.lessons.includes(lesson.slug));
  return (
    <main className={`document ${styles['question']}`}>
      <p className={styles['meta']}>
        {level} · {topic.title}
      </p>
      <h1>
        <InlineCode text={question.question} />
      </h1>
      <AnswerGate slug={slug}>
        <QuestionAnswer answer={question.answer} weakAnswers={question.weakAnswers} followUps={question.followUps} />
        {run === undefined ? null : (
          <QuestionRunView
            slug={slug}
            look={run.look}
            files={(await questionCluster(slug, run)).files}
            lines={(await playQuestion(slug, run)).lines}
          />
        )}
        {lessons.length === 0 ? null : (
          <section className={styles['lessons']} aria-labelledby="lessons">
            <h2 id="lessons">Where it is taught</h2>
            <ul>
              {lessons.map((lesson) => (
                <li key={lesson.slug}>
                  <Link href={`/lessons/${lesson.slug}`} prefetch={false}>
                    {lesson.title}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )}
      </AnswerGate>
      <nav aria-label="Questions" className={styles['links']}>
        <Link href="/questions" prefetch={false}>
          All questions
        </Link>
        {next === null ? null : (
          <Link href={`/questions/${next}`} prefetch={false}>
            Next question
          </Link>
        )}
      </nav>
    </main>
  );
}
