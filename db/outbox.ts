// The outbox: letters written, looked at, decided on. What takes them out is outbox-way.ts. Runs in main.
import { AppError } from '../shared/errors.ts'
import {
  type CareLetter,
  type DecideLetter,
  type DocumentPaper,
  type Letter,
  type LetterDraft,
  type LetterKind,
  type LetterPaper,
  type LetterState,
  type OutboxCounts,
  type QueueLetter,
  stepsOf,
} from '../shared/outbox.ts'
import type { Permission } from '../shared/permissions.ts'
import type { SellerPrint } from '../shared/sales.ts'
import { translator } from '../shared/translations/translate.ts'
import type { Actor } from './actor.ts'
import { clientAndMerged } from './client-merged.ts'
import { all, type Db, one, query, runOne, type Tx } from './handle.ts'
import { mailSender } from './outbox-sender.ts'
import { activeRestriction } from './privacy-limits.ts'
import { documentLabel, notePrint, printCount } from './sales-receipts.ts'
import { salonOf } from './settings.ts'
import { requireCareSheet } from './visits-over-time.ts'

/** Settled letters that the list still shows. */
const settledShown = 200

/** What each paper needs beside the permission to send at all. */
const needed: Readonly<Record<LetterPaper['kind'], Permission>> = {
  receipt: 'till',
  invoice: 'invoices',
  reminder: 'invoices',
  credit: 'invoices',
  care: 'schedule',
}

function assertMaySend(paper: LetterPaper, actor: Actor): void {
  const permission = needed[paper.kind]
  if (!actor.can(permission)) throw new AppError('NOT_PERMITTED', { permission })
}

/** The document of a paper. Errors: NOT_FOUND, NOT_PERMITTED. */
function documentOf(db: Db, paper: DocumentPaper, actor: Actor) {
  assertMaySend(paper, actor)
  const row = one(
    db,
    query
      .selectFrom('document')
      .where('id', '=', paper.documentId)
      .select(['id', 'kind', 'series', 'number', 'language', 'seller_print', 'client_id']),
  )
  if (!row || (row.kind === 'invoice') !== (paper.kind !== 'receipt')) {
    throw new AppError('NOT_FOUND', { kind: 'document' })
  }
  if (paper.kind === 'reminder') {
    const reminder = one(
      db,
      query
        .selectFrom('invoice_reminder')
        .select('id')
        .where('id', '=', paper.partId)
        .where('document_id', '=', row.id),
    )
    if (!reminder) throw new AppError('NOT_FOUND', { kind: 'reminder' })
  }
  const credit =
    paper.kind === 'credit'
      ? one(
          db,
          query
            .selectFrom('document')
            .select(['series', 'number'])
            .where('id', '=', paper.partId)
            .where('original_id', '=', row.id),
        )
      : undefined
  if (paper.kind === 'credit' && !credit) throw new AppError('NOT_FOUND', { kind: 'document' })
  // Written by us in the transaction that issued the document, and unchangeable since.
  const seller = JSON.parse(row.seller_print) as SellerPrint
  return {
    label: credit ? documentLabel(credit.series, credit.number) : documentLabel(row.series, row.number),
    language: row.language,
    sellerName: seller.name,
    clientId: row.client_id,
    isCredit: row.kind === 'credit',
  }
}

/** A letter's beginning, in the paper's own language. Errors: NOT_FOUND, NOT_PERMITTED. */
export function beginLetter(db: Db, paper: LetterPaper, actor: Actor): LetterDraft {
  if (paper.kind === 'care') return beginCareLetter(db, paper, actor)
  const { label, language, sellerName, clientId, isCredit } = documentOf(db, paper, actor)
  const t = translator(language)
  const kind = isCredit ? 'credit' : paper.kind
  return {
    paper,
    ...recipient(db, clientId, actor),
    language,
    subject: t(($) => $.outbox.paper.subject[kind], { label, seller: sellerName }),
    body: t(($) => $.outbox.paper.body[kind], { label, seller: sellerName }),
    fileName: `${t(($) => $.outbox.paper.file[kind], { label })}.pdf`,
  }
}

function beginCareLetter(db: Db, paper: CareLetter, actor: Actor): LetterDraft {
  assertMaySend(paper, actor)
  const { language, clientId } = requireCareSheet(db, paper)
  const t = translator(language)
  const salon = salonOf(db)?.name ?? ''
  return {
    paper,
    ...recipient(db, clientId, actor),
    language,
    subject: t(($) => $.outbox.paper.care.subject, { salon }),
    body: t(($) => $.outbox.paper.care.body, { salon }),
    fileName: t(($) => $.templates.care.file),
  }
}

