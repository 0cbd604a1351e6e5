// The package for the bookkeeper through the real router: written to the chosen folder and read back by another library,
// every file as the list of contents says; stopped, failed and refused without leaving anything behind.
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import yauzl from 'yauzl'
import { wordsOf } from '../helpers/pdfPictures.ts'
import { type OpenedSalon, openedSalon } from '../helpers/tempApp.ts'

let salon: OpenedSalon
let folder: string
beforeEach(async () => {
  salon = await openedSalon()
  folder = mkdtempSync(path.join(tmpdir(), 'loiste-kirjanpito-'))
})
afterEach(async () => {
  await salon.close()
  rmSync(folder, { recursive: true, force: true })
})

const month = '2026-11'
const day = '2026-11-23'

async function sell(index: number, cents: number, method = 'card') {
  return await salon.call('sales.pay', {
    requestId: `sale-number-${index}`,
    appointmentId: null,
    appointmentVersion: null,
    clientId: null,
    language: 'fi',
    lines: [
      {
        kind: 'service',
        itemId: salon.haircutId,
        quantity: 1,
        unitCents: cents,
        discount: null,
        staffId: salon.ainoId,
      },
    ],
    payments: [{ method, cents }],
  })
}

async function invoice() {
  const settings = await salon.call('settings.get')
  if (settings.salon) await salon.call('settings.saveSalon', { ...settings.salon, iban: 'FI2112345600000785' })
  const content = await salon.call('invoices.begin', { appointmentId: null, clientId: null })
  const draft = await salon.call('invoices.saveDraft', {
    id: null,
    version: null,
    content: {
      ...content,
      buyer: { ...content.buyer, name: '=Malli; Maija' },
      lines: [
        {
          kind: 'service',
          itemId: salon.massageId,
          quantity: 1,
          unitCents: 6500,
          discount: null,
          staffId: salon.ainoId,
        },
      ],
    },
  })
  return await salon.call('invoices.issue', { draftId: draft.id, version: draft.version })
}

async function close() {
  const { cash } = await salon.call('dayclose.report', { day })
  const expectedCents = cash.expectedCents
  return await salon.call('dayclose.close', { day, count: null, differenceReason: '', expectedCents })
}

