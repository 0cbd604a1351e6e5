// Printed lists and the day sheet: what stands on them for whom, where the files are, and that they go when they should.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayListPaper, dayOfSheet, sheetFile } from '../../shared/daylists.ts'
import { languages } from '../../shared/values.ts'
import { type OpenedSalon, openedSalon } from '../helpers/tempApp.ts'

let salon: OpenedSalon
let folder: string
beforeEach(async () => {
  salon = await openedSalon()
  folder = mkdtempSync(path.join(tmpdir(), 'loiste-sheet-'))
})
afterEach(async () => {
  await salon.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Each page's words in reading order. */
async function textsOf(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 }).promise
  const pages = Array.from({ length: document.numPages }, async (_, at) => {
    const { items } = await (await document.getPage(at + 1)).getTextContent()
    return items.map((item) => ('str' in item ? item.str : '')).join(' ')
  })
  return Promise.all(pages)
}

const today = '2026-11-23'
const tomorrow = '2026-11-24'
const lines = (startMin: number) => [{ serviceId: salon.massageId, staffId: salon.ainoId, startMin }]

async function bookMaija(day: string, startMin: number, note = '') {
  const { id } = await salon.call('clients.create', {
    name: 'Maija Virtanen',
    phone: '040 123 4567',
    alert: 'Parafiini',
  })
  return salon.call('appointments.book', { day, clientId: id, lines: lines(startMin), note })
}

describe('a list for printing', () => {
  const list = (names: 'full' | 'initials', staffId: string | null = null, to = tomorrow) =>
    salon.call('daylists.list', { from: tomorrow, to, staffId, names })

  it('tells everything of who comes, or initials only', async () => {
    await bookMaija(tomorrow, 600, 'Ovikoodi 12')
    await salon.call('shifts.putBlock', {
      title: 'Lounas',
      staffId: salon.ainoId,
      day: tomorrow,
      startMin: 720,
      endMin: 750,
    })
    const full = await list('full', salon.ainoId)
    expect(full.days[0]?.people[0]?.rows).toMatchObject([
      { startMin: 600, client: 'Maija Virtanen', phone: '040 123 4567', alert: 'Parafiini', note: 'Ovikoodi 12' },
      { startMin: 720, block: 'Lounas' },
    ])
    const initials = await list('initials', salon.ainoId)
    expect(initials.days[0]?.people[0]?.rows[0]).toMatchObject({ client: 'MV', phone: '', alert: '', note: '' })
    expect(JSON.stringify(dayListPaper(initials, 'fi'))).not.toMatch(/Maija|Virtanen|040|Parafiini|Ovikoodi/)
  })

  it('leaves out who will not come, and people who do not work and have nothing', async () => {
    const booked = await bookMaija(tomorrow, 600)
    await salon.call('appointments.setStatus', { id: booked.id, version: booked.version, status: 'cancelled' })
    const { days } = await list('full')
    expect(days[0]?.people.flatMap((person) => person.rows)).toEqual([])
    await salon.call('shifts.change', { change: { kind: 'close-day', day: tomorrow, reason: '' }, knownOutside: [] })
    expect((await list('full')).days[0]?.people).toEqual([])
  })

  it('is a tagged A4 paper in each language, with every row and more pages when needed', async () => {
    for (let at = 0; at < 6; at += 1) {
      for (let day = 0; day < 5; day += 1) {
        await salon.call('appointments.book', {
          day: `2026-11-${24 + day}`,
          clientId: null,
          lines: lines(540 + at * 80),
          note: `muistettavaa ${day}-${at}`,
          overrideReason: 'Sovittu',
        })
      }
    }
    const made = await list('full', null, '2026-11-28')
    for (const language of languages) await readsWhole(await salon.app.papers.table(dayListPaper(made, language)))
  })

  async function readsWhole(bytes: Buffer): Promise<void> {
    expect(bytes.toString('latin1')).toContain('/StructTreeRoot')
    const pages = await textsOf(bytes)
    expect(pages.length).toBeGreaterThan(1)
    const all = pages.join(' ')
    for (let at = 0; at < 6; at += 1) {
      for (let day = 0; day < 5; day += 1) expect(all).toContain(`muistettavaa ${day}-${at}`)
    }
    for (const page of pages) expect(page).toContain('Loiste')
  }

  it('is saved where the person says, and says who printed what in the access log', async () => {
    await bookMaija(tomorrow, 600)
    const asked = { from: tomorrow, to: tomorrow, staffId: null, names: 'full' as const }
    expect((await salon.call('daylists.savePdf', asked)).fileName).toContain('Päivälista')
    const [page = ''] = await textsOf(salon.saved.at(-1)?.content ?? new Uint8Array())
    expect(page).toContain('Maija Virtanen')
    await salon.call('daylists.savePlanPdf', { monday: today })
    expect((await textsOf(salon.saved.at(-1)?.content ?? new Uint8Array()))[0]).toContain('Aino Koskela')
    await salon.call('daylists.print', asked)
    const log = await salon.call('accesslog.list', {})
    expect(log.rows.slice(0, 5).map((row) => row.action)).toEqual(expect.arrayContaining(['print', 'export']))
  })
})

