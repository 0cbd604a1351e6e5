// Two cards of one person become one and, undone, two again: nothing lost, nothing left behind.
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addRelative, setTags } from '../../db/client-belongings.ts'
import { clientBin } from '../../db/client-bin.ts'
import { clientCard } from '../../db/client-card.ts'
import { clientPurchases } from '../../db/client-history.ts'
import { mergeClients, undoMerge } from '../../db/client-merge.ts'
import { clientColumns, staying } from '../../db/client-moves.ts'
import { searchClients } from '../../db/client-search.ts'
import { createTag, listTags } from '../../db/client-tags.ts'
import { changeClient, createClient, removeClient } from '../../db/clients.ts'
import { type MergeChoices, mergedFields, usualChoices } from '../../shared/client-merge.ts'
import { type ClientFields, emptyClient } from '../../shared/clients.ts'
import { AppError } from '../../shared/errors.ts'
import { type TempSalon, tempSalon, testNowMs } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeAll(() => {
  salon = tempSalon()
  salon.write((tx) => {
    for (const name of ['Kanta', 'VIP', 'Opiskelija']) createTag(tx, { name, colour: 1 }, salon.actor())
  })
})
afterAll(() => salon.close())

const clientTablesUsed = [
  'client_search',
  'client_merge',
  'client_not_same',
  'client_tag_link',
  'client_family',
  'client_identity',
  'client_change',
  'consent',
  'visit',
  'appointment',
  'client',
]
const empty = () =>
  salon.write((tx) => {
    tx.raw.exec('UPDATE client SET payer_id = NULL, merged_into = NULL')
    for (const table of clientTablesUsed) tx.raw.exec(`DELETE FROM ${table}`)
  })
beforeEach(empty)

const code = (work: () => unknown): string => {
  try {
    work()
    return 'not refused'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}
const create = (fields: Partial<ClientFields> & { name: string }) =>
  salon.write((tx) => createClient(tx, fields, salon.actor()))
const card = (id: string) => clientCard(salon.db, { id }, salon.actor())
const merge = (keptId: string, otherId: string, choices: MergeChoices = {}, atMs = testNowMs) =>
  salon.write((tx) =>
    mergeClients(
      tx,
      { keptId, keptVersion: card(keptId).version, otherId, otherVersion: card(otherId).version, choices },
      salon.actor('owner', atMs),
    ),
  )
const undo = (id: string, atMs = testNowMs) => salon.write((tx) => undoMerge(tx, { id }, salon.actor('owner', atMs)))
const raw = (sql: string, ...values: unknown[]) => salon.db.raw.prepare(sql).run(...values)

/** Everything in the file but the log, and but the versions, which only count saves so that no open window overwrites. */
function contents(): Record<string, unknown> {
  const { raw: file } = salon.db
  const tables = file
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'access_log%'",
    )
    .pluck()
    .all() as string[]
  file.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.every_word USING fts5vocab('main', 'client_search', 'instance')")
  return {
    ...Object.fromEntries(
      tables.sort().map((table) => {
        const rows = file.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[]
        if (table === 'client') for (const row of rows) row.version = 0
        return [table, rows.map((row) => JSON.stringify(row)).sort()]
      }),
    ),
    search: file.prepare('SELECT term, doc, col FROM temp.every_word ORDER BY term, doc, col').raw().all(),
  }
}

