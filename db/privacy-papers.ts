// Versions of the privacy papers, and what staff have been told and have signed. A version keeps its content as it was
// printed. Runs in main.
import { instantToLocal, ZONE } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import {
  type Acknowledgements,
  PaperContent,
  PaperKind,
  type PaperRow,
  paperKinds,
  reviewDayOf,
} from '../shared/privacy-papers.ts'
import { backupDays } from '../shared/privacy-retention.ts'
import type { PaperFacts } from '../shared/privacy-texts/facts.ts'
import { paperContent } from '../shared/privacy-texts/papers.ts'
import { emptySalon } from '../shared/settings.ts'
import type { Language } from '../shared/values.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'
import { paperSettings, retentionPeriods } from './privacy-settings.ts'
import { salonOf } from './settings.ts'
import { listStaff } from './staff.ts'

const rows = query.selectFrom('privacy_paper').selectAll()

/** What papers are made of now. */
export function paperFacts(db: Db): PaperFacts {
  return {
    salon: salonOf(db) ?? emptySalon,
    settings: paperSettings(db),
    periods: retentionPeriods(db),
    backupDays,
    staff: listStaff(db).flatMap((member) => (member.active ? [member.name] : [])),
  }
}

export function listPapers(db: Db, today: string): PaperRow[] {
  return paperKinds.map((kind) => paperRow(db, kind, today))
}

export function paperRow(db: Db, kind: PaperKind, today: string): PaperRow {
  const latest = one(db, rows.where('kind', '=', kind).orderBy('number', 'desc').limit(1))
  if (!latest) return { kind, latest: null, isOutdated: false }
  const now = JSON.stringify(paperContent(kind, latest.language, paperFacts(db)))
  return {
    kind,
    latest: {
      id: latest.id,
      number: latest.number,
      language: latest.language,
      madeAtMs: latest.made_at_ms,
      reviewDay: latest.review_day,
      isDue: latest.review_day <= today,
    },
    isOutdated: now !== latest.content,
  }
}

/** A new version, with a number and a day. */
export function makePaper(
  tx: Tx,
  input: { readonly kind: PaperKind; readonly language: Language },
  actor: Actor,
): PaperRow {
  const last = paperRow(tx, input.kind, actor.today).latest
  runOne(
    tx,
    query.insertInto('privacy_paper').values({
      id: actor.newId(),
      kind: input.kind,
      language: input.language,
      number: (last?.number ?? 0) + 1,
      content: JSON.stringify(paperContent(input.kind, input.language, paperFacts(tx))),
      made_at_ms: actor.atMs,
      made_by: actor.staffId,
      review_day: reviewDayOf(actor.today),
    }),
  )
  return paperRow(tx, input.kind, actor.today)
}

export interface StoredPaper {
  readonly kind: PaperKind
  readonly number: number
  readonly language: Language
  readonly madeAtMs: number
  readonly madeDay: string
  readonly content: PaperContent
}

/** Errors: NOT_FOUND. */
export function paperById(db: Db, id: string): StoredPaper {
  const row = one(db, rows.where('id', '=', id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'paper' })
  return {
    kind: PaperKind.parse(row.kind),
    number: row.number,
    language: row.language,
    madeAtMs: row.made_at_ms,
    madeDay: instantToLocal(row.made_at_ms, ZONE).day,
    content: PaperContent.parse(JSON.parse(row.content)),
  }
}

// ------------------------------------------------------------------ staff

/** The notice on logging counts as number 0 while no version has been made: the words are the program's own. */
const noticeNumber = (db: Db, today: string) => paperRow(db, 'staff-notice', today).latest?.number ?? 0

export function acknowledgements(db: Db): Acknowledgements {
  const found = all(db, query.selectFrom('staff_acknowledgement').selectAll().orderBy('paper_number'))
  return (
    listStaff(db)
      // The owner decides on the log and owes the secrecy herself.
      .filter((member) => member.active && member.role !== 'owner')
      .map((member) => {
        const latest = (kind: 'logging' | 'confidentiality') =>
          found.findLast((each) => each.staff_id === member.id && each.kind === kind)
        const logging = latest('logging')
        const undertaking = latest('confidentiality')
        return {
          staffId: member.id,
          name: member.name,
          logging: logging ? { number: logging.paper_number, atMs: logging.at_ms } : null,
          confidentiality: undertaking
            ? { number: undertaking.paper_number, atMs: undertaking.at_ms, where: undertaking.signed_how }
            : null,
        }
      })
  )
}

/** Whether the person at the screen has still to be told that views are logged. */
export function ownNotice(db: Db, actor: Actor): { readonly isDue: boolean; readonly number: number } {
  const number = noticeNumber(db, actor.today)
  const told = one(
    db,
    query
      .selectFrom('staff_acknowledgement')
      .select('paper_number')
      .where('staff_id', '=', actor.staffId)
      .where('kind', '=', 'logging')
      .where('paper_number', '>=', number),
  )
  return { isDue: told === undefined, number }
}

export function acknowledge(tx: Tx, input: { readonly number: number }, actor: Actor): null {
  note(tx, { staffId: actor.staffId, kind: 'logging', number: input.number, how: 'screen' }, actor)
  return null
}

/** A signed undertaking has come in. Errors: NOT_FOUND. */
export function noteUndertaking(
  tx: Tx,
  input: { readonly staffId: string; readonly where: string },
  actor: Actor,
): Acknowledgements {
  if (!listStaff(tx).some((member) => member.id === input.staffId)) throw new AppError('NOT_FOUND', { kind: 'staff' })
  const number = paperRow(tx, 'confidentiality', actor.today).latest?.number ?? 0
  note(tx, { staffId: input.staffId, kind: 'confidentiality', number, how: input.where }, actor)
  return acknowledgements(tx)
}

function note(
  tx: Tx,
  what: {
    readonly staffId: string
    readonly kind: 'logging' | 'confidentiality'
    readonly number: number
    readonly how: string
  },
  actor: Actor,
): void {
  run(
    tx,
    query
      .insertInto('staff_acknowledgement')
      .values({
        staff_id: what.staffId,
        kind: what.kind,
        paper_number: what.number,
        at_ms: actor.atMs,
        signed_how: what.how,
      })
      .onConflict((conflict) => conflict.doNothing()),
  )
}
