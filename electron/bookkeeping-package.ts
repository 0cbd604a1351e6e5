// The package of a month or a longer period for the bookkeeper: one ZIP in a folder of the person's choice. It holds plain
// personal data, so it is written nowhere else: straight into the folder, under a name that says it is not finished, and
// removed when anything fails or she cancels. Papers are drawn in a thread, and main reads one document at a time, so that
// nobody at the till waits. Runs in main.

import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Papa from 'papaparse'
import { ZipFile } from 'yazl'
import { books, notePackage, vatSummaryOf } from '../db/bookkeeping.ts'
import { transaction } from '../db/handle.ts'
import type { MakePackage, PackageProgress } from '../shared/bookkeeping.ts'
import { reconcile } from '../shared/bookkeeping-checks.ts'
import { dailySales } from '../shared/bookkeeping-daily.ts'
import { summaryPaper } from '../shared/bookkeeping-summary.ts'
import {
  cardsTable,
  journalTable,
  kitsasTable,
  netvisorTable,
  openItemsTable,
  type Table,
  vouchers,
} from '../shared/bookkeeping-tables.ts'
import { AppError, isAppError } from '../shared/errors.ts'
import { translator } from '../shared/translations/translate.ts'
import { packagePapers } from './bookkeeping-papers.ts'
import type { Clock } from './clock.ts'
import type { Dialogs } from './dialogs.ts'
import { syncFolder, temporarySuffix } from './durable-file.ts'
import { type PaperThread, startPaperThread } from './papers/paper-thread.ts'
import type { Session } from './session.ts'

export interface BookkeepingPackages {
  /** Errors: PACKAGE_BUSY, FILE_NOT_WRITTEN. The name is null when the person cancelled. */
  make(input: MakePackage): Promise<{ fileName: string | null }>
  progress(): PackageProgress | null
  /** True when something was being made. */
  cancel(): boolean
}

interface Parts {
  readonly session: Session
  readonly clock: Clock
  readonly dialogs: Dialogs
  readonly fontsFolder: string
  readonly appVersion: string
  readonly onProgress: (progress: PackageProgress) => void
}

/** Papers asked of the thread at once: enough that it never waits for main. */
const ahead = 4