let count = 0
const nextId = () => {
  count += 1
  return `row-${String(count).padStart(6, '0')}`
}
function addAppointment(clientId: string, day: string, hasVisit: boolean): void {
  const id = nextId()
  raw(
    'INSERT INTO appointment (id, day, status, client_id, created_at_ms, created_by) VALUES (?, ?, ?, ?, 1, ?)',
    id,
    day,
    hasVisit ? 'done' : 'booked',
    clientId,
    salon.owner.id,
  )
  if (!hasVisit) return
  raw(
    'INSERT INTO visit (id, appointment_id, client_id, day, arrived_at_ms, finished_at_ms) VALUES (?, ?, ?, ?, 1, 2)',
    nextId(),
    id,
    clientId,
    day,
  )
  raw(
    'UPDATE client SET visit_count = visit_count + 1, last_visit_day = max(coalesce(last_visit_day, ?), ?) WHERE id = ?',
    day,
    day,
    clientId,
  )
}
function addConsent(clientId: string, kind: string, answer: 'given' | 'refused', atMs: number): void {
  raw(
    "INSERT INTO consent (id, client_id, kind, answer, source, at_ms, staff_id) VALUES (?, ?, ?, ?, 'spoken', ?, ?)",
    nextId(),
    clientId,
    kind,
    answer,
    atMs,
    salon.owner.id,
  )
}

describe('every column that names a client', () => {
  test('is moved or has a reason to stay', () => {
    const { raw: file } = salon.db
    const moved = new Set(clientColumns(salon.db).map((each) => `${each.table}.${each.column}`))
    const tables = file
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
      .pluck()
      .all() as string[]
    for (const table of tables) {
      const columns = (file.pragma(`table_info(${table})`) as { name: string }[]).map((each) => each.name)
      const keys = (file.pragma(`foreign_key_list(${table})`) as { table: string; from: string }[])
        .filter((key) => key.table === 'client')
        .map((key) => key.from)
      const naming = [...columns.filter((name) => /(^|_)client(_id)?$/.test(name)), ...keys]
      for (const column of naming) {
        const name = `${table}.${column}`
        expect(moved.has(name) || staying[name] !== undefined, name).toBe(true)
      }
    }
    expect([...moved]).toEqual(
      expect.arrayContaining(['appointment.client_id', 'visit.client_id', 'consent.client_id']),
    )
  })
})

