// Unit and integration tests: real encrypted database, real router, no Electron needed.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    setupFiles: ['tests/setup.ts'],
    environment: 'node',
    pool: 'forks',
    // The default leaves one core idle; on two cores that is half of them.
    maxWorkers: 2,
    // Far above what anything takes: a limit is for what hangs, how long things take is the benchmark's matter.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