/** Every file of an archive. */
function unzipped(file: string): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const files = new Map<string, Buffer>()
    yauzl.open(file, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('error', reject)
      zip.on('end', () => resolve(files))
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (failure, stream) => {
          if (failure) return reject(failure)
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('error', reject)
          stream.on('end', () => {
            files.set(entry.fileName, Buffer.concat(chunks))
            zip.readEntry()
          })
        })
      })
      zip.readEntry()
    })
  })
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('the package of a month', () => {
  it('holds every file of the list with its own checksum, and the papers', async () => {
    await sell(1, 5900)
    await sell(2, 4498, 'cash')
    await invoice()
    await close()
    salon.chooseFolder(folder)
    const { fileName } = await salon.call('bookkeeping.makePackage', { month })
    expect(fileName).toBe('kirjanpito-1234567-1-2026-11.zip')
    expect(readdirSync(folder)).toEqual([fileName])
    const file = path.join(folder, fileName ?? '')
    const files = await unzipped(file)
    expect([...files.keys()].sort()).toEqual(
      [
        ...['avoimet.csv', 'kirjaukset.csv', 'kitsas.csv', 'lahjakortit.csv', 'netvisor.csv', 'paivamyynti.csv'],
        ...['tositteet.csv', 'manifest.json', 'yhteenveto.pdf', 'paivat/Z-1.pdf', 'laskut/L-1.pdf'],
        ...['finvoice/L-1.xml', 'kuitit/K-1.pdf', 'kuitit/K-2.pdf'],
      ].sort(),
    )
    const manifest = JSON.parse(String(files.get('manifest.json'))) as {
      files: { name: string; bytes: number; sha256: string }[]
      reconciliation: { findings: unknown[]; documentsCents: number }
    }
    expect(manifest.reconciliation).toMatchObject({ findings: [], documentsCents: 5900 + 4498 + 6500 })
    expect(manifest.files.map((each) => each.name).sort()).toEqual(
      [...files.keys()].filter((name) => name !== 'manifest.json').sort(),
    )
    for (const each of manifest.files) {
      const content = files.get(each.name) ?? Buffer.alloc(0)
      expect([each.name, each.bytes, each.sha256]).toEqual([each.name, content.length, sha256(content)])
    }
    for (const name of files.keys()) expect(name).toMatch(/^[a-zA-Z0-9./-]+$/)

    // A mark for spreadsheets, none for programs; a name that begins like a formula is made harmless, a sum is not.
    const text = (name: string) => String(files.get(name))
    expect(text('avoimet.csv')).toBe(
      '\uFEFFLasku;Päivä;Eräpäivä;Asiakas;Viite;Summa;Hyvitetty;Maksettu;Avoinna\r\nL-1;23.11.2026;7.12.2026;"\'=Malli; Maija";202600017;65,00;0,00;0,00;65,00\r\n',
    )
    expect(text('kitsas.csv').startsWith('Pvm;Tosite;Tilinumero;')).toBe(true)
    expect(text('netvisor.csv')).toContain(';-')
    expect(text('paivamyynti.csv').split('\r\n')).toHaveLength(3)

    const [words = ''] = await wordsOf(files.get('yhteenveto.pdf') ?? Buffer.alloc(0))
    expect(words).toContain('Kirjanpidon yhteenveto marraskuu 2026')
    expect(words).toContain('Kaikki täsmää sentilleen')
    expect(words).toContain('12.1.2027')
    expect((await wordsOf(files.get('kuitit/K-2.pdf') ?? Buffer.alloc(0)))[0]).toContain('K-2')
    expect((await wordsOf(files.get('paivat/Z-1.pdf') ?? Buffer.alloc(0)))[0]).toContain('Z1')

    const view = await salon.call('bookkeeping.month', { month })
    expect(view).toMatchObject({ isPackageCurrent: true, counts: { receipts: 2, invoices: 1 } })
    expect(view.packages[0]).toMatchObject({ fileName, sha256: sha256(readFileSync(file)), staffName: 'Helmi Laine' })
    const log = await salon.call('accesslog.list', { kind: 'bookkeeping', action: 'export' })
    expect(log.rows).toMatchObject([{ record: month, purpose: 'billing' }])
    expect(salon.packageProgress.at(-1)).toMatchObject({ step: 'done', fileName })

    // Another one stands beside it, and something sold since makes the first one old.
    await sell(3, 1000)
    expect((await salon.call('bookkeeping.month', { month })).isPackageCurrent).toBe(false)
    const again = await salon.call('bookkeeping.makePackage', { month, withReceipts: false, forSpreadsheet: false })
    expect(again.fileName).toBe('kirjanpito-1234567-1-2026-11-2.zip')
    const plain = await unzipped(path.join(folder, again.fileName ?? ''))
    expect([...plain.keys()].some((name) => name.startsWith('kuitit/'))).toBe(false)
    expect(String(plain.get('avoimet.csv')).startsWith('Lasku;')).toBe(true)
  }, 60_000)

  it('leaves nothing in the folder when it is stopped, when the folder refuses, and when no folder is chosen', async () => {
    for (let index = 0; index < 12; index += 1) await sell(index, 1000 + index)
    await close()
    salon.chooseFolder(null)
    expect(await salon.call('bookkeeping.makePackage', { month })).toEqual({ fileName: null })
    salon.chooseFolder(folder)
    const making = salon.call('bookkeeping.makePackage', { month })
    expect(await salon.refused('bookkeeping.makePackage', { month })).toBe('PACKAGE_BUSY')
    expect(await salon.call('bookkeeping.cancelPackage')).toEqual({ wasRunning: true })
    expect(await making).toEqual({ fileName: null })
    expect(readdirSync(folder)).toEqual([])
    expect(await salon.call('bookkeeping.progress')).toMatchObject({ step: 'cancelled' })

    const notAFolder = path.join(folder, 'tiedosto')
    writeFileSync(notAFolder, '')
    salon.chooseFolder(notAFolder)
    expect(await salon.refused('bookkeeping.makePackage', { month })).toBe('FILE_NOT_WRITTEN')
    expect(readdirSync(folder)).toEqual(['tiedosto'])
    expect((await salon.call('bookkeeping.month', { month })).packages).toEqual([])
    const log = await salon.call('accesslog.list', { kind: 'bookkeeping', action: 'export' })
    expect(log.rows).toEqual([])
    // Afterwards it works as ever.
    salon.chooseFolder(folder)
    expect((await salon.call('bookkeeping.makePackage', { month })).fileName).not.toBeNull()
  }, 60_000)
})

it('is for those who hold the permission: the bookkeeper, who sees no card, and not a therapist', async () => {
  await salon.call('staff.create', { name: 'Kirsi Tili', role: 'bookkeeper', password: 'tilikirja 2026 avoin' })
  await salon.call('session.signOut')
  await salon.call('session.signIn', { name: 'Kirsi Tili', password: 'tilikirja 2026 avoin' })
  expect((await salon.call('bookkeeping.months', {})).months[0]).toMatchObject({ month, state: 'open' })
  expect(await salon.refused('clients.list', {})).toBe('NOT_PERMITTED')
  await salon.call('session.signOut')
  await salon.call('session.signIn', { name: 'Aino Koskela', password: 'lumipallo77' })
  for (const route of ['bookkeeping.months', 'bookkeeping.accounts'])
    expect(await salon.refused(route, {})).toBe('NOT_PERMITTED')
  expect(await salon.refused('bookkeeping.makePackage', { month })).toBe('NOT_PERMITTED')
})
