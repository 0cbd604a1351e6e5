// The salon's day through the real router, session, vault, database and backups: everything but the window.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NumbersAfter } from '../../shared/backups.ts'
import { type OpenedSalon, openedSalon, ownerPassphrase, tempApp } from '../helpers/tempApp.ts'

let salon: OpenedSalon
beforeEach(async () => {
  salon = await openedSalon()
})
afterEach(() => salon.close())

const day = '2026-11-23'

async function paidVisit(clientName: string) {
  const { call } = salon
  const client = await call('clients.create', { name: clientName, phone: '040 000 1234' })
  const line = { serviceId: salon.haircutId, staffId: salon.ainoId, startMin: 600 }
  let appointment = await call('appointments.book', { day, clientId: client.id, lines: [line] })
  for (const status of ['arrived', 'in-treatment'] as const) {
    appointment = await call('appointments.setStatus', { id: appointment.id, version: appointment.version, status })
  }
  const visitId = appointment.visitId ?? ''
  await call('visits.sign', {
    visitId,
    draft: null,
    text: 'Lyhennetty 3 cm.',
    products: [{ name: 'Hiusöljy', amount: '2 ml' }],
  })
  appointment = await call('appointments.setStatus', {
    id: appointment.id,
    version: appointment.version,
    status: 'done',
  })
  const checkout = await call('sales.checkout', { appointmentId: appointment.id })
  const total = checkout.lines.reduce((sum, each) => sum + each.quantity * each.unitCents, 0)
  const receipt = await call('sales.pay', {
    requestId: `pay-${appointment.id}`,
    appointmentId: appointment.id,
    appointmentVersion: checkout.appointmentVersion,
    clientId: client.id,
    language: 'fi',
    lines: checkout.lines.map(({ name: _, ...line }) => line),
    payments: [{ method: 'card', cents: total }],
  })
  return { client, appointment, receipt }
}

describe('a day', () => {
  it('goes from booking to receipt, and every view and change is in the log', async () => {
    const { client, receipt } = await paidVisit('Matti Meikäläinen')
    expect(receipt.totalCents).toBe(5900)
    expect(receipt.label).toBe('K-1')
    const card = await salon.call('clients.get', { id: client.id })
    expect(card.history[0]).toMatchObject({ status: 'paid', recordText: 'Lyhennetty 3 cm.', paidCents: 5900 })
    expect((await salon.call('sales.day', { day })).totalCents).toBe(5900)

    const log = await salon.call('accesslog.list', { limit: 200 })
    const seen = new Set(log.rows.map((row) => `${row.action} ${row.kind}`))
    for (const wanted of [
      'create staff',
      'sign-in session',
      'create client',
      'create appointment',
      'change appointment',
      'change treatment-record',
      'view sale',
      'create document',
      'view client',
      'view till-day',
      'backup backup',
    ])
      expect(seen, wanted).toContain(wanted)
    expect(log.rows.filter((row) => row.kind === 'client').every((row) => row.clientName === 'Matti Meikäläinen')).toBe(
      true,
    )
    expect(await salon.call('accesslog.check')).toMatchObject({ whole: true, checkedFromSeq: 1 })
  })

  it('withholds from a role what it may not see, and from a locked screen everything', async () => {
    const { client } = await paidVisit('Matti Meikäläinen')
    await salon.call('session.lock')
    expect(await salon.refused('clients.get', { id: client.id })).toBe('LOCKED')
    await salon.call('session.signIn', { staffId: salon.ainoId, password: 'lumipallo77' })
    expect(await salon.refused('accesslog.list', {})).toBe('NOT_PERMITTED')
    expect(await salon.refused('settings.saveSalon', {})).toBe('NOT_PERMITTED')
    await salon.call('session.signOut')
    expect(await salon.refused('clients.get', { id: client.id })).toBe('NOT_SIGNED_IN')
  })
})

