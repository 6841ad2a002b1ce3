export type { Catalogue } from './catalogue.ts';
export { defaultCatalogue, findImage, imageIdOf } from './catalogue.ts';
export { parseImageReference } from './image-reference.ts';
export type { ImageDefinition, JoinedTrace, ListeningPort, OutsideWrite, ProgramInput, ProgramMount, ProgramTrace } from './program.ts';
export type { PreparedProgram } from './run.ts';
export { prepareProgram } from './run.ts';
