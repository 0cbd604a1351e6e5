// Which papers a package for the bookkeeper holds, each read only when its turn comes. Runs in main.
import type { Actor } from '../db/actor.ts'
import { dayCloseOf } from '../db/dayclose.ts'
import type { Db } from '../db/handle.ts'
import { invoiceOf } from '../db/invoices.ts'
import { receiptById } from '../db/sales-receipts.ts'
import type { BookFacts, DocumentFact } from '../shared/bookkeeping-facts.ts'
import { finvoiceOf, finvoiceXml } from '../shared/finvoice.ts'
import { creditPaper, invoicePaper } from '../shared/invoice-paper.ts'
import { latin9Bytes } from '../shared/latin9.ts'
import type { PaperWork } from './papers/paper-work.ts'

export interface PackagePaper {
  /** Path in the archive: letters, digits, hyphens. */
  readonly name: string
  readonly work: () => PaperWork
  /** Files that go with it. */
  readonly beside?: () => { readonly name: string; readonly bytes: Uint8Array }[]
}

/** Day closes, invoices with their Finvoice file, credits, and receipts when they are wanted. */
export function packagePapers(db: Db, facts: BookFacts, withReceipts: boolean, actor: Actor): PackagePaper[] {
  const closes = facts.closes
    .filter((close) => close.day >= facts.from && close.day <= facts.to)
    .map(
      (close): PackagePaper => ({
        name: `paivat/Z-${close.number}.pdf`,
        work: () => ({ kind: 'day-close', close: dayCloseOf(db, close), language: actor.language }),
      }),
    )
  const documents = facts.documents.flatMap((document) => {
    if (document.kind === 'invoice') return [ofInvoice(db, document, actor)]
    if (document.original?.kind === 'invoice') return [ofInvoiceCredit(db, document, actor)]
    return withReceipts ? [ofReceipt(db, document)] : []
  })
  return [...closes, ...documents]
}

function ofInvoice(db: Db, document: DocumentFact, actor: Actor): PackagePaper {
  const { label, issuedAtMs } = document
  const invoice = () => invoiceOf(db, document, actor)
  return {
    name: `laskut/${label}.pdf`,
    work: () => ({ kind: 'invoice', paper: invoicePaper(invoice()), madeAtMs: issuedAtMs }),
    beside: () => [
      { name: `finvoice/${label}.xml`, bytes: Uint8Array.from(latin9Bytes(finvoiceXml(finvoiceOf(invoice())))) },
    ],
  }
}

function ofInvoiceCredit(db: Db, document: DocumentFact, actor: Actor): PackagePaper {
  return {
    name: `laskut/${document.label}.pdf`,
    work: () => {
      const credit = receiptById(db, document.id)
      const invoice = invoiceOf(db, { id: credit.original?.id ?? '' }, actor)
      return { kind: 'invoice', paper: creditPaper(invoice, credit), madeAtMs: document.issuedAtMs }
    },
  }
}

/** Without the client's name even where the salon prints it: the bookkeeper needs none. */
function ofReceipt(db: Db, document: DocumentFact): PackagePaper {
  return {
    name: `kuitit/${document.label}.pdf`,
    work: () => ({ kind: 'receipt', receipt: { ...receiptById(db, document.id), clientName: null } }),
  }
}
