import { type CSSProperties, type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useLab } from '#components/lab/index.ts';
import { placeCard } from './place-card.ts';
import { stepsHere } from './steps.ts';
import styles from './tour.module.css';

const MARK = 'data-touring';

/** A card that goes from pane to pane. The page stays usable: nothing is covered but a corner, and nothing is locked. */
export function Tour() {
  const { screen } = useLab();
  const [steps] = useState(stepsHere);
  const [at, setAt] = useState(0);
  const [place, setPlace] = useState<CSSProperties>({});
  const card = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const step = steps[at];

  // What had the focus gets it back.
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  useEffect(() => {
    if (step === undefined) return;
    screen.setState({ tab: step.tab });
    const target = document.querySelector(step.target);
    target?.setAttribute(MARK, '');
    heading.current?.focus({ preventScroll: true });
    return () => target?.removeAttribute(MARK);
  }, [screen, step]);

  useLayoutEffect(() => {
    if (step === undefined) return;
    const put = () => {
      const target = document.querySelector(step.target)?.getBoundingClientRect();
      const own = card.current?.getBoundingClientRect();
      if (target !== undefined && own !== undefined) setPlace(placeCard(target, own, { width: innerWidth, height: innerHeight }));
    };
    // A pane that was another tab has its size with the next frame.
    const frame = requestAnimationFrame(put);
    addEventListener('resize', put);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('resize', put);
    };
  }, [step]);

  const end = () => screen.setState({ isTouring: false });
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    end();
  }

  if (step === undefined) return null;
  const isLast = at === steps.length - 1;
  return (
    <section ref={card} className={styles['card']} style={place} aria-labelledby={id} onKeyDown={onKeyDown}>
      <p className={styles['count']}>
        Tour, {at + 1} of {steps.length}
      </p>
      <h2 ref={heading} id={id} tabIndex={-1} aria-describedby={`${id}text`}>
        {step.title}
      </h2>
      <p id={`${id}text`}>{step.text}</p>
      {isLast ? <p>Ctrl+K finds everything, this tour too.</p> : null}
      <div className={styles['buttons']}>
        <button type="button" disabled={at === 0} onClick={() => setAt(at - 1)}>
          Back
        </button>
        <button type="button" className={styles['primary']} onClick={() => (isLast ? end() : setAt(at + 1))}>
          {isLast ? 'Done' : 'Next'}
        </button>
        {isLast ? null : (
          <button type="button" className={styles['end']} onClick={end}>
            End the tour
          </button>
        )}
      </div>
    </section>
  );
}
