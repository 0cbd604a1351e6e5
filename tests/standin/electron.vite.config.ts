/** Builds the fixture app into .cache/standin-app with the tool that builds the product. */
import path from 'node:path'
import { defineConfig } from 'electron-vite'

const app = path.join(import.meta.dirname, 'app')
const out = path.join(import.meta.dirname, '..', '..', '.cache', 'standin-app')
const output = { format: 'cjs', entryFileNames: '[name].cjs' } as const

export default defineConfig({
  main: {
    build: {
      outDir: path.join(out, 'main'),
      rollupOptions: {
        input: {
          main: path.join(app, 'main.ts'),
          helper: path.join(app, 'helper.ts'),
          thread: path.join(app, 'thread.ts'),
        },
        external: [/^better-sqlite3-multiple-ciphers/],
        output,
      },
    },
  },
  preload: {
    build: {
      outDir: path.join(out, 'preload'),
      rollupOptions: { input: { preload: path.join(app, 'preload.ts') }, output },
    },
  },
  renderer: {
    root: app,
    base: './',
    build: { outDir: path.join(out, 'renderer'), rollupOptions: { input: path.join(app, 'index.html') } },
  },
})
