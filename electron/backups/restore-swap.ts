// Exchanging the salon's files for restored ones so that a power cut at any instant leaves a whole salon. Runs in main,
// while no connection to the file is open.
//
//   restore-incoming/         the restored files, already verified (key-change-incoming/: the same ones under a new key)
//   before-restore-<time>/    the present files, kept for undo (before-key-change-<time>/: until the next sign-in)
//   restore-journal.json      the moves, written before the first of them; removed when the restored file has opened
//
// A move whose target exists is done. Moves are renames inside one folder's file system, each whole or not at all, so
// doing the list again from the top finishes whatever was begun.
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { type Disk, realDisk, syncFolder, writeFileDurably } from '../durable-file.ts'
import { vaultNames } from '../keys/vault-file.ts'
import { jsonOf } from './format.ts'

export const incomingName = 'restore-incoming'
export const keyChangeIncomingName = 'key-change-incoming'
const journalName = 'restore-journal.json'
const undoName = 'restore-undo.json'
/** Folders of files that were put aside carry the moment in their name; they go after the privacy limit. */
export const keptFolderPrefix = 'before-restore-'
const keptPattern = /^(before-restore|undone-restore|before-key-change)-\d+$/
const keyChangePattern = /^before-key-change-\d+$/

const FileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
const FolderName = z.union([z.literal(incomingName), z.literal(keyChangeIncomingName), z.string().regex(keptPattern)])

const Journal = z.strictObject({
  version: z.literal(1),
  kind: z.enum(['restore', 'undo', 'key-change']),
  startedAtMs: z.int(),
  /** Which point it is; null where it is none. */
  sequence: z.int().nullable(),
  /** Files of the user-data folder that go to `outgoing`, then the ones that come from `incoming`. */
  leaving: z.array(FileName),
  coming: z.array(FileName),
  incoming: FolderName,
  outgoing: FolderName,
})
export type RestoreJournal = z.infer<typeof Journal>

/** Called after each step with its name; tests cut the power there. */
export type AfterStep = (step: string) => void

export interface SwapParts {
  readonly disk?: Disk
  readonly afterStep?: AfterStep
}

/** What lies in the way of an ordinary start. */
export interface InterruptedRestore {
  readonly kind: RestoreJournal['kind']
  readonly sequence: number | null
  readonly startedAtMs: number
}

/**
 * Moves the verified files in `restore-incoming` into place. The database must be closed.
 * @param databaseName file name of the database inside the user-data folder
 * @param withVault the vault is replaced too; otherwise the present one stays
 */
export function swapIn(
  userData: string,
  databaseName: string,
  withVault: boolean,
  sequence: number,
  nowMs: number,
  parts: SwapParts = {},
): void {
  const coming = [databaseName, ...(withVault ? vaultNames : [])]
  exchange(userData, databaseName, { kind: 'restore', sequence, coming, incoming: incomingName }, nowMs, parts)
}

/** The same for the file and the vault under a new key, which lie verified in `key-change-incoming`. */
export function swapInNewKey(userData: string, databaseName: string, nowMs: number, parts: SwapParts = {}): void {
  const coming = [databaseName, ...vaultNames]
  const incoming = keyChangeIncomingName
  exchange(userData, databaseName, { kind: 'key-change', sequence: null, coming, incoming }, nowMs, parts)
}

function exchange(
  userData: string,
  databaseName: string,
  what: Pick<RestoreJournal, 'kind' | 'sequence' | 'coming' | 'incoming'>,
  nowMs: number,
  parts: SwapParts,
): void {
  const disk = parts.disk ?? realDisk
  for (const name of what.coming) {
    if (!disk.existsSync(join(userData, what.incoming, name))) throw new AppError('RESTORE_NOT_PREPARED')
  }
  const leaving = [`${databaseName}-wal`, `${databaseName}-shm`, ...what.coming].filter((name) =>
    disk.existsSync(join(userData, name)),
  )
  const prefix = what.kind === 'key-change' ? 'before-key-change' : 'before-restore'
  const outgoing = freeName(userData, prefix, nowMs, disk)
  carryOut(userData, { version: 1, startedAtMs: nowMs, ...what, leaving, outgoing }, parts)
}

/**
 * Finishes a restore or an undo that a power cut or a kill interrupted; to be called at every start, before the vault and
 * the database are touched. Answers what it found, or null. The journal stays until `acknowledgeSwap`.
 */
export function recoverInterruptedRestore(userData: string, parts: SwapParts = {}): InterruptedRestore | null {
  const disk = parts.disk ?? realDisk
  const journal = readJournal(userData, disk)
  if (!journal) {
    // Without a journal nothing has been moved: an unpacked but never confirmed restore is only in the way.
    for (const name of [incomingName, keyChangeIncomingName]) {
      disk.rmSync(join(userData, name), { recursive: true, force: true })
    }
    disk.rmSync(join(userData, 'backup-check'), { recursive: true, force: true })
    return null
  }
  moveAll(userData, journal, parts)
  const { kind, sequence, startedAtMs } = journal
  return { kind, sequence, startedAtMs }
}

