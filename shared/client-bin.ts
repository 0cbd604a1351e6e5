// The bin of client cards. Runs anywhere.
import { z } from 'zod'
import { AtMs, Id } from './values.ts'

export const ClientBin = z.object({
  removed: z.array(
    z.object({
      id: Id,
      version: z.int(),
      name: z.string(),
      removedAtMs: AtMs,
      visitCount: z.int(),
      /** 0: the time is over; the card waits for the owner's decision on what is no longer needed. */
      daysLeft: z.int(),
    }),
  ),
  /** Merges that can still be undone. */
  merges: z.array(
    z.object({
      id: Id,
      atMs: AtMs,
      keptId: Id,
      keptName: z.string(),
      otherName: z.string(),
      staffName: z.string(),
      daysLeft: z.int(),
    }),
  ),
})
export type ClientBin = z.infer<typeof ClientBin>
