import type { WhyQuestion } from '#sim/index.ts';
import styles from './why-button.module.css';

interface WhyButtonProps {
  /** What is asked about, for those who do not see where the button stands. */
  readonly about: string;
  readonly question: WhyQuestion;
  readonly onAsk: (question: WhyQuestion) => void;
}

/** Asks for the reason of what it stands beside. */
export function WhyButton({ about, question, onAsk }: WhyButtonProps) {
  return (
    <button type="button" className={styles['why']} aria-label={`Why? ${about}`} onClick={() => onAsk({ ...question })}>
      Why?
    </button>
  );
}
