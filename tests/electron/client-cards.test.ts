// Client cards through the door: optional parts, the identity code that never leaves by another way, histories with undo,
// duplicates, the export.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identityCheckCharacter } from '../../shared/finland/identity-code.ts'
import { type OpenedSalon, openedSalon, ownerPassphrase } from '../helpers/tempApp.ts'

/** An invented code of the range that belongs to nobody. */
const code = `010180-901${identityCheckCharacter('010180901')}`

let salon: OpenedSalon
beforeAll(async () => {
  salon = await openedSalon()
})
afterAll(() => salon.close())

describe('optional parts', () => {
  it('are refused until switched on, and identity codes until a reason is written', async () => {
    const { id, version } = await salon.call('clients.create', { name: 'Aino Mäki' })
    expect(await salon.refused('clients.change', { id, version, patch: { gender: 'woman' } })).toBe('CLIENT_FIELD_OFF')
    expect(await salon.refused('clients.change', { id, version, patch: { birthDate: '1980-01-01' } })).toBe(
      'CLIENT_FIELD_OFF',
    )
    expect(await salon.refused('clients.setIdentityCode', { id, code })).toBe('CLIENT_FIELD_OFF')
    const parts = await salon.call('clients.parts')
    const all = [...parts.on, 'gender', 'birthDate', 'identityCode'] as const
    expect(await salon.refused('clients.saveParts', { ...parts, on: all })).toBe('CLIENT_PART_NEEDS_REASON')
    await salon.call('clients.saveParts', {
      on: [...all],
      reasons: { birthDate: 'Hoitosuhde', identityCode: 'Laki edellyttää' },
    })
    const card = await salon.call('clients.change', {
      id,
      version,
      patch: { gender: 'woman', birthDate: '1980-05-01' },
    })
    expect(card).toMatchObject({ gender: 'woman', birthDate: '1980-05-01', birthYear: '1980' })
  })

  it('refuse a year of birth that has not come', async () => {
    const { id, version } = await salon.call('clients.create', { name: 'Bo Ek' })
    expect(await salon.refused('clients.change', { id, version, patch: { birthYear: '2027' } })).toBe(
      'CLIENT_BIRTH_IN_FUTURE',
    )
    expect(await salon.refused('clients.change', { id, version, patch: { birthYear: '1879' } })).toBe('INVALID_INPUT')
    expect(await salon.refused('clients.change', { id, version, patch: { businessId: '1234567-2' } })).toBe(
      'INVALID_INPUT',
    )
  })
})

describe('the identity code', () => {
  it('is shown only against the password and a reason, and comes by no other way', async () => {
    const { id } = await salon.call('clients.create', { name: 'Salainen Henkilö', phone: '040 000 1111' })
    expect(await salon.refused('clients.setIdentityCode', { id, code: '010180-901A' })).toBe('IDENTITY_CODE_WRONG')
    await salon.call('clients.setIdentityCode', { id, code: code.toLowerCase() })

    const reveal = { id, password: ownerPassphrase, reason: 'Kela-korvaus' }
    expect(await salon.refused('clients.revealIdentityCode', { ...reveal, password: 'väärä salasana' })).toBe(
      'PASSWORD_WRONG',
    )
    expect(await salon.refused('clients.revealIdentityCode', { ...reveal, reason: '  ' })).toBe('INVALID_INPUT')
    expect(await salon.call('clients.revealIdentityCode', reveal)).toEqual({ code })

    const seen = [
      await salon.call('clients.get', { id }),
      await salon.call('clients.list', {}),
      await salon.call('clients.changes', { id }),
      await salon.call('clients.search', { text: code }),
      await salon.call('clients.search', { text: '010180' }),
      await salon.call('accesslog.list', { clientId: id }),
      await salon.call('clients.findDuplicates'),
      await salon.call('clients.timeline', { id }),
    ]
    expect(JSON.stringify(seen)).not.toContain('010180')
    expect(seen[3]).toEqual([])
    await salon.call('clients.export', { filter: {} })
    expect(Buffer.from(salon.saved.at(-1)?.content ?? []).toString('utf8')).not.toContain('010180')

    const log = await salon.call('accesslog.list', { clientId: id })
    expect(log.rows.filter((row) => row.fields.includes('identityCode')).map((row) => row.action)).toEqual([
      'view',
      'change',
    ])
    expect((await salon.call('clients.changes', { id })).flatMap((entry) => entry.changes)).toContainEqual({
      field: 'identityCodeShown',
      before: '',
      after: 'Kela-korvaus',
    })
  })

  it('lies sealed in the file, and is gone when taken away', async () => {
    const { db } = salon.app.session.requireOpen()
    const sealed = db.raw.prepare('SELECT id, sealed FROM client_identity').all() as { sealed: Buffer }[]
    expect(sealed).toHaveLength(1)
    expect(sealed[0]?.sealed.toString('latin1')).not.toContain('010180')
    const [row] = await salon.call('clients.search', { text: 'salainen' })
    await salon.call('clients.setIdentityCode', { id: row?.id ?? '', code: '' })
    expect(db.raw.prepare('SELECT count(*) FROM client_identity').pluck().get()).toBe(0)
  })

  it('is out of reach for a therapist, export and settings too', async () => {
    const [row] = await salon.call('clients.search', { text: 'salainen' })
    const id = row?.id ?? ''
    await salon.call('session.signIn', { staffId: salon.ainoId, password: 'lumipallo77' })
    expect(await salon.refused('clients.setIdentityCode', { id, code })).toBe('NOT_PERMITTED')
    expect(await salon.refused('clients.revealIdentityCode', { id, password: 'x', reason: 'y' })).toBe('NOT_PERMITTED')
    expect(await salon.refused('clients.export', { filter: {} })).toBe('NOT_PERMITTED')
    expect(await salon.refused('clients.createTag', { name: 'VIP', colour: 1 })).toBe('NOT_PERMITTED')
    await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
  })
})