function recipient(db: Db, clientId: string | null, actor: Actor) {
  const client =
    clientId === null ? undefined : one(db, query.selectFrom('client').select('email').where('id', '=', clientId))
  const address = client?.email ?? ''
  return actor.can('client-contacts')
    ? { clientId, address, isWithheld: false }
    : { clientId, address: '', isWithheld: address !== '' }
}

/** Puts a letter into the outbox. Errors: NOT_FOUND, NOT_PERMITTED, CLIENT_RESTRICTED. */
export function queueLetter(tx: Tx, input: QueueLetter, actor: Actor): Letter {
  const before = one(tx, query.selectFrom('outbox').select('id').where('request_id', '=', input.requestId))
  if (before) return letterOf(tx, before.id, actor)
  const { requestId, address, subject, body, paper } = input
  const written = { requestId, address, subject, body, copyOf: null }
  if (paper.kind === 'care') {
    const id = insertLetter(tx, { ...written, ...carried(tx, paper, actor) }, actor)
    return letterOf(tx, id, actor)
  }
  const { clientId, language } = documentOf(tx, paper, actor)
  const { kind, documentId, partId } = paper
  const isReceipt = kind === 'receipt'
  const isPaperCopy = isReceipt && printCount(tx, documentId) > 0
  const id = insertLetter(tx, { ...written, kind, clientId, documentId, partId, isPaperCopy, language }, actor)
  if (isReceipt) notePrint(tx, documentId, 'pdf', actor)
  return letterOf(tx, id, actor)
}

/** A letter with instructions for home: `part_id` is the visit, and the paper is drawn from it when the letter goes. */
function carried(db: Db, paper: CareLetter, actor: Actor) {
  assertMaySend(paper, actor)
  const { clientId, language } = requireCareSheet(db, paper)
  if (clientId !== null && activeRestriction(db, clientId)) throw new AppError('CLIENT_RESTRICTED')
  const of = { documentId: null, partId: paper.visitId, isPaperCopy: false }
  return { kind: 'letter' as const, clientId, language, ...of }
}

interface NewLetter {
  readonly requestId: string
  readonly kind: LetterKind
  readonly clientId: string | null
  readonly documentId: string | null
  readonly partId: string | null
  readonly isPaperCopy: boolean
  readonly address: string
  readonly subject: string
  readonly body: string
  readonly language: LetterDraft['language']
  readonly copyOf: string | null
}

/** A letter that waits. Errors: CLIENT_RESTRICTED. */
export function insertLetter(tx: Tx, letter: NewLetter, actor: Actor): string {
  const id = actor.newId()
  const domain = mailSender(tx)?.fromAddress.split('@')[1] ?? 'loiste.invalid'
  runOne(
    tx,
    query.insertInto('outbox').values({
      id,
      request_id: letter.requestId,
      kind: letter.kind,
      client_id: letter.clientId,
      document_id: letter.documentId,
      part_id: letter.partId,
      paper_copy: letter.isPaperCopy ? 1 : 0,
      address: letter.address,
      subject: letter.subject,
      body: letter.body,
      language: letter.language,
      message_id: `<${id}@${domain}>`,
      state: 'waiting',
      reason: null,
      next_at_ms: actor.atMs,
      claimed_at_ms: null,
      done_at_ms: null,
      copy_of: letter.copyOf,
      staff_id: actor.staffId,
      created_at_ms: actor.atMs,
    }),
  )
  return id
}

/** The same letter once more, as a letter of its own. Errors: NOT_FOUND, CLIENT_RESTRICTED. */
export function resendLetter(tx: Tx, input: { id: string; requestId: string }, actor: Actor): Letter {
  const before = one(tx, query.selectFrom('outbox').select('id').where('request_id', '=', input.requestId))
  if (before) return letterOf(tx, before.id, actor)
  const row = stored(tx, input.id)
  const id = insertLetter(
    tx,
    {
      requestId: input.requestId,
      kind: row.kind,
      clientId: row.client_id,
      documentId: row.document_id,
      partId: row.part_id,
      isPaperCopy: row.kind === 'receipt',
      address: row.address,
      subject: row.subject,
      body: row.body,
      language: row.language,
      copyOf: row.id,
    },
    actor,
  )
  return letterOf(tx, id, actor)
}

