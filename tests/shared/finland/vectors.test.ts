// Guards the golden vectors: none may lie unused.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import vectors from '../../vectors/finland.json'

const folder = new URL('../', import.meta.url)
const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !file.endsWith('vectors.test.ts'))
  .map((file) => readFileSync(new URL(file.replaceAll('\\', '/'), folder), 'utf8'))
  .filter((source) => source.includes('vectors/finland.json'))
  .map((source) => source.replace(/^\s*\/\/.*$/gm, ''))

test.each(Object.keys(vectors).filter((group) => group !== '_about'))(
  '%s is used by a test and is not empty',
  (group) => {
    const uses = [`vectors.${group}`, `vectors['${group}']`]
    const isUsed = tests.some((source) =>
      uses.some((use) => source.split(use).some((rest, at) => at > 0 && !/^\w/.test(rest))),
    )
    expect(isUsed).toBe(true)
    expect(Object.keys(vectors[group as keyof typeof vectors]).length).toBeGreaterThan(0)
  },
)