interface FileInside {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

class Cancelled extends Error {}

export function createBookkeepingPackages(parts: Parts): BookkeepingPackages {
  const { session, clock, dialogs } = parts
  let state: PackageProgress | null = null
  let running: AbortController | null = null

  const tell = (progress: PackageProgress) => {
    state = progress
    parts.onProgress(progress)
  }

  async function make(input: MakePackage): Promise<{ fileName: string | null }> {
    if (running !== null) throw new AppError('PACKAGE_BUSY')
    const abort = new AbortController()
    running = abort
    const begun = { done: 0, total: 0, month: input.month, fileName: null, sha256: null, code: null }
    try {
      const t = translator(session.actor().language)
      const folder = await dialogs.chooseFolder({
        title: t(($) => $.bookkeepingPackage.chooseTitle),
        button: t(($) => $.bookkeepingPackage.chooseButton),
      })
      if (folder === null) return { fileName: null }
      tell({ ...begun, step: 'reading' })
      const made = await write(input, folder, abort.signal, (done, total) =>
        tell({ ...begun, step: 'papers', done, total }),
      )
      tell({ ...begun, step: 'done', done: 1, total: 1, fileName: made.fileName, sha256: made.sha256 })
      return { fileName: made.fileName }
    } catch (error) {
      if (error instanceof Cancelled) {
        tell({ ...begun, step: 'cancelled' })
        return { fileName: null }
      }
      const known = isAppError(error) ? error : new AppError('FILE_NOT_WRITTEN', {}, { cause: error })
      tell({ ...begun, step: 'failed', code: known.code })
      throw known
    } finally {
      running = null
    }
  }

  async function write(
    input: MakePackage,
    folder: string,
    signal: AbortSignal,
    onDrawn: (done: number, total: number) => void,
  ): Promise<{ fileName: string; sha256: string }> {
    const { db } = session.requireOpen()
    const actor = session.actor()
    const madeAtMs = clock.now()
    const { facts, journal, code } = books(db, input)
    const reconciliation = reconcile(facts, journal)
    const name = freeName(folder, nameOf(input, facts.seller.businessId, facts.from, facts.to))
    const file = path.join(folder, name)
    const unfinished = file + temporarySuffix
    const zip = new ZipFile()
    const target = hashedFile(unfinished, zip)
    const inside: FileInside[] = []
    const add = (fileName: string, bytes: Uint8Array) => {
      const content = Buffer.from(bytes)
      // A PDF is compressed already.
      zip.addBuffer(content, fileName, { mtime: new Date(madeAtMs), compress: !fileName.endsWith('.pdf') })
      inside.push({
        name: fileName,
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      })
    }
    let thread: PaperThread | null = null
    try {
      const csv = (fileName: string, table: Table, hasMark = false) => add(fileName, csvBytes(table, hasMark))
      csv('paivamyynti.csv', dailySales(facts), input.forSpreadsheet)
      csv('tositteet.csv', vouchers(facts), input.forSpreadsheet)
      csv('kirjaukset.csv', journalTable(journal), input.forSpreadsheet)
      csv('avoimet.csv', openItemsTable(facts), input.forSpreadsheet)
      csv('lahjakortit.csv', cardsTable(facts), input.forSpreadsheet)
      csv('kitsas.csv', kitsasTable(journal))
      csv('netvisor.csv', netvisorTable(journal))

      thread = startPaperThread(parts.fontsFolder)
      const drawing = thread
      const papers = packagePapers(db, facts, input.withReceipts, actor)
      let drawn = 0
      const waiting: Promise<void>[] = []
      for (const paper of papers) {
        if (signal.aborted) throw new Cancelled()
        if (!db.raw.open) throw new AppError('NOT_SIGNED_IN')
        for (const extra of paper.beside?.() ?? []) add(extra.name, extra.bytes)
        const made = drawing.draw(paper.work()).then((bytes) => {
          add(paper.name, bytes)
          drawn += 1
          onDrawn(drawn, papers.length)
        })
        // Whoever waits hears of a failure; until then it must not count as unheard.
        made.catch(() => undefined)
        waiting.push(made)
        if (waiting.length >= ahead) await waiting.shift()
        else await setImmediate()
        if (drawn % 40 === 0) await target.ready()
      }
      await Promise.all(waiting)
      if (signal.aborted) throw new Cancelled()
      inside.sort((a, b) => (a.name < b.name ? -1 : 1))
      const summary = summaryPaper({
        facts,
        journal,
        reconciliation,
        vat: vatSummaryOf(facts),
        files: inside.filter((each) => each.name.endsWith('.csv')),
        paperCount: papers.length,
        language: actor.language,
        madeAtMs,
      })
      add('yhteenveto.pdf', await drawing.draw({ kind: 'table', paper: summary }))
      const manifest = {
        format: 'loiste-bookkeeping-1',
        program: `Loiste ${parts.appVersion}`,
        madeAt: new Date(madeAtMs).toISOString(),
        seller: facts.seller.name,
        businessId: facts.seller.businessId,
        from: facts.from,
        to: facts.to,
        journalCode: code,
        reconciliation,
        files: [...inside].sort((a, b) => (a.name < b.name ? -1 : 1)),
      }
      add('manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, 'utf8'))
      zip.end()
      const { sha256, bytes } = await target.finished()
      fs.renameSync(unfinished, file)
      syncFolder(folder)
      const { sellerId, from, to } = facts
      transaction(db, (tx) =>
        notePackage(tx, { sellerId, from, to, fileName: name, sha256, bytes, journalCode: code }, actor),
      )
      return { fileName: name, sha256 }
    } catch (error) {
      await target.abandon()
      throw error
    } finally {
      await thread?.end()
    }
  }

  return {
    make,
    progress: () => state,
    cancel() {
      running?.abort()
      return running !== null
    },
  }
}

/** Letters, digits and hyphens only: other programs are particular about names. */
function nameOf(input: MakePackage, businessId: string, from: string, to: string): string {
  const period = input.kind === 'month' ? input.month : input.kind === 'year' ? from.slice(0, 4) : quarterName(from, to)
  return ['kirjanpito', businessId.replace(/[^0-9-]/g, ''), period].filter((part) => part !== '').join('-')
}

const quarterName = (from: string, to: string) => `${from.slice(0, 7)}--${to.slice(5, 7)}`

/** The name with `.zip`, numbered when there is one like it: an earlier package is never written over. */
function freeName(folder: string, name: string): string {
  for (let number = 1; ; number += 1) {
    const wanted = number === 1 ? `${name}.zip` : `${name}-${number}.zip`
    if (!fs.existsSync(path.join(folder, wanted))) return wanted
  }
}

function csvBytes(table: Table, hasMark: boolean): Buffer {
  const rows = table.map((row) => [...row])
  const text = Papa.unparse(rows, { delimiter: ';', newline: '\r\n' })
  return Buffer.from(`${hasMark ? '\uFEFF' : ''}${text}\r\n`, 'utf8')
}

/** Writes the archive to a file as it comes, and its hash. */
function hashedFile(file: string, zip: ZipFile) {
  const hash = createHash('sha256')
  let bytes = 0
  const out = fs.createWriteStream(file, { mode: 0o600 })
  let failure: Error | null = null
  out.on('error', (error) => {
    failure = error
  })
  zip.outputStream.on('data', (chunk: Buffer) => {
    hash.update(chunk)
    bytes += chunk.length
    if (!out.write(chunk)) {
      zip.outputStream.pause()
      out.once('drain', () => zip.outputStream.resume())
    }
  })
  const ended = new Promise<void>((resolve, reject) => {
    zip.outputStream.on('end', () => out.end(() => resolve()))
    zip.outputStream.on('error', reject)
    out.on('error', reject)
  })
  ended.catch(() => undefined)
  const remove = () => fs.rmSync(file, { force: true })
  return {
    /** Throws what the disk refused. */
    ready: async () => {
      if (failure) throw failure
      await setImmediate()
    },
    finished: async () => {
      await ended
      const handle = fs.openSync(file, 'r+')
      try {
        fs.fsyncSync(handle)
      } finally {
        fs.closeSync(handle)
      }
      return { sha256: hash.digest('hex'), bytes }
    },
    abandon: async () => {
      zip.outputStream.removeAllListeners('data')
      await new Promise<void>((resolve) => {
        out.once('close', () => resolve())
        out.destroy()
        if (out.closed) resolve()
      })
      remove()
    },
  }
}
