import { defineConfig } from 'vitest/config';

const globalSetup = ['tests/setup/databases.ts'];

export default defineConfig({
  test: {
    teardownTimeout: 60_000,
    projects: [
      {
        test: {
          name: 'suite',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: ['**/node_modules/**', '**/dist/**', '**/.data/**', '**/.cache/**'],
          globalSetup,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.e2e.ts'],
          globalSetup: [...globalSetup, 'tests/journeys/setup/server.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // One browser and one server at a time: two of each do not fit two cores.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['modules/**', 'platform/**', 'app/**'],
      reportsDirectory: 'coverage',
    },
  },
});
