import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../db/actor.ts'
import { clientCard } from '../../db/client-card.ts'
import { listClients as listed } from '../../db/client-lists.ts'
import { bringBackClient, changeClient, createClient, removeClient } from '../../db/clients.ts'
import { all, type Db, query } from '../../db/handle.ts'
import { type ClientList, ClientListQuery } from '../../shared/client-lists.ts'
import { ClientFields } from '../../shared/clients.ts'
import { AppError } from '../../shared/errors.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeAll(() => {
  salon = tempSalon()
})
afterAll(() => salon.close())
beforeEach(() => {
  salon.write((tx) => tx.raw.exec('DELETE FROM client_search; DELETE FROM client_change; DELETE FROM client'))
})

const create = (fields: Parameters<typeof createClient>[1], actor = salon.actor()) =>
  salon.write((tx) => createClient(tx, fields, actor))

const code = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'no error'
}

const listClients = (db: Db, input: unknown, actor: Actor) => listed(db, ClientListQuery.parse(input), actor)

describe('a card', () => {
  test('needs only a name; everything else starts empty', () => {
    const card = create({ name: 'Aino Testi' })
    expect(card).toMatchObject({ version: 1, phone: '', email: '', language: 'fi', removed: false, history: [] })
    expect(clientCard(salon.db, card, salon.actor())).toEqual(card)
  })

  test('keeps text of every kind exactly as it was typed', () => {
    const name = `'); DROP TABLE client; -- <img src=x onerror=alert(1)> 💅🏽 Ω "x"`
    const card = create({ name, notes: "<script>\n</script> ' OR 1=1 --" })
    expect(card.name).toBe(name)
    expect(card.notes).toBe("<script>\n</script> ' OR 1=1 --")
    expect(all(salon.db, query.selectFrom('client').select('name'))).toEqual([{ name }])
  })

  test('is understood as a phone number when it is one, and kept as typed when not', () => {
    create({ name: 'A', phone: '040-123 4567' })
    create({ name: 'B', phone: 'soita siskolle' })
    const rows = all(salon.db, query.selectFrom('client').select(['phone', 'phone_e164']).orderBy('name'))
    expect(rows).toEqual([
      { phone: '040-123 4567', phone_e164: '+358401234567' },
      { phone: 'soita siskolle', phone_e164: null },
    ])
  })

  test('refuses names and texts beyond their length at the door', () => {
    expect(ClientFields.shape.name.safeParse('x'.repeat(10_000)).success).toBe(false)
    expect(ClientFields.shape.name.safeParse('  ').success).toBe(false)
    expect(ClientFields.shape.name.safeParse('x'.repeat(200)).success).toBe(true)
    expect(ClientFields.shape.email.safeParse('ei osoite').success).toBe(false)
    expect(ClientFields.shape.notes.safeParse('x'.repeat(10_001)).success).toBe(false)
  })
})

describe('changing a card', () => {
  test('keeps what was there before, with who and when', () => {
    const card = create({ name: 'Aino', phone: '0401234567' })
    const after = salon.write((tx) =>
      changeClient(tx, { id: card.id, version: 1, patch: { name: 'Aino Uusi', alert: 'Latex' } }, salon.actor()),
    )
    expect(after).toMatchObject({ name: 'Aino Uusi', alert: 'Latex', phone: '0401234567', version: 2 })
    const [kept] = all(salon.db, query.selectFrom('client_change').selectAll())
    expect(kept).toMatchObject({ client_id: card.id, staff_id: salon.owner.id })
    expect(JSON.parse(kept?.changes ?? '')).toEqual([
      { field: 'name', before: 'Aino', after: 'Aino Uusi' },
      { field: 'alert', before: '', after: 'Latex' },
    ])
  })

  test('to the same values changes nothing', () => {
    const card = create({ name: 'Aino' })
    const after = salon.write((tx) =>
      changeClient(tx, { id: card.id, version: 1, patch: { name: 'Aino', notes: '' } }, salon.actor()),
    )
    expect(after.version).toBe(1)
    expect(all(salon.db, query.selectFrom('client_change').selectAll())).toEqual([])
  })

  test('on an old version is refused and overwrites nothing', () => {
    const card = create({ name: 'Aino' })
    const change = (name: string) =>
      salon.write((tx) => changeClient(tx, { id: card.id, version: 1, patch: { name } }, salon.actor()))
    change('Ensin')
    expect(code(() => change('Sitten'))).toBe('CHANGED_BY_OTHER')
    expect(clientCard(salon.db, card, salon.actor()).name).toBe('Ensin')
  })

  test('of an unknown client is refused', () => {
    expect(code(() => clientCard(salon.db, { id: 'nobody' }, salon.actor()))).toBe('NOT_FOUND')
    const patch = { id: 'nobody', version: 1, patch: { name: 'x' } }
    expect(code(() => salon.write((tx) => changeClient(tx, patch, salon.actor())))).toBe('NOT_FOUND')
  })
})

