// The program's calendar beside a bare CSS grid and two calendar libraries, showing the same days in one Chromium and one
// run: drawing, changing everything, changing one, and the work of a drag. Started by run.ts as a process of its own, because
// what runs in the page has the window's types; answers its figures as one line of JSON. Build scripts only.
import fs from 'node:fs'
import path from 'node:path'
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { repository } from '../scripts/command.ts'
import { headlessChromium } from '../standin/headless-chromium.ts'
import { type Figure, spreadOf } from './measure.ts'
import type { Shown } from './page/days.ts'
import type { BenchPage, CandidateName, Step } from './page/page.ts'

const names: Readonly<Record<CandidateName, string>> = {
  bare: 'the bare grid',
  own: 'own',
  eventCalendar: 'EventCalendar 5.15',
  dayPilot: 'DayPilot Lite 5.10',
}
const candidates = Object.keys(names) as CandidateName[]
const others = candidates.filter((name) => name !== 'bare')

interface Case {
  readonly name: string
  readonly shown: Shown
  /** Of three figures; null has none. */
  readonly targets: {
    readonly paint: number
    readonly replace: number | null
    readonly update: number
    readonly drag: number
  }
  readonly rounds: number
}

const cases: readonly Case[] = [
  {
    name: 'day 8 × 1, 200',
    shown: { staff: 8, days: 1, appointments: 200 },
    targets: { paint: 3, replace: null, update: 2, drag: 1.5 },
    rounds: 16,
  },
  {
    name: 'week 8 × 7, 1000',
    shown: { staff: 8, days: 7, appointments: 1000 },
    targets: { paint: 2, replace: null, update: 2, drag: 1.5 },
    rounds: 6,
  },
]
const warmUps = 3
const dragTurns = 4
/** Such a frame is seen as a stumble. */
const longFrameMs = 33

type Times = Readonly<Record<Step, number[]>>

const tell = (text: string) => process.stderr.write(`\rbench: ${text}                    `)

/** Bundles the page; its libraries are in it only, never in the program. */
async function buildPage(): Promise<string> {
  const outDir = path.join(repository, '.cache', 'bench', 'page')
  await build({
    configFile: false,
    logLevel: 'warn',
    root: path.join(import.meta.dirname, 'page'),
    base: './',
    plugins: [react()],
    build: {
      outDir,
      chunkSizeWarningLimit: 5000,
      emptyOutDir: true,
      rollupOptions: { input: path.join(import.meta.dirname, 'page', 'page.html') },
    },
  })
  return outDir
}

async function open(browser: Browser, folder: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const kinds: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
  await page.route('**/*', (route) => {
    const file = path.join(folder, new URL(route.request().url()).pathname)
    if (!fs.existsSync(file)) return route.abort()
    return route.fulfill({ body: fs.readFileSync(file), contentType: kinds[path.extname(file)] ?? 'font/woff2' })
  })
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto('http://bench.invalid/page.html')
  await page.waitForFunction(() => 'bench' in window)
  return page
}

/** The page with the candidates; what is called runs in it. */
const inPage = (page: Page) => ({
  prepare: (name: CandidateName, shown: Shown, what: Step, round: number): Promise<void> =>
    page.evaluate(
      ([which, asked, step, at]) => (window as unknown as { bench: BenchPage }).bench.prepare(which, asked, step, at),
      [name, shown, what, round] as const,
    ),
  step: (): Promise<void> => page.evaluate(() => (window as unknown as { bench: BenchPage }).bench.step()),
  settled: (): Promise<void> => page.evaluate(() => (window as unknown as { bench: BenchPage }).bench.settled()),
  hidden: (name: CandidateName): Promise<void> =>
    page.evaluate((which) => (window as unknown as { bench: BenchPage }).bench.hidden(which), name),
  countFrames: () => page.evaluate(() => (window as unknown as { bench: BenchPage }).bench.countFrames()),
  stopCounting: (): Promise<number[]> =>
    page.evaluate(() => (window as unknown as { bench: BenchPage }).bench.stopCounting()),
  blocksOf: (name: CandidateName): Promise<string> =>
    page.evaluate((which) => (window as unknown as { bench: BenchPage }).bench.blocksOf(which), name),
})

/** Processor milliseconds that the page's main thread has taken so far: what else the machine does is not in them. */
async function threadMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find((metric) => metric.name === 'ThreadTime')?.value ?? 0) * 1000
}

async function metered(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  return session
}

const steps = ['paint', 'replace', 'update'] as const

