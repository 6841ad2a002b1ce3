import type { DocumentsState } from '#components/lab/index.ts';
import type { ManifestProblem } from '#sim/index.ts';
import styles from './problem-list.module.css';
import type { Fix } from './quick-fixes.ts';

interface ProblemListProps {
  readonly problems: readonly ManifestProblem[];
  readonly outcome: DocumentsState['outcome'];
  readonly unkept: DocumentsState['unkept'];
  readonly onChoose: (problem: ManifestProblem) => void;
  readonly onFix: (fix: Fix) => void;
}

const UNKEPT = {
  full: 'The browser’s storage is full: what you write here lasts until this tab is closed.',
  refused: 'The browser does not let this site store anything: what you write here lasts until this tab is closed.',
} as const;

function FixButton({ fix, onFix }: { readonly fix: Fix; readonly onFix: (fix: Fix) => void }) {
  return (
    <button type="button" className={styles['fix']} aria-label={`Fix: ${fix.title}`} title={fix.title} onClick={() => onFix(fix)}>
      Fix
    </button>
  );
}

/** What is wrong with the text, line by line, in the API server's own words; below it the answer to the last Apply. */
export function ProblemList({ problems, outcome, unkept, onChoose, onFix }: ProblemListProps) {
  return (
    <div className={styles['list']}>
      <ul aria-label="Problems">
        {problems.map((problem) => (
          <li key={`${problem.startLine} ${problem.startColumn} ${problem.message}`} className={styles['row']}>
            <button type="button" className={styles['problem']} data-severity={problem.severity} onClick={() => onChoose(problem)}>
              <span className={styles['line']}>line {problem.startLine}</span>
              {problem.message}
            </button>
            {problem.fix === undefined ? null : <FixButton fix={problem.fix} onFix={onFix} />}
          </li>
        ))}
      </ul>
      <p className={styles['outcome']} role="status" data-error={outcome?.isError ?? false}>
        {outcome?.text || (problems.length === 0 ? 'No problems' : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`)}
      </p>
      {unkept === null ? null : (
        <p role="status" className={styles['unkept']}>
          {UNKEPT[unkept]}
        </p>
      )}
    </div>
  );
}