describe('merging', () => {
  test('moves everything to the card that stays, and the other is found no more', () => {
    const kept = create({ name: 'Maija Virtanen', phone: '040 000 1111' })
    const other = create({
      name: 'Virtanen Maija',
      phone: '050 000 2222',
      email: 'maija@example.fi',
      notes: 'Juo teetä',
    })
    const child = create({ name: 'Pikku Virtanen' })
    const [kanta, vip] = listTags(salon.db)
    salon.write((tx) => {
      const actor = salon.actor()
      setTags(tx, { id: kept.id, version: 1, tagIds: [kanta?.id ?? ''] }, actor)
      setTags(tx, { id: other.id, version: 1, tagIds: [kanta?.id ?? '', vip?.id ?? ''] }, actor)
      addRelative(tx, { id: other.id, relativeId: child.id, relation: 'child' }, actor)
    })
    addAppointment(other.id, '2026-11-20', true)
    addAppointment(kept.id, '2026-11-02', true)
    const { card: after, stayed } = merge(kept.id, other.id, usualChoices(fieldsOf(kept.id), fieldsOf(other.id)))
    expect(after).toMatchObject({
      name: 'Maija Virtanen',
      phone: '040 000 1111',
      morePhones: '050 000 2222',
      email: 'maija@example.fi',
      notes: 'Juo teetä',
      visitCount: 2,
      lastVisitDay: '2026-11-20',
    })
    expect(after.history).toHaveLength(2)
    expect(after.tags.map((tag) => tag.name)).toEqual(['Kanta', 'VIP'])
    expect(after.family.map((each) => [each.name, each.relation])).toEqual([['Pikku Virtanen', 'child']])
    // Both had the tag: the other card's link stays with it, out of sight.
    expect(stayed).toBe(1)
    expect(searchClients(salon.db, { text: 'virtanen maija', limit: 5 }, salon.actor()).map((row) => row.id)).toEqual([
      kept.id,
    ])
    expect(searchClients(salon.db, { text: '0500002222', limit: 5 }, salon.actor()).map((row) => row.id)).toEqual([
      kept.id,
    ])
    expect(card(other.id)).toMatchObject({ removed: true, mergedInto: { id: kept.id } })
    expect(clientBin(salon.db, salon.actor())).toMatchObject({
      removed: [],
      merges: [{ keptName: 'Maija Virtanen', otherName: 'Virtanen Maija', daysLeft: 30 }],
    })
  })

  test('of a card with itself, an old version or a card in the bin is refused', () => {
    const one = create({ name: 'Aino' })
    const two = create({ name: 'Aino' })
    expect(code(() => merge(one.id, one.id))).toBe('CLIENT_SAME')
    const stale = { keptId: one.id, keptVersion: 9, otherId: two.id, otherVersion: 1, choices: {} }
    expect(code(() => salon.write((tx) => mergeClients(tx, stale, salon.actor())))).toBe('CHANGED_BY_OTHER')
    salon.write((tx) => removeClient(tx, two, salon.actor()))
    expect(code(() => merge(one.id, two.id))).toBe('CHANGED_BY_OTHER')
  })

  test('lets the later of two answers hold', () => {
    const kept = create({ name: 'Aino' })
    const other = create({ name: 'Aino' })
    addConsent(kept.id, 'marketing-sms', 'given', 100)
    addConsent(other.id, 'marketing-sms', 'refused', 200)
    addConsent(kept.id, 'marketing-email', 'refused', 300)
    addConsent(other.id, 'marketing-email', 'given', 100)
    merge(kept.id, other.id)
    const holding = salon.db.raw
      .prepare('SELECT kind, answer FROM consent WHERE client_id = ? AND ended_at_ms IS NULL ORDER BY kind')
      .raw()
      .all(kept.id)
    expect(holding).toEqual([
      ['marketing-email', 'refused'],
      ['marketing-sms', 'refused'],
    ])
  })

  test('never makes a card its own payer or its own relative', () => {
    const kept = create({ name: 'Äiti' })
    const other = create({ name: 'Äiti uudelleen', payerId: kept.id })
    salon.write((tx) => changeClient(tx, { id: kept.id, version: 1, patch: { payerId: other.id } }, salon.actor()))
    salon.write((tx) => addRelative(tx, { id: kept.id, relativeId: other.id, relation: 'sibling' }, salon.actor()))
    const before = contents()
    const { card: after, mergeId } = merge(kept.id, other.id, { payerId: 'other' })
    expect(after).toMatchObject({ payerId: '', family: [], paysFor: [] })
    undo(mergeId)
    expect(contents()).toEqual(before)
  })

  test('leaves issued documents with the card they were issued to, and still shows them', () => {
    const kept = create({ name: 'Aino' })
    const other = create({ name: 'Aino' })
    const id = nextId()
    salon.write((tx) => {
      tx.raw.exec(`
        UPDATE number_series SET next_number = next_number + 1 WHERE series = 'K';
        INSERT INTO document_line (document_id, position, kind, name, quantity, unit_cents, discount_cents, discount_reason,
          total_cents, vat_code, rate_bp, staff_id, staff_print) VALUES ('${id}', 0, 'service', 'Hieronta', 1, 6500, 0, '',
          6500, 'STD', 2550, '${salon.owner.id}', 'Helmi');
        INSERT INTO document_vat VALUES ('${id}', 'STD', 2550, 6500, 1321, 5179);
        INSERT INTO payment (document_id, position, method, method_kind, method_print, cents, rounding_cents, change_cents)
          VALUES ('${id}', 0, 'card', 'card', 'Kortti', 6500, 0, 0);
        INSERT INTO document (id, request_id, kind, seller_id, series, number, day, issued_at_ms, language, seller_print,
          staff_id, cashier_print, client_id, total_cents) SELECT '${id}', '${id}', 'receipt', 'seller-1', 'K', next_number - 1,
          '2026-11-20', 5, 'fi', '{}', '${salon.owner.id}', 'Helmi', '${other.id}', 6500 FROM number_series WHERE series = 'K';
      `)
    })
    merge(kept.id, other.id)
    expect(salon.db.raw.prepare('SELECT client_id FROM document WHERE id = ?').pluck().get(id)).toBe(other.id)
    expect(clientPurchases(salon.db, { id: kept.id })).toMatchObject([{ documentId: id, totalCents: 6500 }])
  })
})

