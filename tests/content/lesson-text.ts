import { runInNewContext } from 'node:vm';

/** A tag of a lesson's text, with what it is given. */
export interface TextTag {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Text between the tags; empty for a tag that closes itself. */
  readonly children: string;
}

/** Fenced code is shown, not played; blanking it out keeps every offset. */
const withoutFences = (text: string) => text.replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/\S/g, ' '));

/** Index after the bracket that closes the one at `from`, looking past strings. */
function afterBracket(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '"' || char === "'" || char === '`') {
      for (at += 1; text[at] !== char; at++) if (text[at] === '\\') at += 1;
    } else if (char === '{') depth += 1;
    else if (char === '}' && --depth === 0) return at + 1;
  }
  throw new Error(`lesson text: ${text.slice(from, from + 40)} is not closed`);
}

const evaluate = (expression: string): unknown => runInNewContext(`(${expression})`);

/** Tags of a lesson's text in their order, with attributes and expressions evaluated. */
export function tagsOf(source: string): readonly TextTag[] {
  const text = withoutFences(source);
  return [...text.matchAll(/<([A-Z]\w*)/g)].map(({ 0: opening, 1: tag = '', index }) => {
    const attributes: Record<string, unknown> = {};
    let at = index + opening.length;
    for (;;) {
      at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
      if (text.startsWith('/>', at)) return { tag, attributes, children: '' };
      if (text[at] === '>') return { tag, attributes, children: childrenOf(text, tag, at + 1) };
      const name = /^\w+/.exec(text.slice(at))?.[0];
      if (name === undefined) throw new Error(`lesson text: cannot read <${tag}> at ${text.slice(at, at + 40)}`);
      at += name.length;
      if (text[at] !== '=') {
        attributes[name] = true;
        continue;
      }
      const end = text[at + 1] === '{' ? afterBracket(text, at + 1) : text.indexOf('"', at + 2) + 1;
      attributes[name] = text[at + 1] === '{' ? evaluate(text.slice(at + 2, end - 1)) : text.slice(at + 2, end - 1);
      at = end;
    }
  });
}

function childrenOf(text: string, tag: string, from: number): string {
  const end = text.indexOf(`</${tag}>`, from);
  if (end < 0) throw new Error(`lesson text: <${tag}> is not closed`);
  const inner = text.slice(from, end).trim();
  if (inner.startsWith('{') && afterBracket(inner, 0) === inner.length) return String(evaluate(inner.slice(1, -1)));
  return inner.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** Whole manifests that a text shows; a block without a kind is an excerpt. */
export function manifestsIn(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^```ya?ml[^\n]*\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);
  return blocks.filter((block) => /^kind:/m.test(block));
}

/** Headings of the second level and below, without their markup. */
export function headingsIn(text: string): readonly string[] {
  const written = [...withoutFences(text).matchAll(/^#{2,6} (.+)$/gm)].map(([, heading = '']) => heading.trim());
  return tagsOf(text).some(({ tag }) => tag === 'Recap') ? [...written, 'Recap'] : written;
}
