import createMDX from '@next/mdx';

/** `BUILD_TARGET=static` writes the study part to `out/`; otherwise a Node server with the classroom. */
const isStatic = process.env.BUILD_TARGET === 'static';

// Plugins are named, not imported: the bundler passes their options on as JSON.
const withMDX = createMDX({ options: { remarkPlugins: ['remark-gfm'], rehypePlugins: [] } });

/** What a static page cannot say in its own `<meta>` policy; `app/_server/seal-pages.mjs` writes the rest. */
const headers = [
  { key: 'Content-Security-Policy', value: "frame-ancestors 'none'; base-uri 'self'; object-src 'none'" },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
];

/** A moment of a run may be shown inside any page; everything else may not. */
const embedHeaders = headers.flatMap(({ key, value }) =>
  key === 'Cross-Origin-Opener-Policy' ? [] : [{ key, value: value.replace("frame-ancestors 'none'; ", '') }],
);

export default withMDX({
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run check` type-checks everything once; the build does not do it again.
  typescript: { ignoreBuildErrors: true },
  // Route handlers are `.ts`, pages are `.tsx`: the static build then sees no handler at all.
  pageExtensions: isStatic ? ['tsx', 'mdx'] : ['tsx', 'mdx', 'ts'],
  ...(isStatic
    ? { output: 'export', distDir: 'out' }
    : {
        headers: async () => [
          { source: '/:path((?!embed$).*)', headers },
          { source: '/embed', headers: embedHeaders },
        ],
      }),
  // A build is one of the files as they are: the bundler's cache of the last one outlives a change of its loaders.
  experimental: { turbopackFileSystemCacheForBuild: false },
  turbopack: {
    rules: { '**/just-bash/dist/bundle/**/*.js': { loaders: ['./app/_server/shell-loader.mjs'] } },
    resolveAlias: {
      // monaco-yaml still names the path of Monaco before 0.56.
      'monaco-editor/esm/vs/editor/editor.worker.js': 'monaco-editor/editor/editor.worker.js',
      // The shell in pieces, one for each command: in one file it would weigh 150 KiB more, most of it never used.
      'just-bash': { browser: './node_modules/just-bash/dist/bundle/index.js' },
      'no-node': './components/lab/no-node.ts',
    },
  },
  serverExternalPackages: ['@electric-sql/pglite', 'pg'],
});
