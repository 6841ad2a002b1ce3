'use client';

import { type KeyboardEvent, type RefObject, useEffect } from 'react';
import type { ManifestProblem } from '#sim/index.ts';
import styles from './text-editor.module.css';
import { YamlText } from './yaml-text.tsx';

/** Counts from 1. */
export interface EditorPosition {
  readonly line: number;
  readonly column: number;
}

interface TextEditorProps {
  readonly textarea: RefObject<HTMLTextAreaElement | null>;
  readonly path: string;
  readonly text: string;
  readonly problems: readonly ManifestProblem[];
  readonly goTo: EditorPosition | null;
  readonly onEdit: (text: string) => void;
  readonly onApply: () => void;
}

const INDENT = '  ';

/** Enter keeps the indentation, and a step more after a colon. */
function newLine(text: string, cursor: number): string {
  const line = text.slice(text.lastIndexOf('\n', cursor - 1) + 1, cursor);
  const indent = /^ */.exec(line)?.[0] ?? '';
  return `\n${indent}${/:\s*$/.test(line) ? INDENT : ''}`;
}

/** A textarea over coloured text: there at once, light, and right on a phone. The same keys as the large editor. */
export function TextEditor({ textarea, path, text, problems, goTo, onEdit, onApply }: TextEditorProps) {
  const severities = new Map(problems.map((problem) => [problem.startLine, problem.severity]));

  useEffect(() => {
    const field = textarea.current;
    if (goTo === null || field === null) return;
    const lines = field.value.split('\n').slice(0, goTo.line - 1);
    const offset = lines.reduce((sum, line) => sum + line.length + 1, 0) + goTo.column - 1;
    field.focus();
    field.setSelectionRange(offset, offset);
  }, [goTo, textarea]);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const hasModifier = event.ctrlKey || event.metaKey;
    if (hasModifier && event.key === 'Enter') {
      event.preventDefault();
      onApply();
    } else if (hasModifier && event.key === 's') {
      event.preventDefault();
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      const field = event.currentTarget;
      field.setRangeText(newLine(field.value, field.selectionStart), field.selectionStart, field.selectionEnd, 'end');
      onEdit(field.value);
    }
  }

  return (
    <div className={styles['editor']}>
      <div className={styles['sheet']}>
        <ol className={styles['gutter']} aria-hidden="true">
          {text.split('\n').map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            <li key={index} data-severity={severities.get(index + 1)}>
              {index + 1}
            </li>
          ))}
        </ol>
        <div className={styles['page']}>
          <pre className={styles['colours']} aria-hidden="true">
            <YamlText text={text} />
            {'\n'}
          </pre>
          <textarea
            ref={textarea}
            className={styles['text']}
            aria-label={`${path}, editor`}
            value={text}
            onChange={(event) => onEdit(event.target.value)}
            onKeyDown={onKeyDown}
            spellCheck={false}
            autoCapitalize="off"
            autoCorrect="off"
            autoComplete="off"
            wrap="off"
          />
        </div>
      </div>
    </div>
  );
}
