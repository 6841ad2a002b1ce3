import type { Metadata } from 'next';
import styles from '#app/questions/questions.module.css';
import { QuestionReview } from '#components/questions/index.ts';
import { loadQuestions } from '#content/load/questions.ts';

export const metadata: Metadata = {
  title: 'Daily review',
  description: 'A few interview questions a day, again when you are about to forget.',
};

export default function ReviewPage() {
  const questions = loadQuestions().map(({ question: { slug, level, question, answer }, topic }) => ({
    slug,
    level,
    topic: topic.title,
    question,
    answer,
  }));
  return (
    <main className="document">
      <h1>Daily review</h1>
      <p className={styles['lead']}>A few questions a day. What you knew comes back later, what you missed comes back tomorrow.</p>
      <QuestionReview questions={questions} />
    </main>
  );
}
