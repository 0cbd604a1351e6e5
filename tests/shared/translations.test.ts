// Every text exists in three languages, says the same things, and is used somewhere.
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorCodes } from '../../shared/errors.ts'
import { languages } from '../../shared/translations/define.ts'
import { catalogues } from '../../shared/translations/index.ts'
import { languageFor, translator } from '../../shared/translations/translate.ts'

const repository = path.join(import.meta.dirname, '..', '..')

/** 'shell.rail.calendar' → text, for one language. */
function flat(tree: object, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const name = prefix === '' ? key : `${prefix}.${key}`
    if (typeof value === 'string') texts.set(name, value)
    else for (const [inner, text] of flat(value, name)) texts.set(inner, text)
  }
  return texts
}

function textsOf(language: (typeof languages)[number], from: Record<string, Record<string, object>> = catalogues) {
  return flat(Object.fromEntries(Object.entries(from).map(([feature, texts]) => [feature, texts[language] ?? {}])))
}

const variablesIn = (text: string) => [...text.matchAll(/\{\{\s*([^}\s]+)\s*\}\}/g)].map((match) => match[1]).sort()

/** What is wrong between Finnish and another language; empty when all is well. */
function differences(fi: Map<string, string>, other: Map<string, string>): string[] {
  const found: string[] = []
  for (const [key, text] of fi) {
    const theirs = other.get(key)
    if (theirs === undefined) found.push(`missing ${key}`)
    else if (variablesIn(text).join() !== variablesIn(theirs).join()) found.push(`variables differ in ${key}`)
  }
  for (const key of other.keys()) if (!fi.has(key)) found.push(`extra ${key}`)
  return found
}

const pluralEnding = /_(zero|one|two|few|many|other)$/

/** Selector paths in a source text: the literal ones, and the subtrees reached with a computed key. */
function usedIn(source: string): { paths: Set<string>; subtrees: Set<string> } {
  const paths = new Set<string>()
  const subtrees = new Set<string>()
  for (const match of source.matchAll(/\$((?:\s*\??\.\s*[A-Za-z_]\w*|\s*\[\s*['"][^'"]+['"]\s*\])+)(\s*\[)?/g)) {
    const steps = [...(match[1] ?? '').matchAll(/\.\s*([A-Za-z_]\w*)|\[\s*['"]([^'"]+)['"]\s*\]/g)]
    const name = steps.map((step) => step[1] ?? step[2]).join('.')
    if (match[2] === undefined) paths.add(name)
    else subtrees.add(name)
  }
  return { paths, subtrees }
}

/** Keys that no source uses. */
function unusedKeys(keys: Iterable<string>, sources: readonly string[]): string[] {
  const { paths, subtrees } = usedIn(sources.join('\n'))
  return [...keys].filter((key) => {
    const plain = key.replace(pluralEnding, '')
    if (paths.has(key) || paths.has(plain)) return false
    return ![...subtrees].some((subtree) => key.startsWith(`${subtree}.`))
  })
}

function sourceFiles(folder: string, without?: RegExp): string[] {
  const root = path.join(repository, folder)
  if (!fs.existsSync(root)) return []
  return fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && without?.test(path.join(root, name)) !== true)
    .map((name) => fs.readFileSync(path.join(root, name), 'utf8'))
}

describe('texts', () => {
  const fi = textsOf('fi')

  it.each(['sv', 'en'] as const)('have the same keys and variables in Finnish and in %s', (language) => {
    expect(differences(fi, textsOf(language))).toEqual([])
  })

  it.each(languages)('are never empty in %s and hold no stray spaces', (language) => {
    const bad = [...textsOf(language)].filter(([, text]) => text.trim() === '' || text !== text.trim())
    expect(bad).toEqual([])
  })

  it.each(['sv', 'en'] as const)('that are sentences differ between Finnish and %s', (language) => {
    const other = textsOf(language)
    const same = [...fi].filter(
      ([key, text]) => text.replace(/\{\{[^}]*\}\}/g, '').length > 24 && other.get(key) === text,
    )
    expect(same).toEqual([])
  })

  it('that are counted have one and other in every language', () => {
    const bad = languages.flatMap((language) => {
      const keys = new Set(textsOf(language).keys())
      return [...keys].filter(
        (key) => pluralEnding.test(key) && ['_one', '_other'].some((end) => !keys.has(key.replace(pluralEnding, end))),
      )
    })
    expect(bad).toEqual([])
  })

  it('are all used', () => {
    const sources = ['renderer', 'electron', 'shared', 'db'].flatMap((folder) => sourceFiles(folder))
    expect(unusedKeys(fi.keys(), sources)).toEqual([])
  })

  it('give every error code a sentence', () => {
    const missing = errorCodes.filter((code) => !fi.has(`errors.${code}`))
    expect(missing).toEqual([])
  })

  it('of errors are all told: every code is thrown or checked somewhere', () => {
    const listed = /\/errors\.ts$|\/translations\/errors\w*\.ts$/
    const sources = ['renderer', 'electron', 'shared', 'db'].flatMap((folder) => sourceFiles(folder, listed))
    const named = new Set(
      sources.flatMap((source) => [...source.matchAll(/'([A-Z][A-Z0-9_]+)'/g)].map(([, code]) => code)),
    )
    expect(errorCodes.filter((code) => !named.has(code))).toEqual([])
  })

  it('are filled in without escaping, because neither the window nor a paper is HTML', () => {
    const t = translator('sv')
    expect(t(($) => $.common.createNew, { name: 'Ås & <b>' })).toBe('Lägg till: ”Ås & <b>”')
  })

  it('follow the system language and fall back to Finnish', () => {
    expect(['sv-FI', 'en_US', 'FI', 'de-DE', undefined].map(languageFor)).toEqual(['sv', 'en', 'fi', 'fi', 'fi'])
  })
})

describe('the checks of texts', () => {
  it('notice a missing key, an extra key and a different variable', () => {
    const fi = new Map([
      ['a.x', 'yksi {{n}}'],
      ['a.y', 'kaksi'],
    ])
    const sv = new Map([
      ['a.x', 'ett {{m}}'],
      ['a.z', 'tre'],
    ])
    expect(differences(fi, sv)).toEqual(['variables differ in a.x', 'missing a.y', 'extra a.z'])
  })

  it('notice a key that nothing uses', () => {
    const source = 't(($) => $.a.used, {}) t($ => $.errors[code]) t($ => $.a.items, { count })'
    const keys = ['a.used', 'a.unused', 'errors.X', 'a.items_one', 'a.items_other']
    expect(unusedKeys(keys, [source])).toEqual(['a.unused'])
  })
})
