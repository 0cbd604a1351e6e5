// Looking inside a backup: a restore point, or a minute after it, opened for reading beside the present file. Runs anywhere.
import { z } from 'zod'
import { ClientHistoryRow } from './clients.ts'
import { AtMs, Day, Id, Minute } from './values.ts'

/** A point that stands open. */
export const InsidePoint = z.object({ inside: Id, takenAtMs: AtMs, lastDay: Day })
export type InsidePoint = z.infer<typeof InsidePoint>

/**
 * What has become of a client of that moment: here · in the bin · gone (can be brought back) · merged into another card ·
 * erased on request (stays gone).
 */
export const ClientNow = z.enum(['here', 'bin', 'gone', 'merged', 'erased'])
export type ClientNow = z.infer<typeof ClientNow>

export const InsideClientRow = z.object({
  id: Id,
  name: z.string(),
  phone: z.string(),
  lastVisitDay: Day.nullable(),
  now: ClientNow,
})
export type InsideClientRow = z.infer<typeof InsideClientRow>

export const InsideReceipt = z.object({ id: Id, label: z.string(), issuedAtMs: AtMs, totalCents: z.int() })
export type InsideReceipt = z.infer<typeof InsideReceipt>

export const InsideClient = z.object({
  id: Id,
  name: z.string(),
  phone: z.string(),
  email: z.string(),
  alert: z.string(),
  notes: z.string(),
  visitCount: z.int(),
  history: z.array(ClientHistoryRow),
  receipts: z.array(InsideReceipt),
  now: ClientNow,
})
export type InsideClient = z.infer<typeof InsideClient>

export const InsideDay = z.object({
  appointments: z.array(
    z.object({
      id: Id,
      startMin: Minute,
      clientName: z.string().nullable(),
      services: z.array(z.string()),
      staffNames: z.array(z.string()),
      status: z.string(),
    }),
  ),
  receipts: z.array(InsideReceipt),
})
export type InsideDay = z.infer<typeof InsideDay>

/** What came back with a card. */
export const BroughtBack = z.object({
  id: Id,
  /** Of the card now, so that it can be put into the bin again. */
  version: z.int(),
  name: z.string(),
  /** It was only in the bin. */
  fromBin: z.boolean(),
  appointments: z.int(),
  records: z.int(),
  /** Coming appointments whose time is taken by now: they came back as cancelled. */
  cancelled: z.int(),
  /** Rows that could not come: what they point to is no longer there. */
  leftOut: z.int(),
})
export type BroughtBack = z.infer<typeof BroughtBack>
