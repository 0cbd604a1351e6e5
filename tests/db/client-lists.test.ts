// Lists of clients: each filter, each order over page breaks, a person's own saved lists, and the rows of an export.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setTags } from '../../db/client-belongings.ts'
import { exportRows, listClients, removeFilter, savedFilters, saveFilter } from '../../db/client-lists.ts'
import { clientParts, saveClientParts } from '../../db/client-parts.ts'
import { createTag } from '../../db/client-tags.ts'
import { createClient, removeClient } from '../../db/clients.ts'
import { type ClientFilter, ClientListQuery, clientSorts, exportColumns, safeCell } from '../../shared/client-lists.ts'
import { AppError } from '../../shared/errors.ts'
import { actorOf, type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
let tagId = ''
let newTagId = ''
const ids: Record<string, string> = {}

const people = [
  { name: 'Öhman Åsa', last: '2026-11-20', visits: 3, birthDate: '1980-05-14' },
  { name: 'aalto Aino', last: '2026-01-05', visits: 9, birthDate: '1990-12-01' },
  { name: 'Aalto Bertta', last: null, visits: 0, birthDate: '' },
  { name: 'Wirtanen Väinö', last: '2025-06-01', visits: 1, birthDate: '' },
  { name: 'Virtanen Maija', last: '2026-11-20', visits: 3, birthDate: '1975-05-01' },
  { name: 'Åkerlund Örjan', last: '2026-03-03', visits: 2, birthDate: '' },
]

beforeAll(() => {
  salon = tempSalon()
  salon.write((tx) => {
    const actor = salon.actor()
    saveClientParts(
      tx,
      { ...clientParts(tx), on: [...clientParts(tx).on, 'birthDate'], reasons: { birthDate: 'koe', identityCode: '' } },
      actor,
    )
    tagId = createTag(tx, { name: 'VIP', colour: 1 }, actor)[0]?.id ?? ''
    for (const { name, last, visits, birthDate } of people) {
      const { id } = createClient(tx, { name, birthDate }, actor)
      ids[name] = id
      tx.raw.prepare('UPDATE client SET last_visit_day = ?, visit_count = ? WHERE id = ?').run(last, visits, id)
    }
    newTagId = createTag(tx, { name: 'Uusi', colour: 2 }, actor).find((tag) => tag.name === 'Uusi')?.id ?? ''
    setTags(tx, { id: ids['Öhman Åsa'] ?? '', version: 1, tagIds: [tagId] }, actor)
    setTags(tx, { id: ids['Åkerlund Örjan'] ?? '', version: 1, tagIds: [newTagId] }, actor)
    const maija = ids['Virtanen Maija']
    const { raw } = tx
    raw
      .prepare(
        "INSERT INTO appointment (id, day, status, client_id, created_at_ms, created_by) VALUES ('app-1', '2026-11-20', 'done', ?, 1, ?)",
      )
      .run(maija, salon.owner.id)
    raw
      .prepare("INSERT INTO appointment_line VALUES ('line-1', 'app-1', 0, ?, ?, 600, 60, 0, 0, 0, 6500)")
      .run(salon.massage.id, salon.aino.id)
    raw
      .prepare(
        "INSERT INTO visit (id, appointment_id, client_id, day, arrived_at_ms) VALUES ('visit-1', 'app-1', ?, '2026-11-20', 1)",
      )
      .run(maija)
    raw
      .prepare(
        "INSERT INTO consent (id, client_id, kind, answer, source, at_ms, staff_id) VALUES ('consent-1', ?, 'marketing-sms', 'given', 'spoken', 1, ?)",
      )
      .run(maija, salon.owner.id)
    const gone = createClient(tx, { name: 'Roskakorissa' }, actor)
    removeClient(tx, gone, actor)
  })
})
afterAll(() => salon.close())

const list = (query: Record<string, unknown>) => listClients(salon.db, ClientListQuery.parse(query), salon.actor())
const names = (filter: ClientFilter) => list({ filter }).rows.map((row) => row.name)

describe('a filter', () => {
  test.each<[string, () => ClientFilter, string[]]>([
    ['a tag', () => ({ tagIds: [tagId] }), ['Öhman Åsa']],
    ['any of two tags', () => ({ tagIds: [tagId, newTagId] }), ['Åkerlund Örjan', 'Öhman Åsa']],
    ['all of two tags', () => ({ tagIds: [tagId, newTagId], hasAllTags: true }), []],
    ['a service had', () => ({ serviceId: salon.massage.id }), ['Virtanen Maija']],
    ['a service nobody had', () => ({ serviceId: salon.haircut.id }), []],
    ['a staff member', () => ({ staffId: salon.aino.id }), ['Virtanen Maija']],
    ['a consent that holds', () => ({ consent: 'marketing-sms' }), ['Virtanen Maija']],
    ['a consent that nobody gave', () => ({ consent: 'marketing-email' }), []],
    ['a month of birth', () => ({ birthMonth: 5 }), ['Virtanen Maija', 'Öhman Åsa']],
    ['another month of birth', () => ({ birthMonth: 12 }), ['aalto Aino']],
    ['no visit since', () => ({ visitedTo: '2026-01-31' }), ['aalto Aino', 'Wirtanen Väinö']],
    ['a visit since', () => ({ visitedFrom: '2026-11-01' }), ['Virtanen Maija', 'Öhman Åsa']],
    ['never visited', () => ({ neverVisited: true }), ['Aalto Bertta']],
    ['two at once', () => ({ birthMonth: 5, tagIds: [tagId] }), ['Öhman Åsa']],
  ])('by %s', (_, filter, expected) => {
    expect(names(filter())).toEqual(expected)
    expect(list({ filter: filter() }).total).toBe(expected.length)
  })
})

describe('an order', () => {
  test.each(clientSorts)('by %s runs over page breaks, both ways, every card once', (sort) => {
    for (const isReversed of [false, true]) {
      const whole = list({ sort, isReversed }).rows.map((row) => row.name)
      const paged: string[] = []
      let after: unknown
      do {
        const page = list({ sort, isReversed, limit: 2, ...(after ? { after } : {}) })
        paged.push(...page.rows.map((row) => row.name))
        after = page.next
      } while (after)
      expect(paged).toEqual(whole)
      expect(whole.toSorted()).toEqual(people.map((each) => each.name).toSorted())
    }
    expect(list({ sort, isReversed: true }).rows.map((row) => row.name)).toEqual(
      list({ sort })
        .rows.map((row) => row.name)
        .reverse(),
    )
  })

  test('by name is the Finnish one, by visit the latest first', () => {
    expect(list({}).rows.map((row) => row.name)).toEqual(
      people.map((each) => each.name).toSorted(new Intl.Collator('fi').compare),
    )
    expect(list({ sort: 'lastVisit' }).rows[0]?.lastVisitDay).toBe('2026-11-20')
    expect(list({ sort: 'visits' }).rows[0]?.name).toBe('aalto Aino')
  })
})

describe('saved lists', () => {
  test('are a person’s own: nobody else sees them or takes them away', () => {
    const other = actorOf(salon.aino.id, 'therapist')
    const saved = salon.write((tx) => saveFilter(tx, { name: 'Toukokuu', filter: { birthMonth: 5 } }, salon.actor()))
    expect(saved).toMatchObject([{ name: 'Toukokuu', filter: { birthMonth: 5 } }])
    expect(savedFilters(salon.db, other)).toEqual([])
    const id = saved[0]?.id ?? ''
    expect(() => salon.write((tx) => removeFilter(tx, { id }, other))).toThrow(AppError)
    salon.write((tx) => saveFilter(tx, { name: 'Toukokuu', filter: { birthMonth: 6 } }, salon.actor()))
    expect(savedFilters(salon.db, salon.actor())).toMatchObject([{ id, filter: { birthMonth: 6 } }])
    expect(salon.write((tx) => removeFilter(tx, { id }, salon.actor()))).toEqual([])
  })
})

describe('an export', () => {
  test('holds what the filter holds, never the bin', () => {
    const rows = [...exportRows(salon.db, {}, salon.actor())].flat()
    expect(rows.map((row) => row.name)).toEqual(people.map((each) => each.name))
    expect(Object.keys(rows[0] ?? {})).toEqual([...exportColumns])
    expect([...exportRows(salon.db, { tagIds: [tagId] }, salon.actor())].flat()).toMatchObject([
      { name: 'Öhman Åsa', tags: 'VIP' },
    ])
  })

  test('has no cell that a spreadsheet would run', () => {
    for (const text of ['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1']) {
      expect(safeCell(text)).toBe(`'${text}`)
    }
    for (const text of ['+358 40 000 1111', 'Aino', '', '1-2']) expect(safeCell(text)).toBe(text)
  })
})
