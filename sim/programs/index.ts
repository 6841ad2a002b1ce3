export type { Catalogue } from './catalogue.ts';
export { defaultCatalogue, extendCatalogue, findImage, imageIdOf } from './catalogue.ts';
export type { ImageReference } from './image-reference.ts';
export { parseImageReference } from './image-reference.ts';
export type {
  ImageDefinition,
  Program,
  ProgramExit,
  ProgramInput,
  ProgramMount,
  ProgramOutput,
  ProgramStartError,
  ProgramTrace,
  ProgramWrite,
} from './program.ts';
export type { PreparedProgram } from './run.ts';
export { prepareProgram, runProgram } from './run.ts';
