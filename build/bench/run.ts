// npm run bench [-- --years 10 --clients 100000 --staff 6] [--without-window]: measures the program on a practice salon, as
// ratios within this run. A table, then one JSON line. Measures only; nothing here is asserted by tests.
// npm run bench -- backups [--megabytes 1000] [--days 90]: backups beside other tools instead.
// npm run bench -- cards: only what concerns the card index, in main and in the window; takes the salon's options too.
// npm run bench -- door: locking and unlocking in the window, instead.
// npm run bench -- books [--documents 100]: a year of receipts in the books, so many a day, instead.
import '../scripts/node24.ts'
import { execFileSync } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { closeDatabase } from '../../db/open.ts'
import { buildAndTell, needsBuild } from '../scripts/build-app.ts'
import { headlessChromium } from '../standin/headless-chromium.ts'
import { backupFigures } from './backups.ts'
import { booksFigures } from './books.ts'
import { cards } from './cards.ts'
import { findingTime } from './finding-time.ts'
import { type Figure, isMet, ratioOf, tableOf } from './measure.ts'
import { minutes } from './minutes.ts'
import { photos } from './photos.ts'
import { clientSearch, dayView, keystrokes, saveAppointment } from './routes.ts'
import {
  cachedSalon,
  copyOfApp,
  type OpenSalon,
  openSalon,
  removeWorkingCopies,
  type Size,
  workingCopy,
} from './salons.ts'
import { snapshots } from './snapshot.ts'
import { till } from './till.ts'
import { host, inTheWindow, searchInTheWindow } from './window.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    years: { type: 'string', default: '10' },
    clients: { type: 'string', default: '100000' },
    staff: { type: 'string', default: '6' },
    'without-window': { type: 'boolean', default: false },
    megabytes: { type: 'string', default: '1000' },
    days: { type: 'string', default: '90' },
    documents: { type: 'string', default: '100' },
  },
})
const size: Size = { years: Number(values.years), clients: Number(values.clients), staff: Number(values.staff) }
const tell = (text: string) => process.stderr.write(`\rbench: ${text}                    `)

/** In a process of its own, because what runs in the window is checked with the window's types. */
function inAProcess(script: string, args: readonly string[]): Figure[] {
  const answer = execFileSync(process.execPath, [path.join(import.meta.dirname, script), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(answer.trim().split('\n').at(-1) ?? '[]') as Figure[]
}

const everything = { dayView, findingTime, clientSearch, saveAppointment, snapshots, minutes, photos, till, cards }

async function inMain(
  seededFolder: string,
  measures: Readonly<Record<string, (salon: OpenSalon) => Figure[] | Promise<Figure[]>>>,
): Promise<{ figures: Figure[]; typed: string[] }> {
  const salon = await openSalon(seededFolder)
  try {
    const figures: Figure[] = []
    for (const [name, measure] of Object.entries(measures)) {
      tell(name)
      figures.push(...(await measure(salon)))
    }
    return { figures, typed: keystrokes(salon, 420) }
  } finally {
    closeDatabase(salon.db.raw)
  }
}

/** The built app, where nobody else's build pulls it away. */
async function builtApp(): Promise<string> {
  if (needsBuild() && !(await buildAndTell())) throw new Error('the app does not build')
  if (host === 'stand-in') await headlessChromium()
  return copyOfApp()
}

async function ofTheCards(): Promise<Figure[]> {
  const seededFolder = await cachedSalon(size, tell)
  const { figures, typed } = await inMain(workingCopy(seededFolder, 'calls'), { cards, photos })
  process.stderr.write(`\n${tableOf(figures)}\n`)
  if (values['without-window']) return figures
  const appFolder = await builtApp()
  tell('search in the window')
  figures.push(...(await searchInTheWindow(appFolder, workingCopy(seededFolder, 'seeded'), typed)))
  tell('cards in the window')
  return [
    ...figures,
    ...inAProcess('cards-window.ts', ['--app', appFolder, '--salon', workingCopy(seededFolder, 'cards')]),
  ]
}

async function ofTheDoor(): Promise<Figure[]> {
  const seededFolder = await cachedSalon({ years: 2, clients: 2000, staff: 6 }, tell)
  const appFolder = await builtApp()
  tell('the door')
  return inAProcess('door.ts', ['--app', appFolder, '--salon', workingCopy(seededFolder, 'door')])
}

async function ofTheProgram(): Promise<Figure[]> {
  const seededFolder = await cachedSalon(size, tell)
  const emptyFolder = await cachedSalon({ years: 0, clients: 0, staff: size.staff }, tell)
  tell('copying')
  const { figures, typed } = await inMain(workingCopy(seededFolder, 'calls'), everything)
  process.stderr.write(`\n${tableOf(figures)}\n`)
  if (!values['without-window']) {
    const appFolder = await builtApp()
    const folders = { seeded: workingCopy(seededFolder, 'seeded'), empty: workingCopy(emptyFolder, 'empty') }
    figures.push(...(await inTheWindow(appFolder, folders, typed, tell)))
    tell('calendar in the window')
    figures.push(...inAProcess('calendar.ts', ['--app', appFolder, '--salon', folders.seeded]))
    figures.push(...inAProcess('calendars.ts', []))
    tell('cards in the window')
    const forCards = workingCopy(seededFolder, 'cards')
    figures.push(...inAProcess('cards-window.ts', ['--app', appFolder, '--salon', forCards]))
  }
  return figures
}

try {
  const [part = 'program'] = positionals
  const parts: Readonly<Record<string, () => Promise<Figure[]>>> = {
    program: ofTheProgram,
    cards: ofTheCards,
    door: ofTheDoor,
    books: () => booksFigures(Number(values.documents), tell),
    backups: () => backupFigures({ megabytes: Number(values.megabytes), days: Number(values.days) }, tell),
  }
  const measure = parts[part]
  if (measure === undefined) throw new Error(`there is no part ${part}; there are ${Object.keys(parts).join(', ')}`)
  const figures = await measure()
  process.stderr.write('\n')
  console.log(tableOf(figures))
  const [load = 0] = os.loadavg()
  const cores = os.availableParallelism()
  // Ratios survive other work on the machine better than milliseconds do, and neither survives much of it.
  if (load > cores)
    console.log(
      `Other work keeps this machine busy (load ${load.toFixed(1)} on ${cores} cores): milliseconds are too high.`,
    )
  const results = figures.map((figure) => ({
    ...figure,
    ratio: figure.baseline ? ratioOf(figure) : null,
    met: isMet(figure),
  }))
  console.log(
    JSON.stringify({
      ...size,
      host: values['without-window'] || ['backups', 'books'].includes(part) ? null : host,
      load,
      cores,
      results,
    }),
  )
} finally {
  removeWorkingCopies()
}
