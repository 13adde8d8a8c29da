import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // The server, and the browser, work while a test waits: to leave a core to them, as is usual, leaves it idle.
    maxWorkers: '100%',
    // Files of one worker share what they import, which is a fifth of all their time. What a file opens is its own; nothing
    // in the house is replaced by a mock that another file could meet.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'src',
          include: ['src/**/*.test.{ts,tsx}'],
          globalSetup: ['src/db/testing-server.ts'],
          testTimeout: 90_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['journeys/**/*.test.ts'],
          globalSetup: ['src/db/testing-server.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
