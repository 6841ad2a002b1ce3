/** The code that draws, which the page can be read without: fetched when the first timeline stands. */
export const loadTimeline = () => import('./drawn-timeline.ts');
