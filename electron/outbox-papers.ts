// The paper that goes with a letter, and a letter as a file for the person's own mail program. Runs in main.
import type { Db } from '../db/handle.ts'
import { type LetterToSend, letterToSend } from '../db/outbox-way.ts'
import { receiptById } from '../db/sales-receipts.ts'
import { salonOf } from '../db/settings.ts'
import { requireCareSheet } from '../db/visits-over-time.ts'
import { AppError } from '../shared/errors.ts'
import { translator } from '../shared/translations/translate.ts'
import type { App } from './app.ts'
import { paperOf } from './invoice-files.ts'
import { letterBytes } from './mail-letter.ts'
import type { Papers } from './papers/papers.ts'

/**
 * Made when it goes: an issued paper is the same at any time, and instructions go as they then are. Null for a letter of words only.
 * Errors: NOT_FOUND.
 */
export async function letterFile(
  db: Db,
  papers: Papers,
  letter: LetterToSend,
  today: string,
): Promise<{ name: string; bytes: Uint8Array } | null> {
  const { documentId, partId } = letter
  if (letter.kind === 'letter' && partId !== null) {
    const sheet = requireCareSheet(db, { visitId: partId })
    const name = translator(sheet.language)(($) => $.templates.care.file)
    return { name, bytes: await papers.careSheet({ sheet, salon: salonOf(db), madeAtMs: letter.createdAtMs }) }
  }
  if (letter.kind === 'letter' || documentId === null) return null
  if (letter.kind === 'receipt') {
    const receipt = receiptById(db, documentId)
    const t = translator(receipt.language)
    const kind = receipt.kind === 'credit' ? 'credit' : 'receipt'
    const name = t(($) => $.outbox.paper.file[kind], { label: receipt.label })
    return { name: `${name}.pdf`, bytes: await papers.receipt(receipt, letter.paperCopy === 1) }
  }
  const input = {
    id: documentId,
    reminderId: letter.kind === 'reminder' ? letter.partId : null,
    creditId: letter.kind === 'credit' ? letter.partId : null,
  }
  const { paper, name, madeAtMs } = paperOf(db, input, letter.language, today)
  return { name: `${name}.pdf`, bytes: await papers.invoice(paper, madeAtMs) }
}

/**
 * Asks where to and writes the letter as a file that any mail program opens as a letter to send; null when the person
 * cancelled. Errors: NOT_FOUND, NOT_PERMITTED, FILE_NOT_WRITTEN.
 */
export async function saveLetter(app: App, input: { id: string }): Promise<{ fileName: string | null }> {
  const { db } = app.session.requireOpen()
  const letter = letterToSend(db, input.id)
  if (letter === undefined) throw new AppError('NOT_FOUND', { kind: 'letter' })
  const actor = app.session.actor()
  // The file says to whom it goes.
  if (!actor.can('client-contacts')) throw new AppError('NOT_PERMITTED', { permission: 'client-contacts' })
  const t = translator(actor.language)
  const file = await letterFile(db, app.papers, letter, actor.today)
  const saved = await app.dialogs.saveFile({
    title: t(($) => $.outbox.saveTitle),
    name: `${(file?.name ?? letter.subject).replace(/\.pdf$/, '').replace(/[\\/:*?"<>|]/g, ' ')}.eml`,
    kind: { name: t(($) => $.outbox.emlKind), extension: 'eml' },
    content: () => letterBytes(null, { ...letter, atMs: letter.createdAtMs, file }),
  })
  return { fileName: saved?.fileName ?? null }
}