const fieldsOf = (id: string): ClientFields => {
  const found = card(id)
  return Object.fromEntries(
    Object.keys(emptyClient).map((field) => [field, found[field as keyof ClientFields] ?? '']),
  ) as unknown as ClientFields
}

describe('undoing', () => {
  const text = fc.constantFrom('', 'Teetä', 'Kahvia', 'Ei hajusteita')
  const fields = fc.record({
    name: fc.constantFrom('Maija Virtanen', 'Virtanen Maija', 'Maija Wirtanen', 'Åsa Öhman'),
    phone: fc.constantFrom('', '040 000 1111', '+358 50 000 2222', 'ei ole'),
    email: fc.constantFrom('', 'maija@example.fi', 'asa@example.fi'),
    alert: text,
    notes: text,
    morePhones: fc.constantFrom('', '09 000 3333 työ'),
    birthYear: fc.constantFrom('', '1980', '1981'),
    city: fc.constantFrom('', 'Turku', 'Åbo'),
  })
  const belongings = fc.record({
    tags: fc.uniqueArray(fc.nat(2)),
    visits: fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.boolean()), { maxLength: 4 }),
    consents: fc.uniqueArray(fc.tuple(fc.constantFrom('health', 'marketing-sms', 'photos-record'), fc.nat(9)), {
      selector: ([kind]) => kind,
    }),
    payer: fc.boolean(),
    family: fc.constantFrom('none', 'friend', 'each other'),
    hasIdentity: fc.boolean(),
  })
  const choices = fc.dictionary(
    fc.constantFrom('name', 'phone', 'email', 'alert', 'notes', 'morePhones', 'birthYear', 'city', 'payerId'),
    fc.constantFrom('kept', 'other', 'both'),
  )

  test('right after a merge leaves the whole file as it was before', () => {
    fc.assert(
      fc.property(fc.tuple(fields, belongings), fc.tuple(fields, belongings), choices, (first, second, chosen) => {
        empty()
        const friend = create({ name: 'Ystävä' })
        const made = [first, second].map(([own]) => create(own))
        const tags = listTags(salon.db)
        made.forEach((client, index) => {
          const [, has] = index === 0 ? first : second
          const mate = made[1 - index]
          salon.write((tx) => {
            const actor = salon.actor()
            setTags(tx, { id: client.id, version: 1, tagIds: has.tags.map((at) => tags[at]?.id ?? '') }, actor)
            if (has.family === 'friend')
              addRelative(tx, { id: client.id, relativeId: friend.id, relation: 'other' }, actor)
            if (has.family === 'each other' && mate) {
              addRelative(tx, { id: client.id, relativeId: mate.id, relation: 'partner' }, actor)
            }
            const { version } = clientCard(tx, client, actor)
            if (has.payer) {
              const payerId = index === 0 ? friend.id : (mate?.id ?? '')
              changeClient(tx, { id: client.id, version, patch: { payerId } }, actor)
            }
          })
          for (const [day, hasVisit] of has.visits) {
            addAppointment(client.id, `2026-10-${String(day).padStart(2, '0')}`, hasVisit)
          }
          for (const [kind, at] of has.consents) addConsent(client.id, kind, at % 2 === 0 ? 'given' : 'refused', at)
          if (has.hasIdentity) {
            raw('INSERT INTO client_identity VALUES (?, ?, ?, 1)', nextId(), client.id, Buffer.from('sealed'))
          }
        })
        const [kept, other] = made
        if (!kept || !other) throw new Error('two cards')
        const before = contents()
        const { mergeId } = merge(kept.id, other.id, chosen as MergeChoices)
        expect(contents()).not.toEqual(before)
        expect(salon.db.raw.pragma('foreign_key_check')).toEqual([])
        expect(undo(mergeId)).toMatchObject({ otherId: other.id, keptChanges: [] })
        expect(contents()).toEqual(before)
      }),
      { numRuns: 25 },
    )
  })

  test('keeps what came after: a new visit, a field changed since', () => {
    const kept = create({ name: 'Aino', notes: 'vanha' })
    const other = create({ name: 'Aino', notes: 'toinen', phone: '040 000 1111' })
    addAppointment(other.id, '2026-11-01', true)
    const { card: merged, mergeId } = merge(kept.id, other.id, { notes: 'other', phone: 'other' })
    salon.write((tx) =>
      changeClient(tx, { id: kept.id, version: merged.version, patch: { notes: 'kolmas' } }, salon.actor()),
    )
    addAppointment(kept.id, '2026-11-22', true)
    const undone = undo(mergeId)
    expect(undone.keptChanges).toEqual(['notes'])
    expect(card(kept.id)).toMatchObject({ notes: 'kolmas', phone: '', visitCount: 1, lastVisitDay: '2026-11-22' })
    expect(card(other.id)).toMatchObject({ notes: 'toinen', removed: false, visitCount: 1, lastVisitDay: '2026-11-01' })
    expect(card(kept.id).history.map((row) => row.day)).toEqual(['2026-11-22'])
    expect(card(other.id).history.map((row) => row.day)).toEqual(['2026-11-01'])
    expect(code(() => undo(mergeId))).toBe('NOT_FOUND')
  })

  test('goes in turn: of two merges in a row the later first', () => {
    const [a, b, c] = ['A', 'B', 'C'].map((name) => create({ name }))
    if (!a || !b || !c) throw new Error('three cards')
    addAppointment(a.id, '2026-11-01', true)
    const before = contents()
    const first = merge(b.id, a.id)
    const between = contents()
    const second = merge(c.id, b.id)
    expect(card(a.id).mergedInto?.id).toBe(c.id)
    expect(card(c.id).history).toHaveLength(1)
    expect(code(() => undo(first.mergeId))).toBe('CLIENT_MERGED_ON')
    undo(second.mergeId)
    expect(contents()).toEqual(between)
    undo(first.mergeId)
    expect(contents()).toEqual(before)
  })

  test('is possible for thirty days and not a day longer; then the old card is emptied', () => {
    const day = 86_400_000
    const kept = create({ name: 'Aino' })
    const other = create({ name: 'Aino Salainen', phone: '040 000 1111' })
    const { mergeId } = merge(kept.id, other.id)
    expect(code(() => undo(mergeId, testNowMs + 30 * day))).toBe('CLIENT_MERGE_UNDO_GONE')
    const [x, y] = [create({ name: 'X' }), create({ name: 'Y' })]
    merge(x.id, y.id, {}, testNowMs + 30 * day)
    expect(JSON.stringify(contents())).not.toContain('040 000 1111')
    expect(clientBin(salon.db, salon.actor('owner', testNowMs + 30 * day)).merges).toHaveLength(1)
  })

  test('of a merge whose card is in the bin asks to bring it back first', () => {
    const kept = create({ name: 'Aino' })
    const other = create({ name: 'Aino' })
    const { card: merged, mergeId } = merge(kept.id, other.id)
    salon.write((tx) => removeClient(tx, merged, salon.actor()))
    expect(code(() => undo(mergeId))).toBe('CLIENT_MERGED_ON')
  })
})

describe('what is offered', () => {
  const any = fc.record({
    name: fc.constantFrom('A', 'B'),
    phone: fc.constantFrom('', '040 000 1111', '050 000 2222'),
    notes: fc.constantFrom('', 'x', 'y'),
    email: fc.constantFrom('', 'a@example.fi'),
  })
  test('loses no phone number and no note', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [kept, other] = [
          { ...emptyClient, ...a },
          { ...emptyClient, ...b },
        ]
        const result = mergedFields(kept, other, usualChoices(kept, other), ['k', 'o'])
        for (const each of [kept, other]) {
          expect(`${result.phone}\n${result.morePhones}`).toContain(each.phone)
          expect(result.notes).toContain(each.notes)
        }
        if (kept.email === '') expect(result.email).toBe(other.email)
      }),
    )
  })
})
