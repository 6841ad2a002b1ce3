/** Parts of a lesson that follow the cluster. They come in one chunk, with the first of them that is near. */

export { Decide } from './decide.tsx';
export { Lifecycle } from './lifecycle.tsx';
export { Waves } from './waves.tsx';
