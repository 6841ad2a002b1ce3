import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { headingAnchor } from '#components/mdx/index.ts';

/** A part of a lesson's text between two headings. */
export interface LessonSection {
  readonly title: string;
  readonly anchor: string;
  /** The words, without tags and signs. */
  readonly text: string;
}

const plain = (markdown: string) =>
  markdown
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, ' ')
    .replace(/<\/?[A-Z][^>]*>/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*_>#|]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The headed sections of a lesson, read from its source. Server only. */
export async function lessonSections(slug: string): Promise<readonly LessonSection[]> {
  const source = await readFile(join(process.cwd(), 'content', 'lessons', slug, 'lesson.mdx'), 'utf8');
  return source
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      const title = plain(end < 0 ? part : part.slice(0, end));
      return { title, anchor: headingAnchor(title), text: plain(end < 0 ? '' : part.slice(end)) };
    });
}
