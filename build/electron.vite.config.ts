/** How the three parts of the app are bundled. Paths are relative to the repository, where the scripts start this. */
import fs from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const repository = path.join(import.meta.dirname, '..')
const at = (...parts: string[]) => path.join(repository, ...parts)

/** The only packages left in node_modules at run time: a native module, one that reads its own data files, and its reader of fonts. */
const external = [/^better-sqlite3-multiple-ciphers(\/|$)/, /^pdfkit$/, /^fontkit$/]

/** Puts the fonts for printed documents beside the main bundle. */
function copyFonts() {
  return {
    name: 'copy-fonts',
    generateBundle(this: { emitFile(file: { type: 'asset'; fileName: string; source: Uint8Array }): unknown }) {
      const folder = at('electron', 'fonts')
      if (!fs.existsSync(folder)) return
      for (const name of fs.readdirSync(folder)) {
        if (!name.endsWith('.ttf')) continue
        this.emitFile({ type: 'asset', fileName: `fonts/${name}`, source: fs.readFileSync(path.join(folder, name)) })
      }
    },
  }
}

export default defineConfig({
  main: {
    plugins: [copyFonts()],
    build: {
      outDir: at('out', 'main'),
      externalizeDeps: false,
      rollupOptions: {
        input: {
          main: at('electron', 'main.ts'),
          'backup-worker': at('electron', 'backups', 'worker.ts'),
          'kdf-worker': at('electron', 'keys', 'kdf-worker.ts'),
          'paper-worker': at('electron', 'papers', 'paper-worker.ts'),
        },
        external,
        // All in one folder: code that looks for a worker or a font beside itself may end up in any of these files.
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out', 'preload'),
      externalizeDeps: false, // a sandboxed preload can require nothing but electron
      rollupOptions: {
        input: { preload: at('electron', 'preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    plugins: [react()],
    build: {
      outDir: at('out', 'renderer'),
      assetsInlineLimit: 0, // the content security policy has no data: for fonts and scripts
      modulePreload: { polyfill: false },
      rollupOptions: { input: at('renderer', 'index.html') },
    },
  },
})
