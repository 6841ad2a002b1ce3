import { useEffect, useState } from 'react';
import { useLab } from '#components/lab/index.ts';
import { noteOffered, wasOffered } from './offered.ts';
import styles from './tour.module.css';

/** Offers the tour in one line below the lesson, once; it stays in the palette. */
export function TourOffer() {
  const { screen } = useLab();
  const [isOpen, setOpen] = useState(() => !wasOffered());
  useEffect(noteOffered, []);
  if (!isOpen) return null;
  function answer(isTouring: boolean) {
    setOpen(false);
    if (isTouring) screen.setState({ isTouring });
  }
  return (
    <section className={styles['offer']} aria-label="Tour" data-private>
      <p>New here? One minute shows what is where.</p>
      <button type="button" className={styles['primary']} onClick={() => answer(true)}>
        Take the tour
      </button>
      <button type="button" onClick={() => answer(false)}>
        No, thanks
      </button>
    </section>
  );
}
