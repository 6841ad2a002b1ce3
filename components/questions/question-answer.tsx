import { InlineCode } from '#components/ui/index.ts';
import type { Question } from '#content/schema/question.ts';
import styles from './question-answer.module.css';

/** The model answer, what weak ones give away, and what is asked next. */
export function QuestionAnswer({ answer, weakAnswers, followUps }: Pick<Question, 'answer' | 'weakAnswers' | 'followUps'>) {
  return (
    <>
      <section className={styles['model']} aria-labelledby="model-answer">
        <h2 id="model-answer">A good answer</h2>
        {answer.map((paragraph) => (
          <p key={paragraph}>
            <InlineCode text={paragraph} />
          </p>
        ))}
      </section>
      <section className={styles['more']} aria-labelledby="weak-answers">
        <h2 id="weak-answers">Weak answers, and what gives them away</h2>
        <ul>
          {weakAnswers.map(({ says, givesAway }) => (
            <li key={says}>
              <p className={styles['says']}>
                “<InlineCode text={says} />”
              </p>
              <p>
                <InlineCode text={givesAway} />
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section className={styles['more']} aria-labelledby="follow-ups">
        <h2 id="follow-ups">What comes next</h2>
        {followUps.map(({ asks, answer: reply }) => (
          <details key={asks}>
            <summary>
              <InlineCode text={asks} />
            </summary>
            <p>
              <InlineCode text={reply} />
            </p>
          </details>
        ))}
      </section>
    </>
  );
}
