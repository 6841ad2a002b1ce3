export type { SharedMoment } from './moment.ts';
export { hasMoment, linkTo, momentOf, momentOfAddress, momentOfFile, showMoment } from './share-lab.ts';