describe('the day sheet', () => {
  const set = (isOn: boolean, names: 'full' | 'initials' = 'initials') => {
    salon.chooseFolder(folder)
    return salon.call('daylists.setSheet', { isOn, names, choosesFolder: false })
  }
  const read = async (day: string) => (await textsOf(readFileSync(path.join(folder, sheetFile(day))))).join(' ')

  it('is off until somebody switches it on, and cancelling the folder leaves it off', async () => {
    expect(await salon.call('daylists.sheet')).toMatchObject({ isOn: false, folder: null })
    salon.chooseFolder(null)
    expect(await salon.refused('daylists.setSheet', { isOn: true, names: 'full', choosesFolder: true })).toBe(
      'CANCELLED',
    )
    expect(await salon.call('daylists.sheet')).toMatchObject({ isOn: false, folder: null })
  })

  it('holds today and tomorrow with initials, or names when those are chosen', async () => {
    await bookMaija(tomorrow, 600)
    expect(await set(true)).toMatchObject({ isOn: true, folder, problem: null })
    expect(readdirSync(folder).sort()).toEqual([sheetFile(today), sheetFile(tomorrow)])
    expect(await read(tomorrow)).toMatch(/MV/)
    expect(await read(tomorrow)).not.toMatch(/Virtanen|040/)
    await set(true, 'full')
    expect(await read(tomorrow)).toContain('Maija Virtanen')
  })

  it('goes away when it is switched off or kept elsewhere, and leaves other files alone', async () => {
    writeFileSync(path.join(folder, 'oma.pdf'), 'oma')
    writeFileSync(path.join(folder, sheetFile('2026-11-20')), 'vanha')
    await set(true)
    expect(readdirSync(folder).sort()).toEqual([sheetFile(today), sheetFile(tomorrow), 'oma.pdf'])
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'loiste-sheet-'))
    salon.chooseFolder(elsewhere)
    await salon.call('daylists.setSheet', { isOn: true, names: 'initials', choosesFolder: true })
    expect(readdirSync(folder)).toEqual(['oma.pdf'])
    expect(readdirSync(elsewhere)).toHaveLength(2)
    await salon.call('daylists.setSheet', { isOn: false, names: 'initials', choosesFolder: false })
    expect(readdirSync(elsewhere)).toEqual([])
    rmSync(elsewhere, { recursive: true })
  })

  it('says so when the folder is gone', async () => {
    await set(true)
    rmSync(folder, { recursive: true })
    const state = await salon.call('daylists.setSheet', { isOn: true, names: 'full', choosesFolder: false })
    expect(state.problem).toBe('FILE_NOT_WRITTEN')
    expect(salon.failures).not.toEqual([])
  })

  it('knows its own files by name', () => {
    expect(dayOfSheet(sheetFile(today))).toBe(today)
    expect(dayOfSheet('loiste-day-2026.pdf')).toBeNull()
    expect(dayOfSheet('x-loiste-day-2026-11-23.pdf')).toBeNull()
  })
})
