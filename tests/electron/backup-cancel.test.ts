// Stopping a backup in the middle, through the real router; its process is held at the moment the copy would begin.
import { expect, it } from 'vitest'
import { startBackupProcess } from '../helpers/backupProcess.ts'
import { openedSalon } from '../helpers/tempApp.ts'

it('a running backup that is stopped counts for nothing, is no problem of the place, and the next one is whole', async () => {
  let held: (() => void) | null = null
  const waiting = await openedSalon({
    spawn: () => {
      const child = startBackupProcess()
      return { ...child, send: (job) => (job.kind === 'snapshot' && held ? held() : child.send(job)) }
    },
  })
  try {
    const placeNow = async () => (await waiting.call('backups.state')).places[0]
    const before = await placeNow()
    const isHeld = new Promise<void>((resolve) => {
      held = resolve
    })
    const run = waiting.refused('backups.run')
    await isHeld
    expect(await placeNow()).toMatchObject({ state: 'running' })
    await waiting.call('backups.cancel', { placeId: before?.id ?? '' })
    expect(await run).toBe('CANCELLED')
    expect(await placeNow()).toMatchObject({ problem: null, lastSequence: before?.lastSequence })
    held = null
    await waiting.call('backups.run')
    expect((await placeNow())?.lastSequence).toBe((before?.lastSequence ?? 0) + 1)
  } finally {
    await waiting.close()
  }
})
