// What stands between the visits on a client's timeline, and for whom.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../db/actor.ts'
import { clientEvents } from '../../db/client-events.ts'
import { createClient } from '../../db/clients.ts'
import { answerConsent, withdrawConsent } from '../../db/consents.ts'
import { creditSale } from '../../db/credits.ts'
import { saveIncident } from '../../db/incidents.ts'
import { setLimit } from '../../db/privacy-limits.ts'
import { paySale } from '../../db/sales.ts'
import { type ClientEvent, mostClientEvents } from '../../shared/client-events.ts'
import { AnswerConsent, type ConsentKind, WithdrawConsent } from '../../shared/consents.ts'
import { IncidentFields, SaveIncident } from '../../shared/incidents.ts'
import { type Permission, permissions } from '../../shared/permissions.ts'
import { aCredit, aLine, aSale } from '../helpers/aSale.ts'
import { codeOf } from '../helpers/codeOf.ts'
import { fullClient } from '../helpers/fullClient.ts'
import { type TempSalon, tempSalon, testNowMs } from '../helpers/tempSalon.ts'

const minuteMs = 60_000
let salon: TempSalon
let clientId = ''
beforeEach(() => {
  salon = tempSalon()
  clientId = salon.write((tx) => createClient(tx, { name: 'Maija Testi' }, salon.actor())).id
})
afterEach(() => salon.close())

/** The owner some minutes later. */
const later = (minutes: number) => salon.actor('owner', testNowMs + minutes * minuteMs)
const but = (...missing: readonly Permission[]): Actor => ({
  ...salon.actor(),
  can: (permission) => permissions.includes(permission) && !missing.includes(permission),
})
const eventsOf = (actor: Actor = salon.actor(), id = clientId) => clientEvents(salon.db, { id }, actor)
const word = (event: ClientEvent): string => {
  if (event.kind === 'document') return `${event.document} ${event.cents}`
  if (event.kind === 'card') return `${event.card} card ${event.cents}`
  if (event.kind === 'consent') return `${event.consent} ${event.answer}`
  if (event.kind === 'attachments') return `${event.count} ${event.attached}`
  return event.kind === 'incident' ? `incident ${event.incident}` : `letter ${event.letter}`
}
const words = (events: readonly ClientEvent[]) => events.map(word)

const answer = (kind: ConsentKind, given: 'given' | 'refused', minutes: number) =>
  salon.write((tx) =>
    answerConsent(
      tx,
      AnswerConsent.parse({ clientId, kinds: [kind], answer: given, source: 'spoken', language: 'fi' }),
      later(minutes),
    ),
  )
const withdraw = (kind: ConsentKind, minutes: number) =>
  salon.write((tx) => withdrawConsent(tx, WithdrawConsent.parse({ clientId, kind, source: 'spoken' }), later(minutes)))
const attach = (id: string, kind: 'photo' | 'file', day: string) =>
  salon.db.raw
    .prepare(
      `INSERT INTO attachment (id, client_id, kind, name, type, byte_count, width, height, day, staff_id, created_at_ms)
       VALUES (?, ?, ?, 'x', ?, 1, ?, ?, ?, ?, 1)`,
    )
    .run(
      ...[id, clientId, kind, kind === 'photo' ? 'image/jpeg' : 'application/pdf'],
      ...[kind === 'photo' ? 1 : null, kind === 'photo' ? 1 : null, day, salon.owner.id],
    )
const letter = (id: string) =>
  salon.db.raw
    .prepare(
      `INSERT INTO outbox (id, request_id, kind, client_id, paper_copy, address, subject, body, language, message_id, state,
         next_at_ms, staff_id, created_at_ms)
       VALUES (?, ?, 'letter', ?, 0, 'maija@example.org', 'Hei', 'Hei', 'fi', ?, 'waiting', 1, ?, ?)`,
    )
    .run(id, `request-${id}`, clientId, `<${id}@x.example>`, salon.owner.id, testNowMs)
const send = (id: string) =>
  salon.db.raw
    .prepare("UPDATE outbox SET state = 'sent', done_at_ms = ? WHERE id = ?")
    .run(testNowMs + 50 * minuteMs, id)
const oil = (minutes: number, of: string | null = clientId) =>
  salon.write((tx) =>
    paySale(
      tx,
      aSale({ clientId: of, lines: [aLine(salon)], payments: [{ method: 'card', cents: 1990 }] }),
      later(minutes),
    ),
  )
const giftCard = (minutes: number, lines: ReturnType<typeof aLine>[] = []) =>
  salon.write((tx) =>
    paySale(
      tx,
      aSale({
        clientId,
        lines,
        extras: [
          {
            kind: 'gift-card',
            valueCents: 5000,
            vatCode: 'STD',
            holder: '',
            expiresDay: null,
            staffId: salon.owner.id,
          },
        ],
        payments: [{ method: 'card', cents: 5000 + lines.length * 1990 }],
      }),
      later(minutes),
    ),
  )
const incident = () =>
  salon.write((tx) => {
    const fields = IncidentFields.parse({
      ...{ kind: 'reaction', day: '2026-11-23', minute: 600, service: '', product: '', batch: '' },
      ...{ happened: 'Punoitti', done: '', followUpDay: null },
    })
    return saveIncident(tx, SaveIncident.parse({ known: null, clientId, fields }), salon.actor())
  })

