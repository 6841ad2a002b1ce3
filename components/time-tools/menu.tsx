import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './time-tools.module.css';

interface MenuProps {
  /** On the button; opens with it. */
  readonly label: string;
  /** What follows the label on the button, e.g. the branch that is active. */
  readonly value?: string;
  readonly title: string;
  readonly children: (close: () => void) => ReactNode;
}

/** A button with a sheet of controls that it opens. Escape and a click elsewhere close it. */
export function Menu({ label, value, title, children }: MenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    box.current?.querySelector<HTMLElement>('[data-sheet] :is(button, input, select):not(:disabled)')?.focus();
    const onDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setIsOpen(false);
    };
    document.addEventListener('pointerdown', onDown);
    return () => document.removeEventListener('pointerdown', onDown);
  }, [isOpen]);

  function close() {
    setIsOpen(false);
    button.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !isOpen) return;
    event.stopPropagation();
    close();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what is inside
    <div ref={box} className={styles['menu']} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className={styles['opener']}
        aria-expanded={isOpen}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(!isOpen)}
      >
        {label}
        {value === undefined ? null : <b>{value}</b>}
      </button>
      {isOpen ? (
        <div className={styles['sheet']} data-sheet role="dialog" aria-label={title}>
          {children(close)}
        </div>
      ) : null}
    </div>
  );
}
