import type { Metadata } from 'next';
import Link from 'next/link';
import { QuestionList } from '#components/questions/index.ts';
import { loadQuestions } from '#content/load/questions.ts';
import { QUESTION_LEVELS } from '#content/schema/question.ts';
import styles from './questions.module.css';

export const metadata: Metadata = {
  title: 'Interview questions',
  description: 'Questions on Kubernetes Jobs and CronJobs, with answers that a running cluster proves.',
};

export default function QuestionsPage() {
  const questions = loadQuestions().map(({ question: { slug, question, level, run }, topic }) => ({
    slug,
    question,
    level,
    topic,
    hasRun: run !== undefined,
  }));
  return (
    <main className={`document ${styles['wide']}`}>
      <h1>Interview questions</h1>
      <p className={styles['lead']}>
        Answer first, aloud or in writing, then look. Most answers come with a run: the cluster shows that they are true, as of Kubernetes
        v1.35. <Link href="/questions/review">Review a few each day</Link> to keep them.
      </p>
      <QuestionList levels={QUESTION_LEVELS} questions={questions} />
    </main>
  );
}
