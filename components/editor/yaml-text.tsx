import { highlightYamlLine } from './highlight-yaml.ts';
import styles from './yaml-text.module.css';

/** Coloured YAML, as inline text. */
export function YamlText({ text }: { readonly text: string }) {
  return text.split('\n').map((line, lineIndex) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
    <span key={lineIndex}>
      {lineIndex > 0 ? '\n' : ''}
      {highlightYamlLine(line).map((token, index) =>
        token.kind === 'plain' || token.text === '' ? (
          token.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place in the line
          <span key={index} className={styles[token.kind]}>
            {token.text}
          </span>
        ),
      )}
    </span>
  ));
}
