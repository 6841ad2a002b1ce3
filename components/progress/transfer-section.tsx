import { type ChangeEvent, useState } from 'react';
import { type Belongings, LARGEST_FILE_BYTES, readExport, writeExport } from './exported-file.ts';
import { readDrafts, writeDrafts } from './kept-drafts.ts';
import { readReviews, writeReviews } from './kept-reviews.ts';
import { dayOf, mergeProgress } from './progress.ts';
import type { ProgressStore } from './progress-store.ts';
import styles from './section.module.css';

type Step =
  | { readonly at: 'start'; readonly said: string; readonly isRefusal: boolean }
  | { readonly at: 'preview'; readonly fileName: string; readonly belongings: Belongings };

const START: Step = { at: 'start', said: '', isRefusal: false };

/** Hands a text over as a file. */
function download(fileName: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}

const sized = (record: object, one: string, many = `${one}s`) => {
  const count = Object.keys(record).length;
  return `${count} ${count === 1 ? one : many}`;
};

function contentsOf({ progress, drafts, reviews }: Belongings): string {
  const parts = [
    sized(progress.lessons, 'finished lesson'),
    sized(progress.exercises, 'passed exercise'),
    sized(progress.scenarios, 'passed scenario'),
    sized(progress.notes, 'note'),
    sized(reviews?.cards ?? {}, 'reviewed question'),
  ];
  return `${parts.join(', ')} and drafts of ${sized(drafts, 'lab')}`;
}

/** Export and import of everything the learner has, as one file. */
export function TransferSection({ progress }: { readonly progress: ProgressStore }) {
  const [step, setStep] = useState<Step>(START);

  function exportAll() {
    const nowMs = Date.now();
    const text = writeExport({ progress: progress.store.getState().progress, drafts: readDrafts(), reviews: readReviews() }, nowMs);
    download(`backoff-${dayOf(nowMs)}.json`, text);
    setStep({ at: 'start', said: 'Exported.', isRefusal: false });
  }

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const input = event.target;
    const file = input.files?.[0];
    if (file === undefined) return;
    // Not even read when it is too large.
    const read =
      file.size > LARGEST_FILE_BYTES ? ({ ok: false, reason: 'it is larger than 4 MB' } as const) : readExport(await file.text());
    input.value = '';
    if (read.ok) setStep({ at: 'preview', fileName: file.name, belongings: read.belongings });
    else setStep({ at: 'start', said: `${file.name} cannot be imported: ${read.reason}. Nothing was changed.`, isRefusal: true });
  }

  async function take(belongings: Belongings) {
    await progress.change((ours) => mergeProgress(ours, belongings.progress));
    const hasTexts = writeDrafts(belongings.drafts) && (belongings.reviews === null || writeReviews(belongings.reviews));
    const isKept = hasTexts && progress.store.getState().problem === null;
    setStep({ at: 'start', said: isKept ? 'Imported.' : 'Imported, but the browser did not keep all of it.', isRefusal: !isKept });
  }

  return (
    <section className={styles['section']}>
      <h2>Take it with you</h2>
      <p>
        One JSON file with your progress, notes, drafts and reviews. Importing adds to what is here; reviews and drafts of the same file are
        replaced.
      </p>
      {step.at === 'preview' ? (
        <div className={styles['preview']}>
          <p role="status">
            {step.fileName} holds {contentsOf(step.belongings)}.
          </p>
          <div className={styles['actions']}>
            <button type="button" className={styles['primary']} onClick={() => void take(step.belongings)}>
              Add it to this browser
            </button>
            <button type="button" onClick={() => setStep(START)}>
              Cancel
            </button>
          </div>
        </div>
      ) : (
        <>
          <div className={styles['actions']}>
            <button type="button" onClick={exportAll}>
              Export
            </button>
            <label>
              Import
              <input type="file" accept="application/json,.json" className="visually-hidden" onChange={(event) => void choose(event)} />
            </label>
          </div>
          <p role="status" className={step.isRefusal ? styles['refused'] : undefined}>
            {step.said}
          </p>
        </>
      )}
    </section>
  );
}
