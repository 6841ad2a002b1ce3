/** What nobody needs before the repair was tried; fetched once the page stands. */
export { Debrief } from './debrief.tsx';
export { Solutions } from './solutions.tsx';
