import type { MDXComponents } from 'mdx/types';
import { lessonTags } from '#components/mdx/index.ts';

/** Tags of every MDX file: the closed list of `components/mdx`. Next looks for this file by name. */
export function useMDXComponents(): MDXComponents {
  return lessonTags;
}
