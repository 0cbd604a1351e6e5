// What waits for a dialog or goes past one transaction: packages and letters to a file, erasures, purges. Runs in main.
import { createHash } from 'node:crypto'
import { listPlaces } from '../db/backup-places.ts'
import { type Db, transaction } from '../db/handle.ts'
import type { DashboardFacts } from '../db/privacy-dashboard.ts'
import { letterHead } from '../db/privacy-letters.ts'
import { accessPackage, packagePictures, portabilityPackage } from '../db/privacy-package.ts'
import { clientToAnswer, noteFile, requestOf } from '../db/privacy-requests.ts'
import { decideRetention } from '../db/privacy-retention.ts'
import { paperSettings } from '../db/privacy-settings.ts'
import { salonOf } from '../db/settings.ts'
import { AppError } from '../shared/errors.ts'
import { formatDay } from '../shared/format.ts'
import type { PrivacyRequest, RequestFileKind } from '../shared/privacy-requests.ts'
import type { DecideRetention, RetentionState } from '../shared/privacy-retention.ts'
import { type RequestLetterKind, requestLetter } from '../shared/privacy-texts/request-letter.ts'
import { emptySalon } from '../shared/settings.ts'
import { translator } from '../shared/translations/translate.ts'
import type { App } from './app.ts'
import { isBehind } from './keys/refresh-slot.ts'
import { readVault } from './keys/vault-file.ts'
import { packagePaper } from './papers/access-package.ts'

interface Given {
  readonly fileName: string | null
  readonly request: PrivacyRequest
}

/** Errors: those of clientToAnswer, FILE_NOT_WRITTEN. */
export async function savePackage(
  app: App,
  input: {
    readonly id: string
    readonly what: 'access-pdf' | 'access-json' | 'portability'
    readonly nameStaffReason: string
  },
): Promise<Given> {
  const { db } = app.session.requireOpen()
  const actor = app.session.actor()
  const clientId = clientToAnswer(db, input.id)
  const request = requestOf(db, input, actor)
  const isPortability = input.what === 'portability'
  const options = { atMs: actor.atMs, nameStaff: input.nameStaffReason !== '' }
  const content = isPortability ? portabilityPackage(db, clientId, options) : accessPackage(db, clientId, options)
  const salonName = salonOf(db)?.name ?? ''
  const make = async () =>
    input.what === 'access-pdf'
      ? app.papers.plain({
          content: packagePaper({
            content,
            language: request.language,
            salonName,
            receivedDay: request.receivedDay,
            madeAtMs: actor.atMs,
            recipients: paperSettings(db).processors.map(({ name }) => name),
            isPortability,
          }),
          language: request.language,
          footer: salonName,
          madeAtMs: actor.atMs,
          pictures: packagePictures(db, clientId).map(({ name, day, content: picture }) => ({
            caption: `${formatDay(day, request.language)}  ${name}`,
            content: picture,
          })),
        })
      : Buffer.from(JSON.stringify(content, null, 2), 'utf8')
  const isPdf = input.what === 'access-pdf'
  return give(app, request, {
    kind: input.what,
    reason: input.nameStaffReason,
    extension: isPdf ? 'pdf' : 'json',
    name: translator(actor.language)(($) => $.dialogs.packageFile, { day: actor.today }),
    make,
  })
}

/** Errors: NOT_FOUND, FILE_NOT_WRITTEN. */
export async function saveLetter(
  app: App,
  input: { readonly id: string; readonly letter: RequestLetterKind },
): Promise<Given> {
  const { db } = app.session.requireOpen()
  const actor = app.session.actor()
  const request = requestOf(db, input, actor)
  const salon = salonOf(db) ?? emptySalon
  return give(app, request, {
    kind: 'letter',
    reason: '',
    extension: 'pdf',
    name: translator(actor.language)(($) => $.dialogs.letterFile, { day: actor.today }),
    make: () =>
      app.papers.plain({
        content: requestLetter(request, input.letter, letterHead(salon)),
        language: request.language,
        footer: salon.name,
        madeAtMs: actor.atMs,
      }),
  })
}

interface ToGive {
  readonly kind: RequestFileKind
  readonly reason: string
  readonly extension: 'pdf' | 'json'
  readonly name: string
  readonly make: () => Promise<Buffer>
}

/** Writes where the person chooses, then notes what was given, with its hash and without a copy. */
async function give(app: App, request: PrivacyRequest, file: ToGive): Promise<Given> {
  const t = translator(app.session.actor().language)
  let made: Buffer | null = null
  const saved = await app.dialogs.saveFile({
    title: t(($) => $.dialogs.package),
    name: `${file.name}.${file.extension}`,
    kind: { name: file.extension.toUpperCase(), extension: file.extension },
    content: async () => {
      made = await file.make()
      return made
    },
  })
  const { db } = app.session.requireOpen()
  const actor = app.session.actor()
  if (saved === null) return { fileName: null, request }
  const bytes: Buffer | null = made
  if (bytes === null) throw new AppError('FILE_NOT_WRITTEN')
  transaction(db, (tx) => noteFile(tx, noteOf(request.id, file, bytes), actor))
  return { fileName: saved.fileName, request: requestOf(db, request, actor) }
}

function noteOf(requestId: string, file: ToGive, bytes: Buffer) {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { requestId, kind: file.kind, sha256, bytes: bytes.length, staffNamedReason: file.reason }
}

/** A purge also leaves no pages behind, and the journal of erasures goes to every place. Errors: RETENTION_BLOCKED. */
export async function decideOnRetention(app: App, input: DecideRetention): Promise<RetentionState> {
  const { db } = app.session.requireOpen()
  const state = transaction(db, (tx) => decideRetention(tx, input, app.session.actor()))
  if (input.decision === 'purge') await app.erasures.afterPurge(db)
  return state
}

/** What the dashboard needs to know of backups and of the log's last check. */
export function dashboardFacts(app: App, db: Db): DashboardFacts {
  const places = listPlaces(db)
  const times = places.map((place) => place.lastGoodAtMs)
  const checked = db.raw
    .prepare(
      `SELECT max(at_ms) FROM (
         SELECT max(at_ms) AS at_ms FROM backup_check WHERE kind = 'file-full' AND ok = 1
         UNION ALL SELECT max(at_ms) FROM access_log WHERE action = 'check' AND kind = 'access-log')`,
    )
    .pluck()
    .get() as number | null
  return {
    passwords: passwordFacts(app),
    backupPlaces: places.length,
    backupAtMs: times.includes(null) ? null : Math.min(...times.map(Number), Number.MAX_SAFE_INTEGER),
    logCheckedAtMs: checked,
  }
}

function passwordFacts({ session }: App): DashboardFacts['passwords'] {
  const { folder, kdf } = session.place
  const { slots } = readVault(folder).vault
  const { least } = kdf.limits
  return {
    slots: slots.length,
    weakestMiB: slots.length === 0 ? 0 : Math.floor(Math.min(...slots.map((slot) => slot.kdf.memoryKiB)) / 1024),
    tooWeak: slots.filter(({ kdf: own }) => own.memoryKiB < least.memoryKiB || own.iterations < least.iterations)
      .length,
    behind: slots.filter((slot) => isBehind(slot, kdf.params)).length,
  }
}