describe('backup and restore', () => {
  it('brings a salon back on an empty machine by passphrase or by code, with nothing lost', async () => {
    await paidVisit('Matti Meikäläinen')
    await salon.call('backups.run')
    for (const secret of [ownerPassphrase, salon.recoveryCode]) {
      const other = await tempApp()
      try {
        other.chooseFolder(salon.backupFolder)
        const place = await other.call('restore.choosePlace')
        const token = place?.token ?? ''
        expect(await other.refused('restore.open', { token, secret: 'väärä salalause tässä' })).toBe('PASSWORD_WRONG')
        const points = await other.call('restore.open', { token, secret })
        expect(points[0]?.summary).toMatchObject({
          clients: 1,
          appointments: 1,
          visits: 1,
          documents: 1,
          lastDocument: { label: 'K-1' },
        })
        const preview = await other.call('restore.preview', { token, sequence: points[0]?.sequence ?? 0 })
        expect(preview).toMatchObject({ present: null, lost: null })
        expect(await other.call('restore.run', { token })).toMatchObject({ phase: 'signed-out' })
        await other.call('session.signIn', { name: 'Helmi Laine', password: ownerPassphrase })
        expect((await other.call('clients.search', { text: 'meikä' })).map((row) => row.name)).toEqual([
          'Matti Meikäläinen',
        ])
        const log = await other.call('accesslog.list', { limit: 10 })
        expect(log.rows.some((row) => row.action === 'restore')).toBe(true)
        expect(await other.call('accesslog.check')).toMatchObject({ whole: true })
        // Staff slots do not travel: Aino needs a new password on the new computer.
        const aino = (await other.call('staff.list')).find((member) => member.name === 'Aino Koskela')
        expect(aino?.canSignIn).toBe(false)
        // The folder it came from goes on as a place.
        expect((await other.call('backups.state')).places).toHaveLength(1)
      } finally {
        await other.close()
      }
    }
  })

  it('leaves out every number that the lost computer may have given, or as many as a person says, and tells why', async () => {
    await paidVisit('Matti Meikäläinen')
    await salon.call('backups.run')
    // What was given after that is known to nobody but whoever holds the paper. Each restored salon goes on in the same
    // place: the point gone back to stays this one.
    const sequence = (await salon.call('backups.state')).places[0]?.lastSequence ?? 0
    const restored = async (numbers?: NumbersAfter) => {
      const other = await tempApp()
      other.chooseFolder(salon.backupFolder)
      const { token = '' } = (await other.call('restore.choosePlace')) ?? {}
      await other.call('restore.open', { token, secret: ownerPassphrase })
      const preview = await other.call('restore.preview', { token, sequence })
      await other.call('restore.run', { token, ...(numbers && { numbers }) })
      await other.call('session.signIn', { name: 'Helmi Laine', password: ownerPassphrase })
      const [restore] = (await other.call('backups.state')).restores
      const { rows } = await other.call('accesslog.list', { limit: 10 })
      const told = (await other.call('dayclose.report', { day })).restores
      await other.close()
      return { preview, restore, told, logged: rows.find((row) => row.action === 'restore')?.fields }
    }
    const unsure = await restored()
    const receipts = unsure.preview.unsure.find(({ series }) => series === 'K')
    expect(receipts).toMatchObject({ last: 1, skipTo: 11 })
    expect(unsure.preview.gaps).toEqual([])
    expect(unsure.restore).toMatchObject({ gapReason: 'unsure' })
    expect(unsure.restore?.gaps).toContainEqual({ series: 'K', from: 2, to: 11 })
    expect(unsure.logged).toContain('K-2–11')
    expect(unsure.told).toEqual([unsure.restore])

    const sellerId = receipts?.sellerId ?? ''
    const last = unsure.preview.unsure.map(({ series, last: number }) => ({
      sellerId,
      series,
      number: series === 'K' ? 4 : number,
    }))
    const told = await restored({ kind: 'told', last })
    expect(told.restore).toMatchObject({ gapReason: 'told', gaps: [{ series: 'K', from: 2, to: 4 }] })
    expect((await restored({ kind: 'none' })).restore?.gaps).toEqual([])
  })

  it('says what a restore would lose, keeps the present file, and can be undone', async () => {
    await salon.call('backups.run')
    const { receipt } = await paidVisit('Liisa Lehtonen')
    const [place] = (await salon.call('backups.state')).places
    const { token } = await salon.call('restore.usePlace', { placeId: place?.id ?? '' })
    const points = await salon.call('restore.open', { token, secret: ownerPassphrase })
    const preview = await salon.call('restore.preview', { token, sequence: points[0]?.sequence ?? 0 })
    expect(preview.gaps).toEqual([{ series: receipt.series, from: receipt.number, to: receipt.number }])
    expect(preview.lost).toMatchObject({
      clients: 1,
      appointments: 1,
      visits: 1,
      documents: 1,
      documentList: [{ label: receipt.label, kind: 'receipt', totalCents: receipt.totalCents }],
    })
    await salon.call('restore.run', { token })
    await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
    expect(await salon.call('clients.search', { text: 'lehtonen' })).toEqual([])
    // Aino's slot is the same vault's: her password still works here.
    expect((await salon.call('staff.list')).find((member) => member.id === salon.ainoId)?.canSignIn).toBe(true)

    // A receipt issued now must not carry the number of one that exists on paper.
    const { receipt: next } = await paidVisit('Kaisa Korhonen')
    expect(next.number).toBe(receipt.number + 1)
    // The number left out is known, for whoever asks about it.
    expect((await salon.call('backups.state')).restores).toMatchObject([
      { gaps: [{ series: receipt.series, from: receipt.number, to: receipt.number }] },
    ])

    expect((await salon.call('backups.state')).undoRestore).not.toBeNull()
    await salon.call('restore.undo')
    await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
    expect((await salon.call('clients.search', { text: 'lehtonen' })).map((row) => row.name)).toEqual([
      'Liisa Lehtonen',
    ])
    expect(await salon.call('accesslog.check')).toMatchObject({ whole: true })
  })

  it('signs out whoever came back while the last backup was made: nothing is written to the file put aside', async () => {
    await salon.call('backups.run')
    await paidVisit('Liisa Lehtonen')
    const [place] = (await salon.call('backups.state')).places
    const { token } = await salon.call('restore.usePlace', { placeId: place?.id ?? '' })
    const [point] = await salon.call('restore.open', { token, secret: ownerPassphrase })
    await salon.call('restore.preview', { token, sequence: point?.sequence ?? 0 })
    const { outbox } = salon.app
    const { stop } = outbox
    outbox.stop = async () => {
      outbox.stop = stop
      await stop()
      await salon.call('session.signIn', { staffId: salon.ainoId, password: 'lumipallo77' })
    }
    expect(await salon.call('restore.run', { token })).toMatchObject({ phase: 'signed-out' })
    await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
    expect(await salon.call('clients.search', { text: 'lehtonen' })).toEqual([])
    expect(await salon.call('accesslog.check')).toMatchObject({ whole: true })
  })

  it('backs up before a restore to every place there is, whatever has become of the first', async () => {
    const second = mkdtempSync(path.join(tmpdir(), 'loiste-toinen-'))
    try {
      salon.chooseFolder(second)
      await salon.call('backups.choosePlace')
      rmSync(salon.backupFolder, { recursive: true })
      const points = () => readdirSync(path.join(second, 'snapshots')).length
      const before = points()
      await paidVisit('Matti Meikäläinen')
      await expect(salon.app.backups.before('restore')).rejects.toMatchObject({ code: 'BACKUP_PLACE_MISSING' })
      expect(points()).toBe(before + 1)
    } finally {
      rmSync(second, { recursive: true, force: true })
    }
  })

  it('backs up at the end of the day without being asked', async () => {
    await paidVisit('Matti Meikäläinen')
    const before = (await salon.call('backups.state')).places[0]?.lastSequence ?? 0
    await salon.quit()
    const newest = Math.max(...readdirSync(path.join(salon.backupFolder, 'snapshots')).map(Number))
    expect(newest).toBeGreaterThan(before)
  })

  it('says that a place is gone and keeps the last good age', async () => {
    rmSync(salon.backupFolder, { recursive: true })
    expect(await salon.refused('backups.run')).toBe('BACKUP_PLACE_MISSING')
    const [place] = (await salon.call('backups.state')).places
    expect(place).toMatchObject({ state: 'failed', problem: 'BACKUP_PLACE_MISSING' })
    expect(place?.lastGoodAtMs).not.toBeNull()
  })

  it('refuses another salon’s folder and a chosen folder that cannot take a backup', async () => {
    const other = await openedSalon()
    try {
      salon.chooseFolder(other.backupFolder)
      // With the folder's name: it stands nowhere else on the screen.
      const refusal = (code: string, folder: string) => ({
        ok: false,
        error: { code, data: { place: path.basename(folder) } },
      })
      expect(await salon.send('backups.choosePlace')).toMatchObject(refusal('BACKUP_OTHER_SALON', other.backupFolder))
      salon.chooseFolder(path.join(other.backupFolder, 'no-such-folder'))
      expect(await salon.send('backups.choosePlace')).toMatchObject(refusal('BACKUP_PLACE_MISSING', 'no-such-folder'))
      salon.chooseFolder(salon.backupFolder)
      expect(await salon.send('backups.choosePlace')).toMatchObject(refusal('BACKUP_PLACE_EXISTS', salon.backupFolder))
      expect((await salon.call('backups.state')).places).toHaveLength(1)
    } finally {
      await other.close()
    }
  })
})

