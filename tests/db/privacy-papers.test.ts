// Breaches, papers and what staff have been told: the clock, the contents the law asks for, versions and reviews.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { create } from 'fontkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendLog } from '../../db/accesslog.ts'
import { createClient } from '../../db/clients.ts'
import { breachById, clientsSeen, markBreach, newBreach, saveBreach } from '../../db/privacy-breaches.ts'
import {
  acknowledge,
  acknowledgements,
  listPapers,
  makePaper,
  noteUndertaking,
  ownNotice,
  paperById,
  paperFacts,
} from '../../db/privacy-papers.ts'
import { savePaperSettings } from '../../db/privacy-settings.ts'
import { breachPaper } from '../../electron/papers/breach-report.ts'
import { plainPaperPdf } from '../../electron/papers/plain-paper.ts'
import { printable } from '../../shared/printable.ts'
import { emptyFacts, nextBreachStep, suggestedRisk } from '../../shared/privacy-breaches.ts'
import { emptyPaperSettings, paperKinds } from '../../shared/privacy-papers.ts'
import { paperContent } from '../../shared/privacy-texts/papers.ts'
import { languages } from '../../shared/values.ts'
import { type TempSalon, tempSalon, testNowMs } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeEach(() => {
  salon = tempSalon()
})
afterEach(() => salon.close())

const fonts = path.join(import.meta.dirname, '../../electron/fonts')
const faces = ['Inter-Regular.ttf', 'Inter-SemiBold.ttf'].map((name) => create(readFileSync(path.join(fonts, name))))

/** The signs that a font of the papers would draw as an empty box. */
const undrawn = (text: string) =>
  [...new Set(printable(text))].filter((sign) =>
    faces.some((face) => !face.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)),
  )

describe('a breach', () => {
  const note = (kind: 'snooping' | 'lost-computer' = 'snooping') =>
    salon.write((tx) => newBreach(tx, { kind, awareAtMs: testNowMs - 3_600_000, facts: emptyFacts }, salon.actor()))

  it('has 72 real hours, and leads from risk to closing', () => {
    let breach = note()
    expect(breach.deadlineAtMs - breach.awareAtMs).toBe(72 * 3_600_000)
    expect(nextBreachStep(breach)).toBe('risk')
    breach = salon.write((tx) =>
      saveBreach(tx, { id: breach.id, version: breach.version, facts: emptyFacts, risk: 'high', clientIds: [] }),
    )
    for (const step of ['authority', 'people', 'follow-up', 'closed'] as const) {
      expect(nextBreachStep(breach)).toBe(step)
      breach = salon.write((tx) =>
        markBreach(tx, { id: breach.id, version: breach.version, step, note: 'Tehty' }, salon.actor()),
      )
    }
    expect(nextBreachStep(breach)).toBeNull()
  })

  it('is not noted from the future, and an encrypted computer without its key is no risk', () => {
    expect(() =>
      salon.write((tx) => newBreach(tx, { kind: 'other', awareAtMs: testNowMs + 1, facts: emptyFacts }, salon.actor())),
    ).toThrow('INVALID_INPUT')
    expect(suggestedRisk('lost-computer', { ...emptyFacts, encrypted: 'yes', data: ['health'] })).toBe('none')
    expect(suggestedRisk('lost-computer', { ...emptyFacts, encrypted: 'unknown', data: ['names'] })).toBe('some')
    expect(suggestedRisk('snooping', { ...emptyFacts, encrypted: 'yes', data: ['health'] })).toBe('high')
  })

  it('finds in the log whose data was seen by an account between two instants', () => {
    const [seen, listed, other] = ['Nähty', 'Listalla', 'Muu'].map((name) =>
      salon.write((tx) => createClient(tx, { name }, salon.actor()).id),
    )
    const look = (staffId: string, atMs: number, what: { client?: string; ids?: string[] }) =>
      salon.write((tx) =>
        appendLog(
          tx,
          { staffId, workstation: 'w', session: 's' },
          { action: 'view', kind: 'client', purpose: 'client-care', ...what },
          atMs,
          '2026-11-23',
        ),
      )
    look(salon.aino.id, 1000, { client: seen ?? '' })
    look(salon.aino.id, 1500, { ids: [listed ?? ''] })
    look(salon.elina.id, 1500, { client: other ?? '' })
    look(salon.aino.id, 9000, { client: other ?? '' })
    const names = (staffId: string | null) =>
      clientsSeen(salon.db, { fromMs: 900, toMs: 2000, staffId }).map((client) => client.name)
    expect(names(salon.aino.id)).toEqual(['Listalla', 'Nähty'])
    expect(names(null)).toEqual(['Listalla', 'Muu', 'Nähty'])
  })

  it.each(languages)('has a paper in %s with what articles 33 and 34 ask for', async (language) => {
    const breach = note('lost-computer')
    const facts = {
      ...emptyFacts,
      what: 'Kone vietiin',
      data: ['names' as const],
      people: 12,
      measures: 'Salasanat vaihdettu',
      consequences: 'Roskaposti',
    }
    salon.write((tx) => saveBreach(tx, { id: breach.id, version: breach.version, facts, risk: 'some', clientIds: [] }))
    const content = breachPaper(breachById(salon.db, breach), language, {
      salon: 'Salonki Aurinko',
      contact: 'Helmi, 09 000',
    })
    const text = JSON.stringify(content)
    for (const part of ['Kone vietiin', '12', 'Salasanat vaihdettu', 'Roskaposti', 'Helmi, 09 000'])
      expect(text).toContain(part)
    await keep(`breach-${language}`, content, language)
  })
})

