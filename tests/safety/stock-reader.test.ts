// The file and every backup are read by stock SQLCipher, a program that is not ours: the salon's data is never locked into
// this one. Also after its key was changed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import StockReader from '@signalapp/sqlcipher'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newestSchema } from '../../db/migrations/newest-schema.ts'
import { backupKeysOf, keysOfPoint } from '../../electron/backups/format.ts'
import { listPlace } from '../../electron/backups/list-points.ts'
import { unpackPoint } from '../../electron/backups/unpack.ts'
import { keyFor } from '../../electron/keys/derived-keys.ts'
import { databaseName } from '../../electron/make-salon.ts'
import { type OpenedSalon, openedSalon, ownerPassphrase } from '../helpers/tempApp.ts'
import { report } from './effort.ts'

let salon: OpenedSalon
let folder: string
beforeEach(async () => {
  salon = await openedSalon()
  folder = mkdtempSync(path.join(tmpdir(), 'loiste-stock-'))
})
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  await salon.close()
})

function clientsIn(file: string, key: Uint8Array): number | string {
  const stock = new StockReader(file)
  try {
    stock.exec(`PRAGMA key = "x'${Buffer.from(key).toString('hex')}'"`)
    if (stock.prepare('PRAGMA quick_check').get<{ quick_check: string }>()?.quick_check !== 'ok') return 'not whole'
    return stock.prepare('SELECT count(*) AS count FROM client').get<{ count: number }>()?.count ?? 'none'
  } catch (error) {
    return (error as Error).message
  } finally {
    stock.close()
  }
}

test('opens the live file and every point, before and after a change of key; with another key it does not', async () => {
  await salon.call('clients.create', { name: 'Testi Ennen' })
  await salon.call('backups.run')
  salon.wait(61 * 60_000)
  await salon.call('keys.changeDataKey', { passphrase: ownerPassphrase })
  salon.wait(61 * 60_000)
  await salon.call('clients.create', { name: 'Testi Jälkeen' })
  await salon.call('backups.run')
  const { dataKey, formerDataKeys } = salon.app.session.requireOpen().opened
  const keys = backupKeysOf(dataKey, formerDataKeys)
  const liveKey = keyFor(dataKey, 'database')
  await salon.quit()

  const { points } = listPlace(salon.backupFolder, keys, newestSchema)
  const found = points.map(({ sequence }) => {
    const targetFile = path.join(folder, `${sequence}.db`)
    const { header } = unpackPoint({ place: salon.backupFolder, sequence, keys, targetFile, newestSchema })
    return clientsIn(targetFile, keysOfPoint(keys, header).database)
  })
  const live = clientsIn(path.join(salon.userData, databaseName), liveKey)
  const wrong = clientsIn(path.join(salon.userData, databaseName), new Uint8Array(32).fill(1))
  report({
    row: 'stock SQLCipher',
    tried: points.length + 1,
    found: `${[live, ...found].filter((count) => typeof count === 'number').length} opened`,
    control: `another key: ${typeof wrong === 'string' ? 'refused' : 'opened'}`,
  })
  expect(live).toBe(2)
  expect(found.length).toBeGreaterThanOrEqual(2)
  // Points from before the first card too, none that could not be read.
  expect(found.filter((count) => typeof count !== 'number' || count > 2)).toEqual([])
  expect(found).toEqual(expect.arrayContaining([1, 2]))
  expect(typeof wrong).toBe('string')
}, 120_000)
