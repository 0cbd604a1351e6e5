// What the paper thread is asked to draw. Runs in main and in the thread.
import type { DayClose } from '../../shared/dayclose.ts'
import type { InvoicePaper } from '../../shared/invoice-paper.ts'
import type { Receipt } from '../../shared/sales.ts'
import type { TablePaper } from '../../shared/table-paper.ts'
import type { Language } from '../../shared/values.ts'

export type PaperWork =
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | { readonly kind: 'invoice'; readonly paper: InvoicePaper; readonly madeAtMs: number }
  | { readonly kind: 'day-close'; readonly close: DayClose; readonly language: Language }
  | { readonly kind: 'table'; readonly paper: TablePaper }

export interface PaperRequest {
  readonly id: number
  readonly work: PaperWork
}

export type PaperAnswer =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly failure: string }
