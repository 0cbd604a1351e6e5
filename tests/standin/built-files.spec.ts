/** What the built files may ask for at run time; looks at out/ without starting anything. */
import fs from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { expect, test } from '@playwright/test'

const out = path.join(import.meta.dirname, '..', '..', 'out')
const readOut = (...parts: string[]) => fs.readFileSync(path.join(out, ...parts), 'utf8')

/** Names given to `require` and to dynamic `import`, Node's own modules and examples in comments left out. */
function requiredNames(source: string): string[] {
  const code = source.replace(/^\s*(?:\/?\*|\/\/).*$/gm, '')
  const names = [...code.matchAll(/\b(?:require|import)\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map((match) => match[1] ?? '')
  const ofNode = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]))
  return [...new Set(names)].filter((name) => !ofNode.has(name)).sort()
}

test('the preload requires nothing but electron', () => {
  expect(requiredNames(readOut('preload', 'preload.cjs'))).toEqual(['electron'])
  expect(fs.readdirSync(path.join(out, 'preload'))).toEqual(['preload.cjs'])
})

test('the main process finds everything it requires in the package', () => {
  const bundles = fs.readdirSync(path.join(out, 'main')).filter((name) => name.endsWith('.cjs'))
  expect(bundles).toEqual(
    expect.arrayContaining(['main.cjs', 'backup-worker.cjs', 'kdf-worker.cjs', 'paper-worker.cjs']),
  )
  const names = bundles.flatMap((name) => requiredNames(readOut('main', name)))
  const own = new Set(['electron', 'pdfkit', 'fontkit', ...bundles.map((name) => `./${name}`)])
  const driver = /^better-sqlite3-multiple-ciphers\/[a-z0-9-]+$/
  expect(names.filter((name) => !own.has(name) && !driver.test(name))).toEqual([])
})

test('the page loads its files from its own folder and carries no inline script', () => {
  const html = readOut('renderer', 'index.html').replace(/<!--[\s\S]*?-->/g, '')
  const addresses = [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map((match) => match[1] ?? '')
  expect(addresses.length).toBeGreaterThan(0)
  expect(addresses.filter((address) => !address.startsWith('./'))).toEqual([])
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon[a-z]+=/)
})
