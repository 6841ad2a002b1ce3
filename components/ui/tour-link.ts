/** At the end of the address of a lesson it starts the tour there. */
export const TOUR_HASH = '#tour';

/** Where the tour begins for somebody who is on a page without a cluster. */
export const TOUR_LINK = `/lessons/why-jobs${TOUR_HASH}`;