/**
 * What a person decides of a letter: that it goes (again), that it was handed over in another way, or that it does not go.
 * Errors: NOT_FOUND, CHANGED_BY_OTHER.
 */
export function decideLetter(tx: Tx, input: DecideLetter, actor: Actor): Letter {
  const row = stored(tx, input.id)
  if (row.version !== input.version || !stepsOf(row.state).includes(input.step)) throw new AppError('CHANGED_BY_OTHER')
  const state: LetterState = input.step === 'send' ? 'waiting' : input.step === 'by-hand' ? 'sent' : 'cancelled'
  runOne(
    tx,
    query
      .updateTable('outbox')
      .set({
        state,
        reason: input.step === 'by-hand' ? 'BY_HAND' : input.step === 'send' ? null : row.reason,
        next_at_ms: actor.atMs,
        done_at_ms: input.step === 'send' ? null : actor.atMs,
        tries: input.step === 'send' ? 0 : row.tries,
        ...(input.step === 'send' && input.address !== undefined ? { address: input.address } : {}),
        version: row.version + 1,
      })
      .where('id', '=', row.id),
  )
  return letterOf(tx, row.id, actor)
}

function stored(db: Db, id: string) {
  const row = one(db, query.selectFrom('outbox').selectAll().where('id', '=', id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'letter' })
  return row
}

/** Errors: NOT_FOUND. */
export function letterOf(db: Db, id: string, actor: Actor): Letter {
  const row = one(db, letters.where('outbox.id', '=', id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'letter' })
  return shown(row, actor)
}

const letters = query
  .selectFrom('outbox')
  .innerJoin('staff', 'staff.id', 'outbox.staff_id')
  .leftJoin('client', 'client.id', 'outbox.client_id')
  .select([
    'outbox.id',
    'outbox.version',
    'outbox.kind',
    'outbox.state',
    'outbox.reason',
    'outbox.address',
    'outbox.client_id as clientId',
    'client.name as clientName',
    'outbox.subject',
    'outbox.document_id as documentId',
    'outbox.tries',
    'outbox.next_at_ms as nextAtMs',
    'outbox.created_at_ms as createdAtMs',
    'outbox.done_at_ms as doneAtMs',
    'outbox.copy_of as copyOf',
    'staff.name as staffName',
  ])

interface LetterRow extends Omit<Letter, 'clientName' | 'isCopy'> {
  readonly clientName: string | null
  readonly copyOf: string | null
}

function shown({ copyOf, clientName, address, ...row }: LetterRow, actor: Actor): Letter {
  return {
    ...row,
    address: actor.can('client-contacts') ? address : '',
    clientName: actor.can('client-names') ? (clientName ?? '') : '',
    isCopy: copyOf !== null,
  }
}

/** What still wants something first, oldest first; then the latest settled ones. */
export function outboxLetters(db: Db, actor: Actor): Letter[] {
  const open = all(
    db,
    letters.where('outbox.state', 'not in', ['sent', 'cancelled']).orderBy('outbox.created_at_ms').orderBy('outbox.id'),
  )
  const settled = all(
    db,
    letters
      .where('outbox.state', 'in', ['sent', 'cancelled'])
      .orderBy('outbox.done_at_ms', 'desc')
      .orderBy('outbox.id', 'desc')
      .limit(settledShown),
  )
  return [...open, ...settled].map((row) => shown(row, actor))
}

/** All letters to one client, newest first; those to cards merged into hers too. */
export function lettersOfClient(db: Db, input: { clientId: string }, actor: Actor): Letter[] {
  return all(
    db,
    letters
      .where('outbox.client_id', 'in', clientAndMerged(db, input.clientId))
      .orderBy('outbox.created_at_ms', 'desc')
      .orderBy('outbox.id', 'desc'),
  ).map((row) => shown(row, actor))
}

export function outboxCounts(db: Db): OutboxCounts {
  const rows = all(
    db,
    query
      .selectFrom('outbox')
      .where('state', 'not in', ['sent', 'cancelled'])
      .groupBy('state')
      .select(({ fn }) => ['state', fn.countAll<number>().as('count')]),
  )
  const count = (...states: readonly LetterState[]) =>
    rows.reduce((sum, row) => sum + (states.includes(row.state) ? row.count : 0), 0)
  return {
    waiting: count('waiting', 'sending'),
    asking: count('failed', 'unsure', 'held'),
    sender: senderState(db),
  }
}

export function senderState(db: Db): OutboxCounts['sender'] {
  const sender = mailSender(db)
  return sender === null ? 'none' : sender.isOn ? 'on' : 'off'
}
