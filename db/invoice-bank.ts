// Rows of bank statements: read in once each, matched to the invoices they pay. Runs in main.
import { fingerprints } from '../shared/bank-statement.ts'
import { AppError } from '../shared/errors.ts'
import { certainMatch, proposalsFor } from '../shared/invoice-rules.ts'
import type { BankRow, StatementImported, StatementRow } from '../shared/invoices.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'
import { writePayment } from './invoice-payments.ts'
import { invoiceRows } from './invoices.ts'

/**
 * Keeps the rows of money in that no earlier file had, and enters those that name an invoice and pay it to the cent.
 * Every other row waits for a person.
 */
export function importStatement(
  tx: Tx,
  input: { readonly fileName: string; readonly rows: readonly StatementRow[] },
  actor: Actor,
): StatementImported {
  const marks = fingerprints(input.rows)
  const done = { fileName: input.fileName, added: 0, known: 0, leftOut: 0, matched: 0 }
  let open = openInvoices(tx, actor.today)
  input.rows.forEach((row, index) => {
    if (row.cents <= 0) {
      done.leftOut += 1
      return
    }
    const fingerprint = marks[index] ?? ''
    if (one(tx, query.selectFrom('bank_row').select('id').where('fingerprint', '=', fingerprint))) {
      done.known += 1
      return
    }
    const id = actor.newId()
    runOne(
      tx,
      query.insertInto('bank_row').values({
        id,
        fingerprint,
        file_name: input.fileName,
        day: row.day,
        cents: row.cents,
        name: row.name,
        reference: row.reference,
        message: row.message,
        archive_id: row.archiveId,
        imported_at_ms: actor.atMs,
        staff_id: actor.staffId,
      }),
    )
    done.added += 1
    const invoice = certainMatch(row, open)
    if (invoice === null) return
    writePayment(tx, { ...paymentOf(row, id), invoice }, actor)
    done.matched += 1
    // Paid whole, so no later row of the file is for it.
    open = open.filter((each) => each.id !== invoice.id)
  })
  return done
}

const paymentOf = (row: { day: string; cents: number }, bankRowId: string) => ({
  day: row.day,
  cents: row.cents,
  way: 'transfer' as const,
  note: '',
  bankRowId,
  reversesId: null,
})

const openInvoices = (db: Db, today: string) => invoiceRows(db, today).filter((row) => row.openCents > 0)

/** Rows of the bank, newest first: those that wait, or all of the last year. */
export function bankRows(db: Db, input: { waiting: boolean }, actor: Pick<Actor, 'today'>): BankRow[] {
  const used = new Map(
    all(
      db,
      query
        .selectFrom('invoice_payment')
        .where('bank_row_id', 'is not', null)
        .groupBy('bank_row_id')
        .select(({ fn }) => ['bank_row_id as id', fn.sum<number>('cents').as('cents')]),
    ).map((row) => [row.id, row.cents]),
  )
  const open = openInvoices(db, actor.today)
  return all(db, query.selectFrom('bank_row').selectAll().orderBy('day', 'desc').orderBy('id', 'desc').limit(1000))
    .map((row): BankRow => {
      const read = {
        day: row.day,
        cents: row.cents,
        name: row.name,
        reference: row.reference,
        message: row.message,
        archiveId: row.archive_id,
      }
      const isUsed = (used.get(row.id) ?? 0) > 0
      const state = isUsed ? 'matched' : row.ignored === 1 ? 'ignored' : 'open'
      const proposals = state === 'open' ? proposalsFor(read, open) : []
      return {
        ...read,
        id: row.id,
        state,
        proposals: proposals.map(({ invoice, by }) => ({
          invoiceId: invoice.id,
          label: invoice.label,
          buyerName: invoice.buyerName,
          openCents: invoice.openCents,
          by,
        })),
      }
    })
    .filter((row) => !input.waiting || row.state === 'open')
}

function waitingRow(db: Db, id: string): { id: string; day: string; cents: number } {
  const row = one(
    db,
    query.selectFrom('bank_row').select(['id', 'day', 'cents']).where('id', '=', id).where('ignored', '=', 0),
  )
  const used = one(
    db,
    query
      .selectFrom('invoice_payment')
      .where('bank_row_id', '=', id)
      .select(({ fn }) => fn.sum<number | null>('cents').as('cents')),
  )
  if (!row || (used?.cents ?? 0) > 0) throw new AppError('NOT_FOUND', { kind: 'bank-row' })
  return row
}

/** A person says which invoice a row pays. Errors: NOT_FOUND for a row that does not wait, or no such invoice. */
export function matchBankRow(tx: Tx, input: { rowId: string; invoiceId: string }, actor: Actor): BankRow[] {
  const row = waitingRow(tx, input.rowId)
  const invoice = invoiceRows(tx, actor.today).find((each) => each.id === input.invoiceId)
  if (!invoice) throw new AppError('NOT_FOUND', { kind: 'invoice' })
  writePayment(tx, { ...paymentOf(row, row.id), invoice }, actor)
  return bankRows(tx, { waiting: true }, actor)
}

/** Says that a row is something else than an invoice's money, or takes that back. Errors: NOT_FOUND. */
export function ignoreBankRow(tx: Tx, input: { rowId: string; ignored: boolean }, actor: Actor): BankRow[] {
  const changed = run(
    tx,
    query
      .updateTable('bank_row')
      .set({ ignored: input.ignored ? 1 : 0 })
      .where('id', '=', input.rowId),
  )
  if (changed === 0) throw new AppError('NOT_FOUND', { kind: 'bank-row' })
  return bankRows(tx, { waiting: true }, actor)
}