describe('papers', () => {
  it.each(paperKinds)('%s says the same in three languages, and names the salon', async (kind) => {
    const facts = paperFacts(salon.db)
    const made = languages.map((language) => paperContent(kind, language, facts))
    expect(new Set(made.map((paper) => paper.sections.length)).size).toBe(1)
    expect(new Set(made.map((paper) => JSON.stringify(paper.sections.map((each) => each.list.length)))).size).toBe(1)
    expect(new Set(made.map((paper) => paper.title)).size).toBe(3)
    for (const [index, paper] of made.entries()) {
      expect(JSON.stringify(paper)).toContain('Salonki Aurinko')
      await keep(`${kind}-${languages[index]}`, paper, languages[index] ?? 'fi')
    }
  })

  it('the notice has every point of article 13 and nothing of a website', () => {
    const text = JSON.stringify(paperContent('notice', 'en', paperFacts(salon.db)))
    for (const point of [
      'Controller',
      'basis',
      'legitimate interest',
      'receives',
      'outside the EU',
      'kept',
      'rights',
      'withdraw',
      'Ombudsman',
      'Do you have to give the data',
      'automated decisions',
    ]) {
      expect(text.toLowerCase(), point).toContain(point.toLowerCase())
    }
    expect(text).not.toMatch(/cookie|IP address|browser/i)
  })

  it('the record has seven activities, each with its facts', () => {
    const { sections } = paperContent('record', 'fi', paperFacts(salon.db))
    const activities = sections.filter((section) => /^[1-7]\./.test(section.heading))
    expect(activities).toHaveLength(7)
    for (const activity of activities) expect(activity.facts, activity.heading).toHaveLength(7)
  })

  it('a new version has the next number; a change of settings is noticed; a year later it is due', () => {
    const make = () => salon.write((tx) => makePaper(tx, { kind: 'notice', language: 'sv' }, salon.actor()))
    expect(make().latest).toMatchObject({ number: 1, language: 'sv', reviewDay: '2027-11-23', isDue: false })
    salon.write((tx) => savePaperSettings(tx, { ...emptyPaperSettings, contactName: 'Helmi Laine' }, salon.actor()))
    const row = () => listPapers(salon.db, '2027-11-23').find((paper) => paper.kind === 'notice')
    expect(row()).toMatchObject({ isOutdated: true, latest: { isDue: true } })
    const second = make()
    expect(second).toMatchObject({ isOutdated: false, latest: { number: 2 } })
    expect(JSON.stringify(paperById(salon.db, second.latest?.id ?? '').content)).toContain('Helmi Laine')
  })
})

describe('staff', () => {
  it('are told of logging once, and again after a new version; undertakings are noted', () => {
    const aino = { ...salon.actor('therapist'), staffId: salon.aino.id }
    expect(ownNotice(salon.db, aino)).toEqual({ isDue: true, number: 0 })
    salon.write((tx) => acknowledge(tx, { number: 0 }, aino))
    expect(ownNotice(salon.db, aino).isDue).toBe(false)
    salon.write((tx) => makePaper(tx, { kind: 'staff-notice', language: 'fi' }, salon.actor()))
    expect(ownNotice(salon.db, aino)).toEqual({ isDue: true, number: 1 })
    const people = salon.write((tx) =>
      noteUndertaking(tx, { staffId: salon.aino.id, where: 'Kansio 1' }, salon.actor()),
    )
    expect(people.find((person) => person.staffId === salon.aino.id)?.confidentiality?.where).toBe('Kansio 1')
    expect(acknowledgements(salon.db).filter((person) => person.confidentiality === null)).toHaveLength(1)
  })
})

/** Makes the PDF, which must be one; LOISTE_PAPERS names a folder to look at them in. */
async function keep(
  name: string,
  content: ReturnType<typeof paperContent>,
  language: 'fi' | 'sv' | 'en',
): Promise<void> {
  expect(undrawn(JSON.stringify(content))).toEqual([])
  const pdf = await plainPaperPdf({ content, language, footer: 'Salonki Aurinko', madeAtMs: testNowMs }, fonts)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const folder = process.env.LOISTE_PAPERS
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, `${name}.pdf`), pdf)
}
