// The access package against the database, field by field: nothing missing, nothing that is not hers.
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientRowsOf, clientTables, packageSections } from '../../db/client-data.ts'
import { type AccessPackage, accessPackage, packagePictures, portabilityPackage } from '../../db/privacy-package.ts'
import { cardsOfPerson } from '../../db/privacy-rows.ts'
import { packagePaper } from '../../electron/papers/access-package.ts'
import { plainPaperPdf } from '../../electron/papers/plain-paper.ts'
import { columnWord } from '../../shared/privacy-labels.ts'
import { type FullClient, fullClient, tablesWithoutHer } from '../helpers/fullClient.ts'
import { type TempSalon, tempSalon, testNowMs } from '../helpers/tempSalon.ts'

let salon: TempSalon
let her: FullClient
let content: AccessPackage
beforeAll(() => {
  salon = tempSalon()
  her = fullClient(salon)
  content = accessPackage(salon.db, her.id, { atMs: testNowMs, nameStaff: false })
})
afterAll(() => salon.close())

const given = (table: string) =>
  content.sections.flatMap((section) => section.tables).find((each) => each.table === table)

describe('the whole package', () => {
  it('is asked of a client with rows in every table', () => {
    expect(tablesWithoutHer(salon.db, her.id)).toEqual([])
  })

  it('holds every table of hers but those that only repeat another', () => {
    const tables = content.sections.flatMap((section) => section.tables.map((each) => each.table))
    const expected = clientTables().flatMap(([table, rule]) => (rule.section === null ? [] : [table]))
    expect(tables.sort()).toEqual(expected.sort())
  })

  it('holds every field of every row, or says why it is left out', () => {
    for (const [table, rule] of clientTables()) {
      if (rule.section === null || table === 'access_log') continue
      const rows = cardsOfPerson(salon.db, her.id).flatMap(
        (client) =>
          salon.db.raw.prepare(`SELECT * FROM ${table} WHERE ${rule.rows}`).all({ client }) as Record<
            string,
            unknown
          >[],
      )
      const unique = [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()]
      expect(given(table)?.rows.length, table).toBe(unique.length)
      unique.forEach((row, index) => {
        for (const [column, value] of Object.entries(row)) {
          const where = `${table}.${column}`
          if (Object.hasOwn(rule.leftOut ?? {}, column)) {
            expect(given(table)?.leftOut[column], where).toBeTruthy()
            continue
          }
          const plain = value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value
          expect(given(table)?.rows[index]?.[column], where).toEqual(plain)
        }
      })
    }
  })

  it('tells who looked when and for what, without naming staff, also when she was one of many on a list', () => {
    const log = given('access_log')?.rows ?? []
    expect(log.length).toBeGreaterThan(0)
    for (const row of log) {
      expect(row).toMatchObject({ purpose: expect.any(String), at_ms_local: expect.any(String) })
      expect(row).not.toHaveProperty('staff_id')
    }
    const named = accessPackage(salon.db, her.id, { atMs: testNowMs, nameStaff: true })
    const rows = named.sections.flatMap((section) => section.tables).find((each) => each.table === 'access_log')?.rows
    expect(rows?.[0]).toMatchObject({ staff_id_name: 'Aino Koskela' })
  })

  it('holds nothing of anybody else', () => {
    expect(JSON.stringify(content)).not.toContain('Toinen Asiakas')
  })

  it('is refused for somebody who is not on file', () => {
    expect(() => accessPackage(salon.db, 'nobody-here', { atMs: 1, nameStaff: false })).toThrow('NOT_FOUND')
  })
})

describe('what she gave herself', () => {
  it('holds only given columns', () => {
    const own = portabilityPackage(salon.db, her.id, { atMs: testNowMs, nameStaff: false })
    for (const { table, rows } of own.sections.flatMap((section) => section.tables)) {
      const allowed = clientRowsOf(table)?.given ?? []
      for (const row of rows) {
        const columns = Object.keys(row).map((column) => column.replace(/_(local|name)$/, ''))
        expect(
          columns.filter((column) => !allowed.includes(column)),
          table,
        ).toEqual([])
      }
    }
    expect(JSON.stringify(own)).toContain('ylermi.merkkinen@example.org')
    expect(JSON.stringify(own)).not.toContain('merkki-kirjaus')
  })
})

describe('the paper', () => {
  it('shows her photos, and survives a file that is none', async () => {
    const pixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const insert = salon.db.raw.prepare(
      `INSERT INTO attachment (id, client_id, kind, name, type, byte_count, day, staff_id, created_at_ms)
       VALUES (?, ?, 'photo', 'kuva.png', 'image/png', 70, '2026-11-23', ?, 1)`,
    )
    for (const [id, bytes] of [
      ['pho-aaaa', pixel],
      ['pho-bbbb', Buffer.from('ei kuva')],
    ] as const) {
      insert.run(id, her.id, salon.owner.id)
      salon.db.raw.prepare('INSERT INTO attachment_content VALUES (?, ?)').run(id, bytes)
    }
    const pictures = packagePictures(salon.db, her.id).map(({ name, content: bytes }) => ({
      caption: name,
      content: bytes,
    }))
    expect(pictures).toHaveLength(2)
    const paper = (given: typeof pictures) =>
      plainPaperPdf(
        {
          content: { title: 'Kuvat', lead: '', sections: [], signatures: [] },
          language: 'fi',
          footer: '',
          madeAtMs: 1,
          pictures: given,
        },
        path.join(import.meta.dirname, '../../electron/fonts'),
      )
    expect((await paper(pictures)).toString('latin1')).toContain('/Subtype /Image')
    expect((await paper([])).toString('latin1')).not.toContain('/Subtype /Image')
  })

  it.each(['fi', 'sv', 'en'] as const)('in %s has every section and every word of the card', (language) => {
    const paper = packagePaper({
      content,
      language,
      salonName: 'Salonki Aurinko',
      receivedDay: '2026-11-20',
      madeAtMs: testNowMs,
      recipients: ['Tilitoimisto Esimerkki'],
      isPortability: false,
    })
    const filled = packageSections.filter((section) => content.sections.some((each) => each.section === section))
    expect(paper.sections.length).toBe(filled.length + 1)
    const text = JSON.stringify(paper)
    for (const value of ['040 555 9871', 'ylermi.merkkinen@example.org', 'merkki-kirjaus valmis', 'merkki-terveys']) {
      expect(text).toContain(value)
    }
    expect(text).toContain(columnWord('phone', language))
  })
})
