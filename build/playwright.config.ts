/** End-to-end tests: the built app, and the contract of the stand-in with a small app of its own. */
import path from 'node:path'
import { defineConfig } from '@playwright/test'

const repository = path.join(import.meta.dirname, '..')

export default defineConfig({
  globalSetup: path.join(repository, 'tests', 'e2e', 'practice-setup.ts'),
  workers: 2,
  retries: 0,
  fullyParallel: true,
  forbidOnly: true,
  // Far above what anything takes: a limit is for what hangs, how long things take is the benchmark's matter.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  outputDir: path.join(repository, 'test-results'),
  projects: [
    { name: 'standin', testDir: path.join(repository, 'tests', 'standin'), testMatch: '**/*.spec.ts' },
    { name: 'app', testDir: path.join(repository, 'tests', 'e2e'), testMatch: '**/*.spec.ts' },
  ],
})
