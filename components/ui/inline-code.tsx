import { Fragment } from 'react';

/** Text of a descriptor, with what stands between backticks as code. */
export function InlineCode({ text }: { readonly text: string }) {
  return text.split('`').map((piece, index) => {
    const key = `${index}${piece}`;
    return index % 2 === 1 ? <code key={key}>{piece}</code> : <Fragment key={key}>{piece}</Fragment>;
  });
}
