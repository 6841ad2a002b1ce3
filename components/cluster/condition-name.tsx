import { Fragment } from 'react';

/** The type of a condition. Such names are long: a narrow column breaks them between two words. */
export function ConditionName({ type }: { readonly type: string }) {
  return type.split(/(?=[A-Z])/).map((word, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a word is its place in the name
    <Fragment key={index}>
      {index === 0 ? null : <wbr />}
      {word}
    </Fragment>
  ));
}
