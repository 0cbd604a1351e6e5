// The papers the program makes, as PDF bytes. Runs in main.
import type { Receipt } from '../../shared/sales.ts'
import { type CarePaper, type ConsentsPaper, careSheetPdf, consentsPdf } from './client-papers.ts'
import { receiptPdf } from './receipt.ts'
import { type RecoverySheetContent, recoverySheetPdf } from './recovery-sheet.ts'

export interface Papers {
  /** A strip of 80 mm in the receipt's own language. */
  readonly receipt: (receipt: Receipt) => Promise<Buffer>
  /** One A4 page in the owner's language. */
  readonly recoverySheet: (content: RecoverySheetContent) => Promise<Buffer>
  /** A client's consents, A4 in the client's language. */
  readonly consents: (paper: ConsentsPaper) => Promise<Buffer>
  /** Instructions for home after a visit, A4 in the client's language. */
  readonly careSheet: (paper: CarePaper) => Promise<Buffer>
}

/** `fontsFolder` holds Inter-Regular.ttf and Inter-SemiBold.ttf: `fonts` beside the bundled main file, else electron/fonts. */
export function createPapers(fontsFolder: string): Papers {
  return {
    receipt: (receipt) => receiptPdf(receipt, fontsFolder),
    recoverySheet: (content) => recoverySheetPdf(content, fontsFolder),
    consents: (paper) => consentsPdf(paper, fontsFolder),
    careSheet: (paper) => careSheetPdf(paper, fontsFolder),
  }
}
