/**
 * A loader of the bundler for the files of just-bash: puts `components/lab/no-node.ts` in the place of Node's modules. An alias
 * would not do for all of them: for `crypto` the bundler prefers 100 KiB of its own.
 */
export default function withoutNode(source) {
  return source.replace(/(from|import)"node:(?!path)[a-z_/]+"/g, '$1"no-node"');
}
