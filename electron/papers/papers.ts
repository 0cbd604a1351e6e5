// The papers the program makes, as PDF bytes. Runs in main.
import type { DayClose } from '../../shared/dayclose.ts'
import type { InvoicePaper } from '../../shared/invoice-paper.ts'
import type { Receipt } from '../../shared/sales.ts'
import type { TablePaper } from '../../shared/table-paper.ts'
import type { Language } from '../../shared/values.ts'
import { type CarePaper, type ConsentsPaper, careSheetPdf, consentsPdf } from './client-papers.ts'
import { dayClosePdf } from './day-close.ts'
import { type GiftCardPaper, giftCardPdf } from './gift-card.ts'
import { invoicePdf } from './invoice.ts'
import { warmFonts } from './pdf.ts'
import { type PlainPaper, plainPaperPdf } from './plain-paper.ts'
import { receiptPdf } from './receipt.ts'
import { type RecoverySheetContent, recoverySheetPdf } from './recovery-sheet.ts'
import { tablePaperPdf } from './table-paper.ts'

export interface Papers {
  /** Gets ready for the first receipt, which otherwise takes longest. Once, in short steps with room between. */
  readonly warm: () => Promise<void>
  /** Tables on A4: day and week lists, the plan of shifts. */
  readonly table: (paper: TablePaper) => Promise<Buffer>
  /** A strip of 80 mm in the receipt's own language. */
  readonly receipt: (receipt: Receipt, isCopy?: boolean) => Promise<Buffer>
  /** A gift or series card to give away, A6 across. */
  readonly giftCard: (card: GiftCardPaper) => Promise<Buffer>
  /** The report of a day close (Z), A4. */
  readonly dayClose: (close: DayClose, language: Language) => Promise<Buffer>
  /** An invoice, a credit note or a reminder, A4. */
  readonly invoice: (paper: InvoicePaper, madeAtMs: number) => Promise<Buffer>
  /** One A4 page in the owner's language. */
  readonly recoverySheet: (content: RecoverySheetContent) => Promise<Buffer>
  /** A client's consents, A4 in the client's language. */
  readonly consents: (paper: ConsentsPaper) => Promise<Buffer>
  /** Instructions for home after a visit, A4 in the client's language. */
  readonly careSheet: (paper: CarePaper) => Promise<Buffer>
  /** Headings, paragraphs and facts on A4: privacy papers, letters, access packages, breach reports. */
  readonly plain: (paper: PlainPaper) => Promise<Buffer>
}

/** `fontsFolder` holds Inter-Regular.ttf and Inter-SemiBold.ttf: `fonts` beside the bundled main file, else electron/fonts. */
export function createPapers(fontsFolder: string): Papers {
  let warmed: Promise<void> | null = null
  return {
    warm: () => {
      warmed ??= warmFonts(fontsFolder)
      return warmed
    },
    table: (paper) => tablePaperPdf(paper, fontsFolder),
    receipt: (receipt, isCopy) => receiptPdf(receipt, fontsFolder, isCopy),
    giftCard: (card) => giftCardPdf(card, fontsFolder),
    dayClose: (close, language) => dayClosePdf(close, language, fontsFolder),
    invoice: (paper, madeAtMs) => invoicePdf(paper, fontsFolder, madeAtMs),
    recoverySheet: (content) => recoverySheetPdf(content, fontsFolder),
    consents: (paper) => consentsPdf(paper, fontsFolder),
    careSheet: (paper) => careSheetPdf(paper, fontsFolder),
    plain: (paper) => plainPaperPdf(paper, fontsFolder),
  }
}
