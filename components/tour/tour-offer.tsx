import { useEffect, useState } from 'react';
import { useLab } from '#components/lab/index.ts';
import { TOUR_HASH } from '#components/ui/index.ts';
import { noteOffered, wasOffered } from './offered.ts';
import styles from './tour.module.css';

/** Shown for less, it was not seen: the page may have gone on at once. */
const SEEN_MS = 2000;

/** Offers the tour in one line below the lesson, once; it stays in the palette. An address that ends in `#tour` starts it. */
export function TourOffer() {
  const { screen } = useLab();
  const [isOpen, setOpen] = useState(() => !wasOffered());
  useEffect(() => {
    if (location.hash === TOUR_HASH) {
      noteOffered();
      setOpen(false);
      screen.setState({ isTouring: true });
      // Once: who reloads the page wants to go on.
      history.replaceState(history.state, '', location.pathname + location.search);
    }
    const timer = setTimeout(noteOffered, SEEN_MS);
    return () => clearTimeout(timer);
  }, [screen]);
  if (!isOpen) return null;
  function answer(isTouring: boolean) {
    noteOffered();
    setOpen(false);
    if (isTouring) screen.setState({ isTouring });
  }
  return (
    <section className={styles['offer']} aria-label="Tour" data-private>
      <p>New here? One minute shows what is where.</p>
      <div className={styles['answers']}>
        <button type="button" className={styles['primary']} onClick={() => answer(true)}>
          Take the tour
        </button>
        <button type="button" onClick={() => answer(false)}>
          No, thanks
        </button>
      </div>
    </section>
  );
}
