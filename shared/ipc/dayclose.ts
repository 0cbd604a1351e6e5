// Routes of the drawer and of the day's end.
import { z } from 'zod'
import { CloseDay, ClosePage, DayClose, DayCloses, DayReport, MoveCash, OfSeller } from '../dayclose.ts'
import { Day, Id } from '../values.ts'
import { act, read, write } from './route.ts'

const viewed = { action: 'view', kind: 'day-close', purpose: 'billing' } as const

export const daycloseRoutes = {
  'dayclose.list': read({ access: 'day-close', input: ClosePage, output: DayCloses, log: viewed }),
  /** How the day stands now (X). */
  'dayclose.report': read({
    access: 'day-close',
    input: z.strictObject({ sellerId: OfSeller, day: Day }),
    output: DayReport,
    log: { ...viewed, of: (input) => ({ record: input.day }) },
  }),
  'dayclose.get': read({
    access: 'day-close',
    input: z.strictObject({ id: Id }),
    output: DayClose,
    log: { ...viewed, of: (input) => ({ record: input.id }) },
  }),
  /** Closes the day (Z). A backup follows by itself. */
  'dayclose.close': write({
    access: 'day-close',
    input: CloseDay,
    output: DayClose,
    log: { action: 'create', kind: 'day-close', purpose: 'billing', of: (_, close) => ({ record: close.id }) },
  }),
  /** Money into the drawer or out of it. */
  'dayclose.moveCash': write({
    access: 'till',
    input: MoveCash,
    output: z.object({ id: Id }),
    log: { action: 'create', kind: 'cash', purpose: 'billing', of: (_, made) => ({ record: made.id }) },
  }),
  /** The report of a close as PDF. Null when the person cancelled. */
  'dayclose.savePdf': act({
    access: 'day-close',
    input: z.strictObject({ id: Id }),
    output: z.object({ fileName: z.string().nullable() }),
    log: {
      action: 'export',
      kind: 'day-close',
      purpose: 'billing',
      of: (input, saved) => (saved.fileName === null ? null : { record: input.id }),
    },
  }),
}
