/** Node's modules, and packages with machine code that an installation may lack. The bundler has a `path` of its own. */
const NODE_ONLY = /(from|import\(?)"(?:node:(?!path)[a-z_/]+|@mongodb-js\/zstd|node-liblzma|seek-bzip|sql\.js)"/g;

/**
 * A loader of the bundler for the files of just-bash: puts `components/lab/no-node.ts` in the place of what only Node has. An alias
 * would not do: for `crypto` the bundler prefers 100 KiB of its own.
 */
export default function withoutNode(source) {
  return source.replace(NODE_ONLY, '$1"no-node"');
}
