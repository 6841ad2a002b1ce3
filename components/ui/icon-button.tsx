import type { ReactNode } from 'react';
import { Glyph, type GlyphName } from './glyph.tsx';
import styles from './icon-button.module.css';

interface IconButtonProps {
  readonly glyph: GlyphName;
  /** Says what it does; the accessible name and the tooltip. */
  readonly label: string;
  readonly onClick: () => void;
  /** Present for a button that stays down. */
  readonly pressed?: boolean;
  /** Present for a button that opens and closes something. */
  readonly expanded?: boolean;
  readonly disabled?: boolean;
  readonly primary?: boolean;
  readonly className?: string | undefined;
  readonly children?: ReactNode;
}

/** A square button with a picture, and words beside it when there is room for them. */
export function IconButton({ glyph, label, onClick, pressed, expanded, disabled, primary, className, children }: IconButtonProps) {
  return (
    <button
      type="button"
      className={`${styles['button']} ${primary ? styles['primary'] : ''} ${className ?? ''}`}
      aria-label={label}
      title={label}
      onClick={onClick}
      disabled={disabled}
      aria-pressed={pressed}
      aria-expanded={expanded}
    >
      <Glyph name={glyph} />
      {children}
    </button>
  );
}
