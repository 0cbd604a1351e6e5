// The papers that main makes as PDF. pdfkit is large and seldom needed, so it is loaded at the first paper. In main.
import type { Receipt } from '../../shared/sales.ts'
import type { RecoverySheetContent } from './recovery-sheet.ts'

export interface Papers {
  readonly receipt: (receipt: Receipt) => Promise<Uint8Array>
  readonly recoverySheet: (content: RecoverySheetContent) => Promise<Uint8Array>
}

/** `fontsFolder` holds the two Inter files. */
export function createPapers(fontsFolder: string): Papers {
  return {
    receipt: async (receipt) => (await import('./receipt.ts')).receiptPdf(receipt, fontsFolder),
    recoverySheet: async (content) => (await import('./recovery-sheet.ts')).recoverySheetPdf(content, fontsFolder),
  }
}
