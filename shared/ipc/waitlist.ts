// Routes of the waiting list.
import { z } from 'zod'
import { Id, Nothing } from '../values.ts'
import { FreedTime, WaitlistEntry, WaitlistFields } from '../waitlist.ts'
import { read, write } from './route.ts'

const whose = (_: unknown, entry: WaitlistEntry) => ({ record: entry.id, client: entry.clientId })
const shown = (_: unknown, entries: WaitlistEntry[]) =>
  entries.length === 0 ? null : { ids: entries.map((each) => each.id) }

export const waitlistRoutes = {
  'waitlist.list': read({
    access: 'schedule',
    input: Nothing,
    output: z.array(WaitlistEntry),
    log: { action: 'view', kind: 'waitlist', purpose: 'appointment', of: shown },
  }),
  /** Whom time that was just given back could serve. */
  'waitlist.matches': read({
    access: 'schedule',
    input: z.strictObject({ freed: z.array(FreedTime).min(1).max(50) }),
    output: z.array(WaitlistEntry),
    log: { action: 'view', kind: 'waitlist', purpose: 'appointment', of: shown },
  }),
  'waitlist.add': write({
    access: 'schedule',
    input: WaitlistFields,
    output: WaitlistEntry,
    log: { action: 'create', kind: 'waitlist', purpose: 'appointment', of: whose },
  }),
  'waitlist.change': write({
    access: 'schedule',
    input: z.strictObject({ id: Id, version: z.int(), fields: WaitlistFields }),
    output: WaitlistEntry,
    log: {
      action: 'change',
      kind: 'waitlist',
      purpose: 'appointment',
      of: (input, entry) => ({ ...whose(input, entry), fields: Object.keys(input.fields) }),
    },
  }),
  /** Takes a wish off the list without a booking, or puts it back. */
  'waitlist.close': write({
    access: 'schedule',
    input: z.strictObject({ id: Id, version: z.int(), closed: z.boolean() }),
    output: WaitlistEntry,
    log: {
      action: 'change',
      kind: 'waitlist',
      purpose: 'appointment',
      of: (input, entry) => ({ ...whose(input, entry), fields: ['closed'] }),
    },
  }),
}