/** One of everything: 9.01 … 10.00 of one day, photos of the day before. */
function everything(): void {
  answer('health', 'given', 1)
  answer('photos-record', 'given', 2)
  const sold = oil(3)
  salon.write((tx) => creditSale(tx, aCredit({ originalId: sold.id }), later(4)))
  giftCard(5)
  attach('att-photo-1', 'photo', '2026-11-22')
  attach('att-photo-2', 'photo', '2026-11-22')
  attach('att-file-1', 'file', '2026-11-21')
  incident()
  letter('let-sent')
  send('let-sent')
  letter('let-waiting')
}

const all = [
  'incident reaction',
  'letter letter',
  'gift card 5000',
  'credit -1990',
  'receipt 1990',
  'photos-record given',
  'health given',
  '2 photo',
  '1 file',
]

describe('the events of a client', () => {
  it('are all there for who may see all, newest first', () => {
    everything()
    expect(words(eventsOf())).toEqual(all)
  })

  it.each([
    ['till', ['gift card 5000', 'credit -1990', 'receipt 1990']],
    ['photos', ['2 photo', '1 file']],
    ['health-data', ['incident reaction']],
    ['messages', ['letter letter']],
  ] as const)('without %s leave out exactly what its tab holds', (missing, gone: readonly string[]) => {
    everything()
    expect(words(eventsOf(but(missing)))).toEqual(all.filter((each) => !gone.includes(each)))
  })

  it('are the consents alone for who has none of these', () => {
    everything()
    expect(words(eventsOf(but('till', 'photos', 'health-data', 'messages')))).toEqual([
      'photos-record given',
      'health given',
    ])
  })

  it('tell nothing of another client, and a sale of nobody is nobody’s', () => {
    everything()
    oil(6, null)
    const other = salon.write((tx) => createClient(tx, { name: 'Toinen' }, salon.actor()))
    expect(eventsOf(salon.actor(), other.id)).toEqual([])
    expect(words(eventsOf())).toEqual(all)
  })

  it('tell a consent withdrawn and refused, and what an answer replaced without a word of its end', () => {
    answer('health', 'given', 1)
    answer('health', 'given', 2)
    withdraw('health', 3)
    answer('guardian', 'given', 4)
    answer('guardian', 'refused', 5)
    expect(words(eventsOf())).toEqual([
      'guardian refused',
      'guardian given',
      'health withdrawn',
      'health given',
      'health given',
    ])
  })

  it('show no incidents or photos that a legal hold keeps after the consent ended', () => {
    everything()
    salon.write((tx) => setLimit(tx, 'hold', { clientId, on: true, reason: 'Vaatimus' }, salon.actor()))
    withdraw('health', 60)
    withdraw('photos-record', 61)
    const count = (table: string) => salon.db.raw.prepare(`SELECT count(*) FROM ${table} WHERE client_id IS NOT NULL`)
    expect([count('incident').pluck().get(), count('attachment').pluck().get()]).toEqual([1, 3])
    const told = words(eventsOf())
    expect(told).not.toContain('incident reaction')
    expect(told).not.toContain('2 photo')
    expect(told).toContain('1 file')
  })

  it('tell a receipt with a card and something else as both, and one with a visit not at all', () => {
    giftCard(1, [aLine(salon)])
    expect(words(eventsOf()).toSorted()).toEqual(['gift card 5000', 'receipt 6990'])
    const full = fullClient(salon)
    // Her receipt paid a visit; what is left of documents is the invoice.
    expect(eventsOf(salon.actor(), full.id).filter((event) => event.kind === 'document')).toMatchObject([
      { document: 'invoice', id: 'inv-aaaa', invoiceId: 'inv-aaaa', cents: 1000 },
    ])
  })

  it('follow documents of a card merged into this one', () => {
    const other = salon.write((tx) => createClient(tx, { name: 'Maija Testi' }, salon.actor()))
    oil(1, other.id)
    salon.db.raw.prepare('UPDATE client SET merged_into = ?, removed_at_ms = 1 WHERE id = ?').run(clientId, other.id)
    expect(words(eventsOf())).toEqual(['receipt 1990'])
  })

  it('stop at the latest hundred', () => {
    for (let day = 1; day <= 28; day += 1) {
      for (const month of ['06', '07', '08', '09']) {
        attach(`att-${month}-${day}`, 'file', `2026-${month}-${String(day).padStart(2, '0')}`)
      }
    }
    const events = eventsOf()
    expect(events).toHaveLength(mostClientEvents)
    expect([events[0]?.day, events.at(-1)?.day]).toEqual(['2026-09-28', '2026-06-13'])
  })

  it('are refused of a restricted card, and of nobody', () => {
    salon.write((tx) => setLimit(tx, 'restriction', { clientId, on: true, reason: 'Pyyntö' }, salon.actor()))
    expect(codeOf(() => eventsOf(but('privacy-requests')))).toBe('CLIENT_RESTRICTED')
    expect(eventsOf()).toEqual([])
    expect(codeOf(() => eventsOf(salon.actor(), 'nobody'))).toBe('NOT_FOUND')
  })
})
