import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { searchClients } from '../../db/client-search.ts'
import { bringBackClient, changeClient, createClient, removeClient } from '../../db/clients.ts'
import { filedWords } from '../../shared/client-search.ts'
import { ClientFields } from '../../shared/clients.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeAll(() => {
  salon = tempSalon()
})
afterAll(() => salon.close())
const empty = () =>
  salon.write((tx) => tx.raw.exec('DELETE FROM client_search; DELETE FROM client_change; DELETE FROM client'))
beforeEach(empty)

const add = (name: string, fields: { phone?: string; email?: string; last?: string } = {}) =>
  salon.write((tx) => {
    const { last, ...given } = fields
    const card = createClient(tx, { name, ...given }, salon.actor())
    if (last) tx.raw.prepare('UPDATE client SET last_visit_day = ? WHERE id = ?').run(last, card.id)
    return card
  })
const found = (text: string, limit = 12) =>
  searchClients(salon.db, { text, limit }, salon.actor()).map((row) => row.name)

describe('finding a client', () => {
  test('by parts of the name in any order', () => {
    add('Anna Kristiina Virtanen-Mäkelä')
    for (const text of ['virt', 'mäk anna', 'Kri Vir', 'ANNA', 'virtanen-m', 'anna   v']) {
      expect(found(text), text).toEqual(['Anna Kristiina Virtanen-Mäkelä'])
    }
    expect(found('anna korhonen')).toEqual([])
  })

  test('by the phone in any form, and by its last digits', () => {
    add('Aino', { phone: '+358 40 123 4567' })
    for (const text of ['0401234567', '040 123', '+358401234567', '00358 40', '358 40 1', '4567', '123-4567', '567']) {
      expect(found(text), text).toEqual(['Aino'])
    }
    expect(found('9999')).toEqual([])
  })

  test('by the end of a number before its middle', () => {
    add('Keskellä', { phone: '040 456 7123', last: '2026-11-01' })
    add('Lopussa', { phone: '040 123 4567', last: '2020-01-01' })
    expect(found('4567')).toEqual(['Lopussa', 'Keskellä'])
  })

  test('by parts of the e-mail address', () => {
    add('Aino', { email: 'kukka.kauppa@example.com' })
    for (const text of ['kukka', 'kauppa@', 'kukka.kauppa@example.com', 'example'])
      expect(found(text)).toEqual(['Aino'])
  })

  test('by a name and half a number together', () => {
    add('Anna Virtanen', { phone: '040 111 2222' })
    add('Anna Virtanen', { phone: '050 333 4444' })
    expect(found('virtanen 050')).toHaveLength(1)
    expect(found('virtanen 05')).toHaveLength(2)
    expect(found('virtanen 053')).toEqual([])
    add('Virtanen 05')
    expect(found('virtanen 05')[0]).toBe('Virtanen 05')
  })

  test('å, ä and ö as typed come first, folded ones second', () => {
    add('Ahola', { last: '2026-11-01' })
    add('Ähola', { last: '2020-01-01' })
    expect(found('ähol')).toEqual(['Ähola', 'Ahola'])
    expect(found('ahol')).toEqual(['Ahola', 'Ähola'])
  })

  test('v and w find each other, the one as typed first', () => {
    add('Virtanen', { last: '2020-01-01' })
    add('Wirtanen', { last: '2026-01-01' })
    expect(found('virt')).toEqual(['Virtanen', 'Wirtanen'])
    expect(found('wirt')).toEqual(['Wirtanen', 'Virtanen'])
  })

  test('a whole word before a beginning, then the latest visit', () => {
    add('Salonen', { last: '2026-11-20' })
    add('Salo vanha', { last: '2019-01-01' })
    add('Salo uusi', { last: '2026-01-01' })
    expect(found('salo')).toEqual(['Salo uusi', 'Salo vanha', 'Salonen'])
  })

  test('nothing typed gives those seen last', () => {
    add('Vanha', { last: '2020-01-01' })
    add('Uusi', { last: '2026-01-01' })
    expect(found(' ')).toEqual(['Uusi', 'Vanha'])
  })

  test('among very many matches the latest still come first, and no more than asked for', () => {
    salon.write((tx) => {
      for (let each = 0; each < 900; each += 1) createClient(tx, { name: `Virtanen ${each}` }, salon.actor())
      tx.raw.exec("UPDATE client SET last_visit_day = '2020-01-01'")
      tx.raw.exec("UPDATE client SET last_visit_day = '2026-01-01' WHERE name = 'Virtanen 777'")
      tx.raw.exec("UPDATE client SET last_visit_day = '2025-01-01' WHERE name = 'Virtanen 333'")
    })
    expect(found('v', 5).slice(0, 2)).toEqual(['Virtanen 777', 'Virtanen 333'])
    expect(found('virtanen', 5)).toHaveLength(5)
  })
})

