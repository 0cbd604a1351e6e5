// The overview's proofs: each row can fail, and fails for the reason it names.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendLog } from '../../db/accesslog.ts'
import { saveClientParts } from '../../db/client-parts.ts'
import { createClient } from '../../db/clients.ts'
import { answerConsent } from '../../db/consents.ts'
import { unnamedData } from '../../db/named-data.ts'
import { noteOutsideContact, outsideContacts } from '../../db/outside-contacts.ts'
import { type DashboardFacts, dashboard } from '../../db/privacy-dashboard.ts'
import { noteHashKeys } from '../../db/privacy-hashes.ts'
import { setLimit } from '../../db/privacy-limits.ts'
import { saveTillSettings } from '../../db/sales-settings.ts'
import { usualParts } from '../../shared/clients.ts'
import { promises } from '../../shared/privacy.ts'
import { usualTillSettings } from '../../shared/sales-settings.ts'
import { privacyPromises } from '../../shared/translations/privacyPromises.ts'
import { type TempSalon, tempSalon, testNowMs } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeEach(() => {
  salon = tempSalon()
  salon.write((tx) => noteHashKeys(tx, [{ id: 'one', key: Buffer.alloc(32, 7) }], testNowMs))
})
afterEach(() => salon.close())

const dayMs = 86_400_000
const facts: DashboardFacts = {
  backupAtMs: testNowMs,
  backupPlaces: 1,
  passwords: { slots: 2, weakestMiB: 64, tooWeak: 0, behind: 0 },
  logCheckedAtMs: testNowMs,
}
const rowOf = (promise: (typeof promises)[number], atMs = testNowMs) =>
  dashboard(salon.db, facts, salon.actor('owner', atMs)).promises.find((each) => each.promise === promise)

describe('every promise', () => {
  it('has a row with a state and a sentence for its proof', () => {
    const rows = dashboard(salon.db, facts, salon.actor()).promises
    expect(rows.map((row) => row.promise)).toEqual([...promises])
    for (const row of rows) expect(Object.keys(privacyPromises.fi.proofs), row.promise).toContain(row.proof)
  })
})

describe('only named data', () => {
  it('names every column there is', () => {
    expect(unnamedData(salon.db)).toEqual([])
    expect(rowOf('named-data')).toMatchObject({ state: 'kept', proof: 'noCodes' })
  })

  it('fails on a column and on a table that nobody has named', () => {
    salon.db.raw.exec("ALTER TABLE client ADD COLUMN religion TEXT NOT NULL DEFAULT ''")
    expect(rowOf('named-data')).toMatchObject({ state: 'act', proof: 'unnamed', numbers: { names: 'client.religion' } })
    salon.db.raw.exec('CREATE TABLE shadow_profile (client_id TEXT)')
    expect(rowOf('named-data')?.numbers.names).toBe('client.religion, shadow_profile')
  })

  it('asks to look when a card holds what the salon has switched off', () => {
    salon.write((tx) => createClient(tx, { name: 'Osoitteellinen', street: 'Esimerkkitie 2' }, salon.actor()))
    expect(rowOf('named-data')?.state).toBe('kept')
    salon.write((tx) =>
      saveClientParts(tx, { ...usualParts, on: usualParts.on.filter((part) => part !== 'address') }, salon.actor()),
    )
    expect(rowOf('named-data')).toMatchObject({ state: 'look', proof: 'switchedOff', numbers: { count: 1 } })
  })
})

describe('nothing to third parties', () => {
  const contact = (place: string, address: string) =>
    salon.write((tx) => noteOutsideContact(tx, place, address, { atMs: testNowMs }))
  const setPrinter = (host: string) =>
    salon.write((tx) =>
      saveTillSettings(tx, { ...usualTillSettings, printer: { kind: 'network', host, port: 9100 } }, salon.actor()),
    )

  it('a contact to an address of the settings is kept, also when the settings name another one later', () => {
    expect(rowOf('no-third-parties')).toMatchObject({ state: 'kept', proof: 'noContacts' })
    setPrinter('192.168.1.20')
    contact('receipt-printer', '192.168.1.20:9100')
    setPrinter('192.168.1.21')
    contact('receipt-printer', '192.168.1.21:9100')
    expect(rowOf('no-third-parties')).toMatchObject({ state: 'kept', proof: 'contacts', numbers: { count: 2 } })
  })

  it('fails on a contact to anywhere else, and says where', () => {
    setPrinter('192.168.1.20')
    contact('receipt-printer', '192.168.1.20:9100')
    contact('mail-sender', 'telemetry.example.org:443')
    expect(rowOf('no-third-parties')).toMatchObject({
      state: 'act',
      proof: 'strangeContacts',
      numbers: { count: 1, address: 'telemetry.example.org:443' },
    })
    expect(outsideContacts(salon.db).map((each) => [each.address, each.unnamed])).toEqual([
      ['192.168.1.20:9100', 0],
      ['telemetry.example.org:443', 1],
    ])
  })
})