describe('the bin', () => {
  test('takes a card out of the list and gives it back unchanged', () => {
    const card = create({ name: 'Aino', notes: 'muistiinpano' })
    const removed = salon.write((tx) => removeClient(tx, card, salon.actor()))
    expect(removed.removed).toBe(true)
    expect(listClients(salon.db, { limit: 10 }, salon.actor())).toEqual({ rows: [], next: null, total: 0 })
    const back = salon.write((tx) => bringBackClient(tx, removed, salon.actor()))
    expect(back).toEqual({ ...card, version: 3 })
    expect(listClients(salon.db, { limit: 10 }, salon.actor()).total).toBe(1)
  })

  test('refuses an old version, a second removal, and changes inside the bin', () => {
    const card = create({ name: 'Aino' })
    const removed = salon.write((tx) => removeClient(tx, card, salon.actor()))
    expect(code(() => salon.write((tx) => removeClient(tx, card, salon.actor())))).toBe('CHANGED_BY_OTHER')
    expect(code(() => salon.write((tx) => removeClient(tx, removed, salon.actor())))).toBe('CHANGED_BY_OTHER')
    const change = { id: card.id, version: removed.version, patch: { name: 'x' } }
    expect(code(() => salon.write((tx) => changeClient(tx, change, salon.actor())))).toBe('CHANGED_BY_OTHER')
    expect(code(() => salon.write((tx) => bringBackClient(tx, card, salon.actor())))).toBe('CHANGED_BY_OTHER')
  })
})

describe('the list', () => {
  test('runs in Finnish order, page by page, every card once', () => {
    const names = ['Öhman', 'Åberg', 'Äijälä', 'aalto', 'Aalto', 'Virtanen', 'Wirtanen', 'Vuori', 'von Wright', 'Ünal']
    for (const name of names) create({ name })
    const seen: string[] = []
    let after: ClientList['next'] | undefined
    for (let page = 0; page < 10; page += 1) {
      const list = listClients(salon.db, { limit: 3, ...(after ? { after } : {}) }, salon.actor())
      expect(list.total).toBe(page === 0 ? names.length : null)
      seen.push(...list.rows.map((row) => row.name))
      if (list.next === null) break
      after = list.next
    }
    expect(seen).toEqual(names.toSorted(new Intl.Collator('fi').compare))
  })

  test('does not lose or repeat cards of the same name over a page break', () => {
    for (let each = 0; each < 7; each += 1) create({ name: 'Sama Nimi' })
    const first = listClients(salon.db, { limit: 4 }, salon.actor())
    const second = listClients(salon.db, { limit: 4, after: first.next ?? undefined }, salon.actor())
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(7)
    expect(second.next).toBeNull()
  })
})

describe('a role without contact details', () => {
  test('sees neither phone nor e-mail on a card or in a list', () => {
    const card = create({ name: 'Aino', phone: '0401234567', email: 'aino@example.com' })
    const actor = { ...salon.actor(), can: (permission: string) => permission !== 'client-contacts' }
    expect(clientCard(salon.db, card, actor)).toMatchObject({ name: 'Aino', phone: null, email: null })
    expect(listClients(salon.db, { limit: 5 }, actor).rows).toMatchObject([{ phone: null, email: null }])
  })

  test('cannot write what it may not see', () => {
    const actor = { ...salon.actor(), can: (permission: string) => permission !== 'client-contacts' }
    expect(code(() => create({ name: 'B', phone: '0401234567' }, actor))).toBe('NOT_PERMITTED')
    const card = create({ name: 'B' }, actor)
    const patch = { id: card.id, version: 1, patch: { email: 'b@example.com' } }
    expect(code(() => salon.write((tx) => changeClient(tx, patch, actor)))).toBe('NOT_PERMITTED')
  })
})
