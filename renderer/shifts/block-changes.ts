// Putting, moving and taking away time blocks: at once on screen, with undo, and with the question for a reason when
// something stands in the way. Runs in the window.
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { isAppError } from '../../shared/errors.ts'
import type { Sent } from '../../shared/ipc/contract.ts'
import type { TimeBlock } from '../../shared/shifts.ts'
import { conflictsOf } from '../appointments/changes.ts'
import { putBlockInCalendar } from '../appointments/queries.ts'
import { useCalendar } from '../appointments/store.ts'
import { dayRangeText, whenText } from '../appointments/words.ts'
import { errorText } from '../error-text.ts'
import { recordStep } from '../history.ts'
import { call } from '../ipc.ts'
import { showToast } from '../ui/Toast.tsx'

export interface BlockChanges {
  /** Saves a block from its form; throws what stands in the way. */
  readonly save: (input: Sent<'shifts.putBlock'>, before: TimeBlock | null) => Promise<TimeBlock>
  /** As `save` from a drag or a key: a conflict opens the dialog that asks for a reason. */
  readonly place: (
    before: TimeBlock,
    to: Pick<TimeBlock, 'day' | 'staffId' | 'resourceId' | 'startMin' | 'endMin'>,
  ) => Promise<void>
  readonly remove: (before: TimeBlock) => Promise<void>
  /** Closes a room or device for several days, one step to take back; throws what stands in the way. */
  readonly close: (input: Sent<'shifts.closePlace'>) => Promise<readonly TimeBlock[]>
}

/** The changes, bound to this window's cache and language. The same object while neither changes. */
export function useBlockChanges(): BlockChanges {
  const client = useQueryClient()
  const { t } = useTranslation()
  return useMemo(() => blockChangesWith(client, t), [client, t])
}

// Undo is itself a change, so the version to name is that of this window's latest answer.
const latestVersion = new Map<string, number>()

function blockChangesWith(client: QueryClient, t: TFunction): BlockChanges {
  const versionOf = (block: TimeBlock) => Math.max(block.version, latestVersion.get(block.id) ?? 0)

  const settle = (after: TimeBlock): TimeBlock => {
    latestVersion.set(after.id, after.version)
    putBlockInCalendar(client, after.id, after)
    return after
  }

  const fail = (error: unknown) => {
    if (isAppError(error) && (error.code === 'CHANGED_BY_OTHER' || error.code === 'NOT_FOUND')) {
      void client.invalidateQueries({ queryKey: ['appointments'] })
    }
    showToast({ text: errorText(t, error), tone: 'danger' })
  }

  const turning = (work: () => Promise<void>, isUndo: boolean) => async () => {
    try {
      await work()
      if (isUndo) showToast({ text: t(($) => $.appointments.toast.undone) })
      return true
    } catch (error) {
      fail(error)
      return false
    }
  }

  const record = (text: string, undo: () => Promise<void>, redo: () => Promise<void>) =>
    recordStep({ text, undo: turning(undo, true), redo: turning(redo, false) })

  const put = async (block: TimeBlock, isNew: boolean) => {
    const { version: _, ...fields } = block
    settle(await call('shifts.putBlock', isNew ? fields : { ...fields, version: versionOf(block) }))
  }

  const takeAway = async (block: TimeBlock) => {
    await call('shifts.removeBlock', { id: block.id, version: versionOf(block) })
    // It may come back under the same id, as a new row.
    latestVersion.delete(block.id)
    putBlockInCalendar(client, block.id, null)
  }

  const save: BlockChanges['save'] = async (input, before) => {
    const after = settle(await call('shifts.putBlock', input))
    record(
      t(($) => $.shifts.block.saved, { title: after.title, when: whenText(t, after.day, after.startMin) }),
      () => (before === null ? takeAway(after) : put(before, false)),
      () => put(after, before === null),
    )
    return after
  }

  const attempt = async (work: (reason?: string) => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      const conflicts = conflictsOf(error)
      if (conflicts === null) fail(error)
      else useCalendar.setState({ refusal: { conflicts, retry: (reason) => work(reason) } })
    }
  }

  const place: BlockChanges['place'] = async (before, to) => {
    const { day, staffId, resourceId, startMin, endMin } = to
    const isThere = before.staffId === staffId && before.resourceId === resourceId && before.day === day
    const isSame = isThere && before.startMin === startMin && before.endMin === endMin
    if (isSame) return
    await attempt(async (reason) => {
      const { id, title } = before
      const input = { id, title, day, staffId, resourceId, startMin, endMin, version: versionOf(before) }
      await save(reason === undefined ? input : { ...input, overrideReason: reason }, before)
    })
  }

  const remove: BlockChanges['remove'] = (before) =>
    attempt(async () => {
      await takeAway(before)
      record(
        t(($) => $.shifts.block.removed, { title: before.title }),
        () => put(before, true),
        () => takeAway(before),
      )
    })

  const close: BlockChanges['close'] = async (input) => {
    const putAll = async () => {
      const made = await call('shifts.closePlace', input)
      for (const block of made) settle(block)
      return made
    }
    let made = await putAll()
    const takeAll = async () => {
      await call('shifts.removeBlocks', { blocks: made.map((block) => ({ id: block.id, version: versionOf(block) })) })
      for (const { id } of made) {
        latestVersion.delete(id)
        putBlockInCalendar(client, id, null)
      }
    }
    const { title, fromDay, toDay } = input
    record(
      t(($) => $.shifts.block.closedDays, { title, days: dayRangeText(fromDay, toDay) }),
      takeAll,
      async () => {
        made = await putAll()
      },
    )
    return made
  }

  return { save, place, remove, close }
}