describe('marketing only with leave', () => {
  const newClient = (email: string) =>
    salon.write((tx) => createClient(tx, { name: `Asiakas ${email}`, email }, salon.actor())).id
  const answer = (clientId: string, given: boolean, atMs: number) =>
    salon.write((tx) =>
      answerConsent(
        tx,
        {
          clientId,
          kinds: ['marketing-email'],
          answer: given ? 'given' : 'refused',
          source: 'spoken',
          language: 'fi',
          signature: null,
          guardian: '',
          scan: null,
        },
        salon.actor('owner', atMs),
      ),
    )
  const list = (ids: readonly string[], atMs: number, ...more: string[]) =>
    salon.write((tx) =>
      appendLog(
        tx,
        { staffId: salon.owner.id, workstation: 'kone', session: 's' },
        {
          action: 'export',
          kind: 'client-list',
          purpose: 'client-care',
          record: 'marketing',
          ids,
          fields: ['email', ...more],
        },
        atMs,
        '2026-11-23',
      ),
    )
  const later = testNowMs + dayMs

  it('is kept when everybody on a list had said yes', () => {
    const id = newClient('kylla@example.org')
    answer(id, true, testNowMs - 10)
    list([id], testNowMs)
    expect(rowOf('marketing')).toMatchObject({ state: 'kept', numbers: { allowed: 1, lists: 1 } })
  })

  it('fails on somebody without leave, with a refusal, or with a restricted card', () => {
    const [nothing, refused, restricted] = ['ei@example.org', 'kielto@example.org', 'rajattu@example.org'].map(
      newClient,
    )
    if (!nothing || !refused || !restricted) throw new Error('three clients')
    answer(refused, false, testNowMs - 10)
    answer(restricted, true, testNowMs - 10)
    salon.write((tx) =>
      setLimit(
        tx,
        'restriction',
        { clientId: restricted, on: true, reason: 'Riita' },
        salon.actor('owner', testNowMs - 5),
      ),
    )
    for (const [index, id] of [nothing, refused, restricted].entries()) {
      list([id], testNowMs + index)
      expect(rowOf('marketing', later)).toMatchObject({
        state: 'act',
        proof: 'listedWithout',
        numbers: { count: index + 1 },
      })
    }
  })

  it('the soft opt-in needs a purchase from before', () => {
    const id = newClient('ostaja@example.org')
    list([id], testNowMs, 'soft-opt-in')
    expect(rowOf('marketing', later)?.proof).toBe('listedWithout')
  })

  it('asks to look when somebody on a fresh list has refused since, and forgets it when the list is old', () => {
    const id = newClient('muutti-mielensa@example.org')
    answer(id, true, testNowMs - 10)
    list([id], testNowMs)
    answer(id, false, testNowMs + 10)
    expect(rowOf('marketing', later)).toMatchObject({ state: 'look', proof: 'refusedSince', numbers: { count: 1 } })
    expect(rowOf('marketing', testNowMs + 31 * dayMs)?.state).toBe('kept')
  })
})

describe('the other rows', () => {
  it.each([
    ['passwords', { passwords: { ...facts.passwords, tooWeak: 1 } }, 'act', 'weakPasswords'],
    ['passwords', { passwords: { ...facts.passwords, behind: 1 } }, 'look', 'agedPasswords'],
    ['backups', { backupPlaces: 0 }, 'act', 'noPlace'],
    ['backups', { backupAtMs: null }, 'act', 'noBackup'],
    ['backups', { backupAtMs: testNowMs - 2 * dayMs }, 'look', 'backedUp'],
    ['log', { logCheckedAtMs: null }, 'look', 'logUnchecked'],
    ['log', { logCheckedAtMs: testNowMs - 9 * dayMs }, 'look', 'logChecked'],
  ] as const)('%s fails when %o', (promise, changed, state, proof) => {
    expect(rowOf(promise)?.state).toBe('kept')
    const rows = dashboard(salon.db, { ...facts, ...changed }, salon.actor()).promises
    expect(rows.find((each) => each.promise === promise)).toMatchObject({ state, proof })
  })

  it('staff who have not signed, and papers that are not made, wait', () => {
    expect(rowOf('confidentiality')).toMatchObject({ state: 'look', proof: 'unsigned' })
    expect(rowOf('record')).toMatchObject({ state: 'act', proof: 'noPapers' })
  })
})
