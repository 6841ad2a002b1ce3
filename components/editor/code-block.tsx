import styles from './code-block.module.css';
import { YamlText } from './yaml-text.tsx';

/** Code to be read. YAML is coloured, everything else is plain. */
export function CodeBlock({ text, language }: { readonly text: string; readonly language: 'yaml' | 'text' }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll
    <pre className={styles['block']} tabIndex={0}>
      <code>{language === 'yaml' ? <YamlText text={text} /> : text}</code>
    </pre>
  );
}