/** The restored file has been opened: the journal goes, the files from before stay for undo. */
export function acknowledgeSwap(userData: string, parts: SwapParts = {}): void {
  const disk = parts.disk ?? realDisk
  const journal = readJournal(userData, disk)
  if (!journal) return
  if (journal.kind === 'restore' && journal.leaving.length > 0) {
    writeFileDurably(join(userData, undoName), JSON.stringify(journal), disk)
  } else disk.rmSync(join(userData, undoName), { force: true })
  parts.afterStep?.('undo noted')
  disk.rmSync(join(userData, journalName), { force: true })
  syncFolder(userData, disk)
  disk.rmSync(join(userData, journal.incoming), { recursive: true, force: true })
  parts.afterStep?.('acknowledged')
}

/** The restore that can be undone, or null. */
export function undoableRestore(userData: string, disk: Disk = realDisk): InterruptedRestore | null {
  const journal = readJournalFile(join(userData, undoName), disk)
  if (!journal) return null
  const isThere = journal.leaving.every((name) => disk.existsSync(join(userData, journal.outgoing, name)))
  return isThere ? { kind: journal.kind, sequence: journal.sequence, startedAtMs: journal.startedAtMs } : null
}

/**
 * Brings back the files from before the last restore; the restored ones are kept in `undone-restore-<time>`. The
 * database must be closed. Also the way back when a restored file does not open.
 * @throws AppError RESTORE_UNDO_GONE
 */
export function undoSwap(userData: string, nowMs: number, parts: SwapParts = {}): void {
  const disk = parts.disk ?? realDisk
  const journal = readJournal(userData, disk) ?? readJournalFile(join(userData, undoName), disk)
  if (!journal || journal.kind === 'undo' || journal.leaving.length === 0) throw new AppError('RESTORE_UNDO_GONE')
  const isThere = journal.leaving.every((name) => disk.existsSync(join(userData, journal.outgoing, name)))
  if (!isThere) throw new AppError('RESTORE_UNDO_GONE')
  const besides = journal.coming.flatMap((name) => [name, `${name}-wal`, `${name}-shm`])
  carryOut(
    userData,
    {
      version: 1,
      kind: 'undo',
      startedAtMs: nowMs,
      sequence: null,
      leaving: besides.filter((name) => disk.existsSync(join(userData, name))),
      coming: journal.leaving,
      incoming: journal.outgoing,
      outgoing: freeName(userData, 'undone-restore', nowMs, disk),
    },
    parts,
  )
}

function carryOut(userData: string, journal: RestoreJournal, parts: SwapParts): void {
  const disk = parts.disk ?? realDisk
  disk.mkdirSync(join(userData, journal.outgoing), { recursive: true })
  writeFileDurably(join(userData, journalName), JSON.stringify(journal), disk)
  parts.afterStep?.('journal written')
  moveAll(userData, journal, parts)
}

function moveAll(userData: string, journal: RestoreJournal, parts: SwapParts): void {
  const disk = parts.disk ?? realDisk
  const root = userData
  const outgoing = join(userData, journal.outgoing)
  const incoming = join(userData, journal.incoming)
  disk.mkdirSync(outgoing, { recursive: true })
  for (const name of journal.leaving) {
    moveOnce(join(root, name), join(outgoing, name), disk)
    parts.afterStep?.(`${name} out`)
  }
  for (const folder of [outgoing, root]) syncFolder(folder, disk)
  for (const name of journal.coming) {
    moveOnce(join(incoming, name), join(root, name), disk)
    parts.afterStep?.(`${name} in`)
  }
  for (const folder of [incoming, root]) if (disk.existsSync(folder)) syncFolder(folder, disk)
}

/** Every file of the list existed when the list was made, so a target that is there means: moved before. */
function moveOnce(from: string, to: string, disk: Disk): void {
  if (!disk.existsSync(to)) disk.renameSync(from, to)
}

function freeName(
  userData: string,
  prefix: 'before-restore' | 'undone-restore' | 'before-key-change',
  nowMs: number,
  disk: Disk,
): string {
  for (let stamp = nowMs; ; stamp++) {
    if (!disk.existsSync(join(userData, `${prefix}-${stamp}`))) return `${prefix}-${stamp}`
  }
}

function readJournal(userData: string, disk: Disk): RestoreJournal | null {
  return readJournalFile(join(userData, journalName), disk)
}

function readJournalFile(file: string, disk: Disk): RestoreJournal | null {
  if (!disk.existsSync(file)) return null
  // Written whole or not at all; anything else here is damage, and guessing what to move would be worse than stopping.
  const parsed = Journal.safeParse(jsonOf(disk.readFileSync(file, 'utf8')))
  if (!parsed.success) throw new AppError('INTERNAL', { file: journalName })
  return parsed.data
}

/** The new key has opened the file once more since it was exchanged: the files under the old one go. */
export function removeFilesOfFormerKey(userData: string, disk: Disk = realDisk): void {
  if (disk.existsSync(join(userData, journalName))) return
  for (const name of disk.readdirSync(userData)) {
    if (keyChangePattern.test(name)) disk.rmSync(join(userData, name), { recursive: true, force: true })
  }
}

/**
 * Deletes files kept from restores that are older than `keepMs`; undo is over for them. What a client has had erased must
 * not live on in them.
 */
export function removeKeptFiles(userData: string, keepMs: number, nowMs: number, disk: Disk = realDisk): void {
  for (const name of disk.readdirSync(userData)) {
    const keptAtMs = keptPattern.test(name) ? Number(name.slice(name.lastIndexOf('-') + 1)) : Number.NaN
    if (keptAtMs < nowMs - keepMs) disk.rmSync(join(userData, name), { recursive: true, force: true })
  }
}
