// Routes of the bookkeeper's month.
import { z } from 'zod'
import {
  AccountSettings,
  MakePackage,
  Month,
  Months,
  MonthView,
  PackageProgress,
  PeriodKind,
  SaveAccounts,
} from '../bookkeeping.ts'
import { Id, Nothing } from '../values.ts'
import { act, read, write } from './route.ts'

const viewed = { action: 'view', kind: 'bookkeeping', purpose: 'billing' } as const
const ofSeller = z.strictObject({ sellerId: Id.optional() })

export const bookkeepingRoutes = {
  'bookkeeping.months': read({ access: 'bookkeeping', input: ofSeller, output: Months, log: viewed }),
  'bookkeeping.month': read({
    access: 'bookkeeping',
    input: z.strictObject({ sellerId: Id.optional(), month: Month, kind: PeriodKind.default('month') }),
    output: MonthView,
    log: { ...viewed, of: (input) => ({ record: input.month }) },
  }),
  /** Asks for a folder and writes the package of the period there. Null when the person cancelled, then or while it was made. */
  'bookkeeping.makePackage': act({
    access: 'bookkeeping',
    input: MakePackage,
    output: z.object({ fileName: z.string().nullable() }),
    log: {
      action: 'export',
      kind: 'bookkeeping',
      purpose: 'billing',
      of: (input, made) => (made.fileName === null ? null : { record: input.month, fields: [input.kind] }),
    },
  }),
  /** How far the package that is being made is; null when none has been. */
  'bookkeeping.progress': act({
    access: 'bookkeeping',
    input: Nothing,
    output: PackageProgress.nullable(),
    log: { none: 'says how far something is' },
  }),
  /** Stops making the package; nothing of it stays in the folder. */
  'bookkeeping.cancelPackage': act({
    access: 'bookkeeping',
    input: Nothing,
    output: z.object({ wasRunning: z.boolean() }),
    log: { none: 'what was begun leaves no file, so nothing has been given out' },
  }),
  /** Locks a month for good. */
  'bookkeeping.lock': write({
    access: 'bookkeeping',
    input: z.strictObject({ sellerId: Id.optional(), month: Month }),
    output: MonthView,
    log: { action: 'lock', kind: 'bookkeeping', purpose: 'billing', of: (input) => ({ record: input.month }) },
  }),
  'bookkeeping.accounts': read({
    access: 'bookkeeping',
    input: ofSeller,
    output: AccountSettings,
    log: { none: 'the numbers of accounts say nothing of anybody' },
  }),
  'bookkeeping.saveAccounts': write({
    access: 'bookkeeping',
    input: SaveAccounts,
    output: AccountSettings,
    log: { action: 'change', kind: 'bookkeeping', purpose: 'billing', of: () => ({ fields: ['accounts'] }) },
  }),
}
