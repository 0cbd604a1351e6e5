// Stopping a backup in the middle, or while it still waits for its turn, through the real router; its process is held at the
// moment the copy would begin.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BackupJob } from '../../electron/backups/process.ts'
import { startBackupProcess } from '../helpers/backupProcess.ts'
import { type OpenedSalon, openedSalon } from '../helpers/tempApp.ts'

describe('a backup that is stopped', () => {
  let salon: OpenedSalon
  let holder: ((goOn: () => void) => void) | null = null
  let release: (() => void) | null = null
  let second: string
  beforeEach(async () => {
    holder = null
    release = null
    second = mkdtempSync(path.join(tmpdir(), 'loiste-second-'))
    salon = await openedSalon({
      spawn: () => {
        const child = startBackupProcess()
        let isKilled = false
        const send = (job: BackupJob) => {
          if (job.kind === 'snapshot' && holder) holder(() => isKilled || child.send(job))
          else child.send(job)
        }
        const kill = () => {
          isKilled = true
          child.kill()
        }
        return { ...child, send, kill }
      },
    })
  })
  afterEach(async () => {
    letGo()
    await salon.close()
    rmSync(second, { recursive: true, force: true })
  })

  /** Resolves when the next copy would begin, which then waits for `release`; later ones begin by themselves. */
  const nextCopyHeld = () =>
    new Promise<void>((resolve) => {
      holder = (goOn) => {
        holder = null
        release = goOn
        resolve()
      }
    })

  const letGo = () => {
    release?.()
    release = null
  }

  /** What is known of the place in the folder of the salon, and of the second one. */
  const placesNow = async () => {
    const { places } = await salon.call('backups.state')
    const at = (folder: string) => {
      const found = places.find((place) => place.path === folder)
      if (!found) throw new Error(`no place in ${folder}`)
      return found
    }
    return { first: at(salon.backupFolder), other: places.length === 1 ? null : at(second) }
  }
  const withSecondPlace = async () => {
    salon.chooseFolder(second)
    await salon.call('backups.choosePlace')
    const { first, other } = await placesNow()
    if (!other) throw new Error('the second place is missing')
    return { first, other }
  }
  const bothNow = async (): Promise<(string | undefined)[]> => {
    const { first, other } = await placesNow()
    return [first.state, other?.state]
  }

  it('in the middle counts for nothing, is no problem of the place, and the next one is whole', async () => {
    const { first: before } = await placesNow()
    const held = nextCopyHeld()
    const run = salon.refused('backups.run')
    await held
    expect((await placesNow()).first.state).toBe('running')
    await salon.call('backups.cancel', { placeId: before.id })
    expect(await run).toBe('CANCELLED')
    expect((await placesNow()).first).toMatchObject({ state: 'ok', problem: null, lastSequence: before.lastSequence })
    await salon.call('backups.run')
    expect((await placesNow()).first.lastSequence).toBe((before.lastSequence ?? 0) + 1)
  })

  it('before its turn has come never begins; the one at work is made whole, and the place is tried again', async () => {
    const { first, other } = await withSecondPlace()
    const held = nextCopyHeld()
    const run = salon.refused('backups.run')
    await held
    expect(await bothNow()).toEqual(['running', 'waiting'])
    await salon.call('backups.cancel', { placeId: other.id })
    // At once, while the first still copies.
    expect(await bothNow()).toEqual(['running', 'ok'])
    letGo()
    expect(await run).toBe('CANCELLED')
    const between = await placesNow()
    expect(between.first).toMatchObject({ problem: null, lastSequence: (first.lastSequence ?? 0) + 1 })
    expect(between.other).toMatchObject({ problem: null, lastSequence: other.lastSequence })
    expect((await salon.call('backups.state')).changesWaiting).toBe(true)
    await salon.call('backups.run')
    expect((await placesNow()).other?.lastSequence).toBe((other.lastSequence ?? 0) + 1)
  })

  it('because its place was removed is not written there any more', async () => {
    const { other } = await withSecondPlace()
    const held = nextCopyHeld()
    const run = salon.refused('backups.run')
    await held
    await salon.call('backups.removePlace', { id: other.id })
    letGo()
    expect(await run).toBe('CANCELLED')
    expect(await placesNow()).toMatchObject({ first: { state: 'ok' }, other: null })
    expect(readdirSync(path.join(second, 'snapshots'))).toHaveLength(1)
  })
})
