import { referenceCommands } from '#app/reference/commands.ts';
import { anchorOf, referenceTypes } from '#app/reference/fields.ts';
import type { SearchEntry } from '#components/search/index.ts';
import { loadCourse, loadDrills } from '#content/load/index.ts';
import { loadQuestions } from '#content/load/questions.ts';
import { lessonSections } from './lesson-sections.ts';

const PAGES: readonly SearchEntry[] = [
  { kind: 'page', title: 'Course', detail: 'All lessons and scenarios', href: '/lessons' },
  { kind: 'page', title: 'Questions', detail: 'Interview questions with answers that can be run', href: '/questions' },
  { kind: 'page', title: 'Review', detail: 'Today’s questions', href: '/questions/review' },
  { kind: 'page', title: 'Playground', detail: 'An empty cluster', href: '/playground' },
  { kind: 'page', title: 'Your progress', detail: 'Export, import, reset', href: '/progress' },
  { kind: 'page', title: 'Fields and commands', detail: 'Every field and every command in one page', href: '/reference' },
  { kind: 'page', title: 'Keyboard shortcuts', detail: 'What the keys do', href: '/shortcuts' },
];

const SHORT_CHARACTERS = 110;

/** The first sentence, or as much of it as a line holds. */
function firstSentence(text: string): string {
  const sentence = /^.*?[.:](?=\s|$)/.exec(text)?.[0] ?? text;
  return sentence.length <= SHORT_CHARACTERS ? sentence : `${sentence.slice(0, SHORT_CHARACTERS).trimEnd()}…`;
}

/** Everything that the search finds. Server only. */
export async function searchEntries(): Promise<readonly SearchEntry[]> {
  const [lessons, scenarios, types, commands] = await Promise.all([loadCourse(), loadDrills(), referenceTypes(), referenceCommands()]);
  const sections = await Promise.all(
    lessons.map(async ({ slug, title }) =>
      (await lessonSections(slug)).map(
        (section): SearchEntry => ({
          kind: 'lesson',
          title: section.title,
          detail: title,
          href: `/lessons/${slug}#${section.anchor}`,
          text: section.text,
        }),
      ),
    ),
  );
  return [
    ...PAGES,
    ...lessons.map(
      ({ slug, title, summary }, index): SearchEntry => ({
        kind: 'lesson',
        title,
        detail: `Lesson ${index + 1}. ${summary}`,
        href: `/lessons/${slug}`,
      }),
    ),
    ...sections.flat(),
    ...scenarios.map(({ slug, title, page }): SearchEntry => ({ kind: 'scenario', title, detail: page.what, href: `/scenarios/${slug}` })),
    ...loadQuestions().map(
      ({ question, topic }): SearchEntry => ({
        kind: 'question',
        title: question.question.replaceAll('`', ''),
        detail: topic.title,
        href: `/questions/${question.slug}`,
        text: question.answer.join(' '),
      }),
    ),
    ...commands.map(
      ({ name, text, help }): SearchEntry => ({
        kind: 'command',
        title: `kubectl ${name}`,
        detail: text,
        href: `/reference#${anchorOf('kubectl', name)}`,
        text: [...help.matchAll(/--[a-z-]+/g)].join(' '),
        run: `kubectl ${name} --help`,
      }),
    ),
    ...types.flatMap(({ name, path, fields }) =>
      fields.map(
        (field): SearchEntry => ({
          kind: 'field',
          title: `${name}.${field.name}`,
          detail: firstSentence(field.text),
          href: `/reference#${anchorOf(name, field.name)}`,
          run: `kubectl explain ${path}.${field.name}`,
        }),
      ),
    ),
  ];
}
