/** The tour of a lab. Pages fetch it after they stand. */
export { Tour } from './tour.tsx';
export { TourOffer } from './tour-offer.tsx';
