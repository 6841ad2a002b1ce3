import { defineConfig } from 'vitest/config';

/** `#sim/...` and the like resolve through the `imports` of package.json. */
export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['**/node_modules/**', '.next/**', 'out/**', '.cache/**', 'tests/e2e/**'],
    environment: 'node',
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 30_000,
  },
});