describe('the index follows the card', () => {
  test('through changes, the bin and back', () => {
    const card = add('Aino Vanha', { phone: '0401234567' })
    const changed = salon.write((tx) =>
      changeClient(tx, { id: card.id, version: 1, patch: { name: 'Aino Uusi', phone: '' } }, salon.actor()),
    )
    expect(found('vanha')).toEqual([])
    expect(found('4567')).toEqual([])
    expect(found('uusi')).toEqual(['Aino Uusi'])
    const removed = salon.write((tx) => removeClient(tx, changed, salon.actor()))
    expect(found('uusi')).toEqual([])
    salon.write((tx) => bringBackClient(tx, removed, salon.actor()))
    expect(found('uusi')).toEqual(['Aino Uusi'])
  })

  test('and a change that is rolled back leaves it as it was', () => {
    const card = add('Aino Vanha')
    expect(() =>
      salon.write((tx) => {
        changeClient(tx, { id: card.id, version: 1, patch: { name: 'Uusi' } }, salon.actor())
        throw new Error('power cut')
      }),
    ).toThrow('power cut')
    expect(found('vanha')).toEqual(['Aino Vanha'])
    expect(found('uusi')).toEqual([])
  })
})

describe('what people may type', () => {
  const hostile = [
    '"',
    '""""',
    '*',
    '-',
    '(',
    ')',
    '^a',
    'a*b*',
    'NEAR',
    'NEAR(a b, 2)',
    'AND OR NOT',
    'name:x',
    '{name loose}:x',
    "'; DROP TABLE client; --",
    '\u0000',
    'a\u0000b',
    '💅',
    '👩‍👩‍👧',
    '\ud800',
    'x'.repeat(10_000),
    'a '.repeat(5000),
    '1 '.repeat(5000),
    '+',
    '+358',
    '%_',
    'İstanbul',
    'ΣΑΣ',
  ]
  test.each(hostile.map((text) => [text.slice(0, 12), text]))('%j is only text', (_, text) => {
    add('Aino Virtanen', { phone: '0401234567' })
    expect(() => found(text)).not.toThrow()
  })

  test('any text at all is only text', () => {
    add('Aino Virtanen', { phone: '0401234567' })
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(found(text).length).toBeLessThanOrEqual(1)
      }),
    )
  })
})

const nameText = fc
  .array(
    fc.oneof(
      fc.constantFrom('Åsa', 'Väinö', 'Élise', 'von', 'Wright', 'Yli-Mäki', 'O’Brien', 'Šemeikka', 'Øster', 'Σίσυφος'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((words) => words.join(' '))
  .map((text) => ClientFields.shape.name.safeParse(text))
  .filter((parsed) => parsed.success)
  .map((parsed) => parsed.data ?? '')

test('a name that begins with a digit is found as it is written', () => {
  for (const name of ['3M Suomi', '4You', '0¢']) {
    empty()
    add(name)
    expect(found(name)).toEqual([name])
    expect(found(name.slice(0, 1))).toEqual([name])
  }
})

describe('whatever the name and the number', () => {
  test('a card is found by any beginning of any part of its name', () => {
    fc.assert(
      fc.property(nameText, fc.nat(), fc.nat(), (name, which, cut) => {
        empty()
        add(name)
        const words = filedWords({ name, phone: '', email: '' }).name
        const word = Array.from(words[which % Math.max(1, words.length)] ?? '')
        fc.pre(word.length > 0)
        expect(found(word.slice(0, 1 + (cut % word.length)).join(''))).toEqual([name])
        expect(found(name)).toEqual([name])
      }),
      { numRuns: 150 },
    )
  })

  test('a card is found by its last digits, three or more, and by any part of its number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(040|050|044|09) ?[0-9]{7}$/), fc.nat(), fc.nat(), (phone, from, length) => {
        empty()
        add('Aino', { phone })
        const digits = phone.replace(/\D/g, '')
        const start = from % (digits.length - 2)
        const size = 3 + (length % (digits.length - start - 2))
        expect(found(digits.slice(-size))).toEqual(['Aino'])
        expect(found(digits.slice(start, start + size))).toEqual(['Aino'])
        expect(found(`+358${digits.slice(1)}`)).toEqual(['Aino'])
      }),
      { numRuns: 150 },
    )
  })
})

test('a role without contact details does not find by them', () => {
  add('Aino', { phone: '0401234567', email: 'kukka@example.com' })
  const actor = { ...salon.actor(), can: (permission: string) => permission !== 'client-contacts' }
  const names = (text: string) => searchClients(salon.db, { text, limit: 5 }, actor).map((row) => row.name)
  expect(names('0401234567')).toEqual([])
  expect(names('kukka')).toEqual([])
  expect(names('aino')).toEqual(['Aino'])
  expect(searchClients(salon.db, { text: 'aino', limit: 5 }, actor)).toMatchObject([{ phone: null, email: null }])
})

test('many matches walk the index of recency instead of sorting', () => {
  const plan = salon.db.raw
    .prepare(
      `EXPLAIN QUERY PLAN SELECT pk FROM client WHERE removed_at_ms IS NULL
       AND +pk IN (SELECT rowid FROM client_search WHERE client_search MATCH 'x')
       ORDER BY coalesce(last_visit_day, date(created_at_ms / 1000, 'unixepoch')) DESC LIMIT 12`,
    )
    .all()
    .map((row) => (row as { detail: string }).detail)
  expect(plan[0]).toBe('SCAN client USING INDEX client_recent')
  expect(plan.join()).not.toContain('TEMP B-TREE FOR ORDER BY')
})
