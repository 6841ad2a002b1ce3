import { applyDocument, currentLab, runInTerminal, TABS, type Tab } from '#components/lab/index.ts';
import type { SearchEntry } from '#components/search/index.ts';
import { chooseTheme, type Theme, TOUR_LINK } from '#components/ui/index.ts';
import { goToPane, toggleMode } from './page-keys.ts';

/** One line of the palette. */
export interface Choice {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly detail: string;
  readonly act: () => void;
}

const GROUPS: Readonly<Record<SearchEntry['kind'], string>> = {
  page: 'Pages',
  lesson: 'Lessons',
  scenario: 'Scenarios',
  question: 'Questions',
  field: 'Fields',
  command: 'Commands of kubectl',
};
const PANES: Readonly<Record<Tab, string>> = {
  lesson: 'lesson',
  yaml: 'editor',
  timeline: 'timeline',
  terminal: 'terminal',
  cluster: 'cluster',
};
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

const action = (title: string, detail: string, act: () => void): Choice => ({ id: `do ${title}`, group: 'Do', title, detail, act });

const tour = (act: () => void) => action('Take the tour', 'One minute through the panes', act);

/** What can be done on this page; the first lines of the palette. */
export function pageActions(open: (href: string) => void): readonly Choice[] {
  const lab = currentLab();
  const themes = THEMES.map((theme) => action(`Theme: ${theme}`, '', () => chooseTheme(theme)));
  if (lab === null) return [tour(() => open(TOUR_LINK)), ...themes];
  const isPlaying = lab.playback.store.getState().mode === 'playing';
  return [
    action('Apply the manifest', 'Ctrl+Enter in the editor', () => void applyDocument(lab)),
    action(isPlaying ? 'Pause' : 'Play', 'Space in the timeline', () => lab.playback.send({ type: isPlaying ? 'pause' : 'play' })),
    action('Start the cluster again', 'The same cluster from its first second', lab.restart),
    tour(() => lab.screen.setState({ isTouring: true })),
    action('Focus mode', 'Alt+Shift+Z', () => toggleMode('focus')),
    action('Presenter mode', 'Alt+Shift+P', () => toggleMode('present')),
    ...TABS.filter((tab) => document.querySelector(`[data-pane="${tab}"]`) !== null).map((tab) =>
      action(`Go to the ${PANES[tab]}`, `Alt+Shift+${TABS.indexOf(tab) + 1}`, () => goToPane(tab)),
    ),
    ...themes,
  ];
}

/** Actions whose title has every word. */
export function matchingActions(actions: readonly Choice[], query: string): readonly Choice[] {
  const words = query.toLowerCase().split(/\s+/);
  return actions.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)));
}

/** What choosing a search result does: beside a cluster it asks there, elsewhere it opens the page. */
export function choiceOf(entry: SearchEntry, open: (href: string) => void): Choice {
  const { kind, title, detail, href, run } = entry;
  const lab = run === undefined ? null : currentLab();
  return {
    id: `${href} ${title}`,
    group: GROUPS[kind],
    title,
    detail: lab === null ? detail : `${detail} Runs ${run}`,
    act: () => (lab === null || run === undefined ? open(href) : runInTerminal(lab, run)),
  };
}
