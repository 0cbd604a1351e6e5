// The design tokens: contrast that WCAG 2.2 AA asks for, in light and dark, and no colour named anywhere else.
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { feedbackTones, staffColour, staffColourCount, statusTones } from '../../../renderer/ui/tones.ts'

const renderer = path.join(import.meta.dirname, '..', '..', '..', 'renderer')
const css = fs.readFileSync(path.join(renderer, 'styles', 'tokens.css'), 'utf8')

type Theme = 'light' | 'dark'
const themes = ['light', 'dark'] as const

const colours = new Map<string, Record<Theme, string>>()
for (const match of css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)) {
  const [, name = '', light = '', dark = ''] = match
  colours.set(name, { light, dark })
}

function colour(name: string, theme: Theme): string {
  const found = colours.get(name)
  if (found === undefined) throw new Error(`no token --${name}`)
  return found[theme]
}

/** WCAG relative luminance of #rrggbb. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

/** Pairs whose contrast is below `least`. */
function tooWeak(pairs: readonly (readonly [string, string])[], least: number): string[] {
  return themes.flatMap((theme) =>
    pairs
      .map(([front, back]) => ({ front, back, ratio: contrast(colour(front, theme), colour(back, theme)) }))
      .filter(({ ratio }) => ratio < least)
      .map(({ front, back, ratio }) => `${front} on ${back} in ${theme}: ${ratio.toFixed(2)}`),
  )
}

const grounds = ['paper', 'paper-quiet', 'paper-sunken', 'paper-raised']
const tones = [...feedbackTones, ...statusTones]

describe('colours', () => {
  it('of text have 4.5:1 on every ground they stand on', () => {
    const inks = ['ink', 'ink-soft', 'ink-faint', 'accent-text', 'danger-text']
    expect(
      tooWeak(
        [
          ...inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
          ['on-accent', 'accent'],
          ['on-accent', 'accent-hover'],
          ['on-accent', 'accent-pressed'],
          ['on-danger', 'danger'],
          ['on-danger', 'danger-hover'],
          ['accent-text', 'accent-fill'],
          ['accent-text', 'accent-fill-hover'],
          ['ink', 'accent-fill'],
          ['ink-soft', 'accent-fill'],
          ['ink', 'selection'],
          ['paper', 'ink'],
          ...tones.map((tone) => [`${tone}-text`, `${tone}-fill`] as const),
          ...feedbackTones.map((tone) => [`${tone}-text`, 'paper-quiet'] as const),
        ],
        4.5,
      ),
    ).toEqual([])
  })

  it('of edges, focus and icons have 3:1 beside what they stand on', () => {
    expect(
      tooWeak(
        [
          ...grounds.flatMap((ground) => [
            ['control-edge', ground] as const,
            ['focus', ground] as const,
            ['accent', ground] as const,
          ]),
          ...tones.flatMap((tone) => [[`${tone}-edge`, `${tone}-fill`] as const, [`${tone}-edge`, 'paper'] as const]),
          ...Array.from({ length: staffColourCount }, (_, index) => [`staff-${index + 1}`, 'paper'] as const),
        ],
        3,
      ),
    ).toEqual([])
  })

  it('are measured by a rule that can fail', () => {
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21)
    expect(tooWeak([['paper', 'paper']], 4.5)).toHaveLength(2)
  })

  it('are named in tokens.css and nowhere else', () => {
    const literal = /#[0-9a-fA-F]{3,8}\b(?![-\w])|\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\(/
    const found = fs
      .readdirSync(renderer, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(css|tsx?)$/.test(name) && !name.endsWith('tokens.css'))
      .flatMap((name) =>
        fs
          .readFileSync(path.join(renderer, name), 'utf8')
          .split('\n')
          .map((line, index) => ({ where: `${name}:${index + 1}`, line: line.replace(/^\s*(\/\/|\*|\/\*).*/, '') }))
          .filter(({ line }) => literal.test(line))
          .map(({ where, line }) => `${where} ${line.trim()}`),
      )
    expect(found).toEqual([])
  })

  it('that the code asks for all exist', () => {
    const known = new Set([...css.matchAll(/^\s*--([\w-]+):/gm)].map((match) => match[1]))
    const local = /^(tone-(fill|edge|text)|dot|trigger-width)$/
    const missing = fs
      .readdirSync(renderer, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.css'))
      .flatMap((name) => {
        const text = fs.readFileSync(path.join(renderer, name), 'utf8')
        const own = new Set([...text.matchAll(/^\s*--([\w-]+):/gm)].map((match) => match[1]))
        return [...text.matchAll(/var\(--([\w-]+)(\s*,)?/g)]
          .filter(
            ([, token = '', fallback]) =>
              fallback === undefined && !known.has(token) && !own.has(token) && !local.test(token),
          )
          .map(([, token = '']) => `${name}: --${token}`)
      })
    // Custom properties set by components through style={{ '--name': … }} are declared in their own TSX.
    const set = new Set(
      fs
        .readdirSync(renderer, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.tsx') || name.endsWith('.ts'))
        .flatMap((name) =>
          [...fs.readFileSync(path.join(renderer, name), 'utf8').matchAll(/'--([\w-]+)'/g)].map((m) => m[1]),
        ),
    )
    expect(missing.filter((each) => !set.has(each.split('--')[1]))).toEqual([])
  })
})

describe('a person’s colour', () => {
  it('wraps around the twelve, also below zero', () => {
    expect([0, 11, 12, -1].map(staffColour)).toEqual([
      'var(--staff-1)',
      'var(--staff-12)',
      'var(--staff-1)',
      'var(--staff-12)',
    ])
  })
})
