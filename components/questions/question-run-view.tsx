import Link from 'next/link';
import { Glyph, InlineCode } from '#components/ui/index.ts';
import styles from './question-run-view.module.css';

interface QuestionRunViewProps {
  readonly slug: string;
  readonly look: string;
  /** Texts of the manifests, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Lines of the run, each with what it printed when the page was built. */
  readonly lines: readonly { readonly typed: string; readonly output: string }[];
}

/** The run that shows the truth of an answer: its output, its manifests, and the way into a cluster that plays it. */
export function QuestionRunView({ slug, look, files, lines }: QuestionRunViewProps) {
  return (
    <section className={styles['run']} aria-labelledby="run">
      <div className={styles['head']}>
        <h2 id="run">The run that shows it</h2>
        <Link href={`/questions/${slug}/run`} prefetch={false} className={styles['see']}>
          <Glyph name="play" />
          See it run
        </Link>
      </div>
      <p>
        <InlineCode text={look} />
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll */}
      <pre className={styles['transcript']} tabIndex={0}>
        {lines.map(({ typed, output }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same line may come twice, and lines never move
          <code key={index}>
            <b>
              <span aria-hidden="true">$ </span>
              {typed}
            </b>
            {`\n${output}${output === '' || output.endsWith('\n') ? '' : '\n'}`}
          </code>
        ))}
      </pre>
      {Object.entries(files).map(([path, text]) => (
        <details key={path}>
          <summary>{path}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll */}
          <pre className={styles['transcript']} tabIndex={0}>
            {text}
          </pre>
        </details>
      ))}
    </section>
  );
}