describe('the history', () => {
  it('tells who changed what from what to what, and a value can be put back', async () => {
    const made = await salon.call('clients.create', { name: 'Cia Ek', notes: 'ensin' })
    const changed = await salon.call('clients.change', { id: made.id, version: 1, patch: { notes: 'sitten' } })
    const [entry] = await salon.call('clients.changes', { id: made.id })
    expect(entry).toMatchObject({
      staffName: 'Helmi Laine',
      changes: [{ field: 'notes', before: 'ensin', after: 'sitten' }],
    })
    const back = await salon.call('clients.change', {
      id: made.id,
      version: changed.version,
      patch: { notes: entry?.changes[0]?.before ?? '' },
    })
    expect(back.notes).toBe('ensin')
  })
})

describe('duplicates', () => {
  it('are told while typing and found among all; two people stay two', async () => {
    const first = await salon.call('clients.create', { name: 'Maija Virtanen', phone: '040 000 2222' })
    const typed = { name: 'Virtanen Maija', phone: '+358400002222', email: '' }
    expect(await salon.call('clients.likelySame', typed)).toMatchObject([
      { card: { id: first.id }, reasons: ['name', 'phone'] },
    ])
    expect(await salon.call('clients.likelySame', { name: 'Ville Kokko', phone: '', email: '' })).toEqual([])
    const second = await salon.call('clients.create', { name: 'Virtanen Maija', phone: '0400002222' })
    const [pair, ...others] = await salon.call('clients.findDuplicates')
    expect(new Set([pair?.first.id, pair?.second.id])).toEqual(new Set([first.id, second.id]))
    expect(others).toEqual([])
    await salon.call('clients.notSame', { firstId: second.id, secondId: first.id })
    expect(await salon.call('clients.findDuplicates')).toEqual([])
  })
})

describe('the export', () => {
  it('is a file that a Finnish spreadsheet opens, and leaves an entry with the count', async () => {
    await salon.call('clients.create', { name: '=HYPERLINK("http://example.org")', notes: 'x' })
    const answer = await salon.call('clients.export', { filter: {} })
    const file = Buffer.from(salon.saved.at(-1)?.content ?? []).toString('utf8')
    expect(file.startsWith('\uFEFFAsiakasnumero;Nimi;Puhelin;')).toBe(true)
    expect(file).toContain(`"'=HYPERLINK(""http://example.org"")"`)
    expect(file.trimEnd().split('\r\n')).toHaveLength((answer?.count ?? 0) + 1)
    const log = await salon.call('accesslog.list', { action: 'export' })
    expect(log.rows[0]).toMatchObject({ kind: 'client-list', record: String(answer?.count) })
  })
})