describe('nothing plain on disk', () => {
  it('holds no name, phone, note, password or code in any byte of the folders', async () => {
    const { client } = await paidVisit('Veera Villikissanpoika')
    await salon.call('clients.change', {
      id: client.id,
      version: client.version,
      patch: { notes: 'Erityinen muistiinpano 8841', email: 'veera.villi@example.fi' },
    })
    await salon.call('backups.run')
    const secrets = [
      'Veera',
      'Villikissanpoika',
      'VILLIKISSANPOIKA',
      '040 000 1234',
      '+358400001234',
      // Long enough that random bytes do not say it: four digits are in every few hundred megabytes of ciphertext.
      'muistiinpano 8841',
      'veera.villi',
      'Helmi Laine',
      'Aino Koskela',
      'Lyhennetty',
      ownerPassphrase,
      'lumipallo77',
      salon.recoveryCode,
      salon.recoveryCode.replaceAll('-', ''),
      'Salonki Aurinko',
    ]
    const found: string[] = []
    const walk = (folder: string) => {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const file = path.join(folder, entry.name)
        if (entry.isDirectory()) walk(file)
        else if (entry.isFile()) {
          const bytes = readFileSync(file)
          for (const secret of secrets) {
            for (const encoded of [Buffer.from(secret, 'utf8'), Buffer.from(secret, 'utf16le')]) {
              if (bytes.includes(encoded)) found.push(`${entry.name}: ${secret}`)
            }
          }
        }
      }
    }
    walk(salon.userData)
    walk(salon.backupFolder)
    expect(found).toEqual([])
    await salon.quit()
    walk(salon.userData)
    expect(found).toEqual([])
    // The search itself must be able to find: the vault's format word is there.
    const control = mkdtempSync(path.join(tmpdir(), 'loiste-control-'))
    rmSync(control, { recursive: true })
    expect(readFileSync(path.join(salon.userData, 'vault-a')).includes('slots')).toBe(true)
  })
})
