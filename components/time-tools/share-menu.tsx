import { type ChangeEvent, useEffect, useState } from 'react';
import { useLab } from '#components/lab/index.ts';
import { linkTo, momentOf, momentOfFile, showMoment } from '#components/share/index.ts';
import { Menu } from './menu.tsx';
import styles from './time-tools.module.css';

/** Many programs cut a link that is longer. */
const LONGEST_LINK = 8000;

function Sheet({ close }: { readonly close: () => void }) {
  const lab = useLab();
  const [links, setLinks] = useState<{ readonly page: string; readonly embed: string } | null>(null);
  const [word, setWord] = useState('');
  const [moment] = useState(() => momentOf(lab));

  useEffect(() => {
    if (moment === null) return;
    Promise.all([linkTo(moment, location.pathname), linkTo(moment, '/embed')]).then(
      ([page, embed]) => setLinks({ page, embed }),
      (error: unknown) => setWord(error instanceof Error ? error.message : 'The link could not be made.'),
    );
  }, [moment]);

  const copy = async (text: string, done: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setWord(done);
    } catch {
      setWord('The browser did not allow to copy. Select the link and copy it.');
    }
  };

  function download() {
    const url = URL.createObjectURL(new Blob([JSON.stringify(moment)], { type: 'application/json' }));
    const anchor = document.createElement('a');
    anchor.href = url;
    anchor.download = 'backoff-moment.json';
    anchor.click();
    URL.revokeObjectURL(url);
  }

  async function open(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    if (file === undefined) return;
    try {
      showMoment(lab, await momentOfFile(file));
      close();
    } catch (error) {
      setWord(error instanceof Error ? error.message : 'The file could not be read.');
    }
  }

  const isLong = links !== null && links.page.length > LONGEST_LINK;
  return (
    <div className={styles['column']}>
      <p className={styles['faint']}>This instant, its branches and the panel that is open. Who opens it can go on from here.</p>
      {links === null ? null : isLong ? (
        <p>The link would have {links.page.length} letters, more than many programs pass on. Send the file instead.</p>
      ) : (
        <>
          <label className={styles['field']}>
            Link
            <input readOnly value={links.page} onFocus={(event) => event.target.select()} />
          </label>
          <p className={styles['row']}>
            <button type="button" onClick={() => copy(links.page, 'Copied the link.')}>
              Copy link
            </button>
            <button
              type="button"
              onClick={() =>
                copy(
                  `<iframe src="${links.embed}" title="A run in Backoff" width="800" height="420"></iframe>`,
                  'Copied the code of a frame.',
                )
              }
            >
              Copy frame
            </button>
          </p>
        </>
      )}
      <p className={styles['row']}>
        <button type="button" disabled={moment === null} onClick={download}>
          Save as a file
        </button>
        <label className={styles['file']}>
          Open a file
          <input type="file" accept="application/json,.json" onChange={open} />
        </label>
      </p>
      <p role="status" className={styles['word']}>
        {word}
      </p>
    </div>
  );
}

/** The moment on screen, for somebody else. */
export function ShareMenu() {
  return (
    <Menu label="Share" title="Share this moment">
      {(close) => <Sheet close={close} />}
    </Menu>
  );
}