/** All rounds of each candidate by turns. */
async function drawn(page: Page, { shown, rounds, name: what }: Case): Promise<Map<CandidateName, Times>> {
  const bench = inPage(page)
  const session = await metered(page)
  const all = new Map<CandidateName, Times>(candidates.map((name) => [name, { paint: [], replace: [], update: [] }]))
  for (let round = -warmUps; round < rounds; round += 1) {
    tell(`${what}, drawing ${round}/${rounds}`)
    for (const name of candidates) {
      for (const step of steps) {
        await bench.prepare(name, shown, step, Math.abs(round))
        const before = await threadMs(session)
        await bench.step()
        const ms = (await threadMs(session)) - before
        if (round >= 0) all.get(name)?.[step].push(ms)
        await bench.settled()
      }
      await bench.hidden(name)
    }
  }
  return all
}

interface Drag {
  readonly taskMs: number[]
  readonly frames: number[]
}

/** One block taken across the grid and let go where it was. */
async function dragged(page: Page, { shown }: Case): Promise<Map<CandidateName, Drag>> {
  const bench = inPage(page)
  const session = await metered(page)
  const all = new Map<CandidateName, Drag>(candidates.map((name) => [name, { taskMs: [], frames: [] }]))
  for (let turn = -1; turn < dragTurns; turn += 1) {
    tell(`dragging ${turn}/${dragTurns}`)
    for (const name of candidates) {
      await bench.prepare(name, shown, 'paint', 0)
      await bench.step()
      await bench.settled()
      const block = await page
        .locator(await bench.blocksOf(name))
        .nth(2)
        .boundingBox()
      if (block === null) throw new Error(`${name} has no block to drag`)
      const from = { x: block.x + Math.min(12, block.width / 2), y: block.y + 12 }
      await page.mouse.move(from.x, from.y)
      await bench.countFrames()
      const before = await threadMs(session)
      await page.mouse.down()
      for (let step = 1; step <= 120; step += 1) {
        await page.mouse.move(from.x + (step % 40) * 8, from.y + Math.abs(Math.sin(step / 9)) * 200)
      }
      const taskMs = (await threadMs(session)) - before
      const frames = await bench.stopCounting()
      await page.keyboard.press('Escape')
      await page.mouse.move(from.x, from.y)
      await page.mouse.up()
      await bench.hidden(name)
      if (turn < 0) continue
      all.get(name)?.taskMs.push(taskMs)
      all.get(name)?.frames.push(...frames)
    }
  }
  return all
}

const median = (values: readonly number[]) => spreadOf(values).p50

function figuresOf(
  of: Case,
  times: ReadonlyMap<CandidateName, Times>,
  drags: ReadonlyMap<CandidateName, Drag>,
): Figure[] {
  const figures: Figure[] = []
  const line = (what: string, name: CandidateName, value: number, bare: number, target: number | null, note?: string) =>
    figures.push({
      name: `${of.name}: ${what}, ${names[name]}`,
      value,
      unit: 'ms',
      baseline: { name: names.bare, value: bare },
      target: name === 'own' ? target : null,
      ...(note === undefined ? {} : { note }),
    })
  for (const what of ['paint', 'replace', 'update'] as const) {
    const words = { paint: 'drawn', replace: 'all changed', update: 'one changed' }[what]
    const bare = median(times.get('bare')?.[what] ?? [])
    for (const name of others) line(words, name, median(times.get(name)?.[what] ?? []), bare, of.targets[what])
  }
  const bareDrag = median(drags.get('bare')?.taskMs ?? [])
  for (const name of others) {
    const { taskMs, frames } = drags.get(name) ?? { taskMs: [], frames: [] }
    const long = frames.filter((ms) => ms > longFrameMs).length
    const note = `${long} of ${frames.length} frames over ${longFrameMs} ms, longest ${spreadOf(frames).max.toFixed(0)} ms`
    line('work of a drag of 120 moves', name, median(taskMs), bareDrag, of.targets.drag, note)
    if (name !== 'own') continue
    figures.push({
      name: `${of.name}: longest frame of a drag, ${names[name]}`,
      value: spreadOf(frames).max,
      unit: 'ms',
      baseline: null,
      target: longFrameMs,
      note: `the bare grid’s ${spreadOf(drags.get('bare')?.frames ?? []).max.toFixed(0)} ms`,
    })
  }
  return figures
}

async function measured(): Promise<Figure[]> {
  const folder = await buildPage()
  const { executable, args, env } = await headlessChromium()
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const launch = () =>
    chromium.launch({
      executablePath: executable,
      args: [...args, ...asRoot],
      env: { ...(process.env as Record<string, string>), ...env },
    })
  const browser = await launch()
  try {
    const figures: Figure[] = []
    const page = await open(browser, folder)
    for (const each of cases) {
      figures.push(...figuresOf(each, await drawn(page, each), await dragged(page, each)))
    }
    return figures
  } finally {
    await browser.close()
  }
}

console.log(JSON.stringify(await measured()))
