import { useId, useRef, useState } from 'react';
import styles from './lesson-end.module.css';
import { pageProgress, useProgress } from './page-progress.ts';
import { withFinished, withNote, withoutLesson } from './progress.ts';

const LONGEST_NOTE = 20_000;

/** Marks the lesson as finished by hand, and keeps a note about it. */
export function LessonEnd({ slug }: { readonly slug: string }) {
  const isFinished = useProgress(({ progress }) => progress.lessons[slug] !== undefined);
  const isLoaded = useProgress((state) => state.isLoaded);
  const note = useProgress(({ progress }) => progress.notes[`lessons/${slug}`] ?? '');
  const problem = useProgress((state) => state.problem);
  /** Once open it stays so: it must not close over a note that was just emptied. */
  const isOpen = useRef(false);
  isOpen.current ||= note !== '';
  const id = useId();
  const [isSaving, setIsSaving] = useState(false);
  const { change } = pageProgress();

  /** The mark shows once it is kept: whoever then leaves the page loses nothing. */
  async function toggle() {
    setIsSaving(true);
    await change((progress) => (isFinished ? withoutLesson(progress, slug) : withFinished(progress, 'lessons', slug, Date.now())));
    setIsSaving(false);
  }

  /** With every letter: whoever waits with it loses the end of a note when the page is left. */
  function write(text: string) {
    void change((progress) => withNote(progress, `lessons/${slug}`, text));
  }

  return (
    <section className={styles['end']} aria-label="End of the lesson" data-private>
      <button
        type="button"
        className={styles['finish']}
        aria-pressed={isFinished}
        disabled={!isLoaded || isSaving}
        onClick={() => void toggle()}
      >
        {isSaving ? 'Saving…' : isFinished ? '✓ Finished' : 'Mark as finished'}
      </button>
      <details className={styles['note']} open={isOpen.current}>
        <summary>Your note</summary>
        <label htmlFor={id} className="visually-hidden">
          Your note on this lesson
        </label>
        <textarea
          id={id}
          key={String(isLoaded)}
          rows={4}
          maxLength={LONGEST_NOTE}
          defaultValue={note}
          onChange={(event) => write(event.target.value)}
          placeholder="Kept in this browser, and in your export."
        />
      </details>
      {problem === null ? null : (
        <p role="status" className={styles['problem']}>
          {problem}
        </p>
      )}
    </section>
  );
}
