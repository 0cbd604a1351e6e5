// The day sheet: today's and tomorrow's lists kept as PDF files in a folder that the owner chose, so that the salon can
// work from paper when the program cannot be opened. Off until the owner switches it on, because the files are not
// encrypted; files of days that have passed, and all of them when it is switched off, are removed. Runs in main.
import path from 'node:path'
import { z } from 'zod'
import { dayList } from '../db/daylists.ts'
import { type Db, transaction } from '../db/handle.ts'
import type { Timers } from '../db/idle-checkpoint.ts'
import { programSettings, readSetting, writeSetting } from '../db/settings.ts'
import { type DaySheet, dayListPaper, dayOfSheet, ListNames, sheetDays, sheetFile } from '../shared/daylists.ts'
import { AppError } from '../shared/errors.ts'
import { translator } from '../shared/translations/translate.ts'
import type { Clock } from './clock.ts'
import type { Dialogs } from './dialogs.ts'
import { type Disk, realDisk, writeFileDurably } from './durable-file.ts'
import type { Papers } from './papers/papers.ts'
import type { Session } from './session.ts'

const Kept = z.object({ isOn: z.boolean(), folder: z.string().nullable(), names: ListNames })
type Kept = z.infer<typeof Kept>

const off: Kept = { isOn: false, folder: null, names: 'initials' }

/** After the last change, so that a busy minute is written once. */
const quietMs = 4_000

export interface DaySheetKeeper {
  state(): DaySheet
  /** Errors: CANCELLED when no folder was chosen, FILE_NOT_WRITTEN. */
  set(input: { isOn: boolean; names: ListNames; choosesFolder: boolean }): Promise<DaySheet>
  /** Something that the sheet shows may have changed. */
  noteChange(): void
  /** A new day may have begun. */
  tick(): void
  stop(): void
}

interface Parts {
  readonly session: Session
  readonly clock: Clock
  readonly dialogs: Dialogs
  readonly papers: Papers
  readonly timers: Timers
  readonly disk?: Disk
  readonly onFailure: (error: unknown) => void
}

export function createDaySheet(parts: Parts): DaySheetKeeper {
  const { session, clock, dialogs, papers, timers } = parts
  const disk = parts.disk ?? realDisk
  let timer: unknown
  let writtenAtMs: number | null = null
  let problem: DaySheet['problem'] = null
  let writtenDay: string | null = null
  let writing: Promise<void> = Promise.resolve()

  const keptIn = (db: Db): Kept => {
    const value = readSetting(db, 'day-sheet')
    return value === undefined ? off : Kept.parse(value)
  }
  const openDb = () => session.forRouter()?.db ?? null

  const removeSheets = (folder: string, isGone: (day: string) => boolean) => {
    for (const name of disk.readdirSync(folder)) {
      const day = dayOfSheet(String(name))
      if (day !== null && isGone(day)) disk.rmSync(path.join(folder, String(name)), { force: true })
    }
  }

  /** Writes both days' sheets as the file now stands. */
  async function write(): Promise<void> {
    const open = session.forRouter()
    if (open === null) return
    const kept = keptIn(open.db)
    const { folder } = kept
    if (!kept.isOn || folder === null) return
    const nowMs = clock.now()
    const days = sheetDays(nowMs)
    // The owner decided what stands on it, whoever is at the screen.
    const actor = { ...open.actor, can: () => true }
    const { paperLanguage } = programSettings(open.db)
    try {
      for (const day of days) {
        const list = dayList(open.db, { from: day, to: day, staffId: null, names: kept.names }, actor)
        const bytes = await papers.table(dayListPaper(list, paperLanguage))
        writeFileDurably(path.join(folder, sheetFile(day)), bytes, disk)
        if (writtenDay !== days[0]) {
          session.log({
            action: 'export',
            kind: 'schedule',
            purpose: 'appointment',
            record: 'day-sheet',
            ids: list.appointmentIds,
            fields: [kept.names],
          })
        }
      }
      removeSheets(folder, (day) => !days.includes(day))
      writtenDay = days[0] ?? null
      writtenAtMs = nowMs
      problem = null
    } catch (error) {
      problem = 'FILE_NOT_WRITTEN'
      parts.onFailure(error)
    }
  }

  const run = (): Promise<void> => {
    writing = writing.then(write)
    return writing
  }

  const state = (): DaySheet => {
    const db = openDb()
    if (db === null) throw new AppError('NOT_SIGNED_IN')
    return { ...keptIn(db), writtenAtMs, problem }
  }

  return {
    state,
    async set({ isOn, names, choosesFolder }) {
      const db = openDb()
      if (db === null) throw new AppError('NOT_SIGNED_IN')
      const before = keptIn(db)
      let { folder } = before
      if (isOn && (folder === null || choosesFolder)) {
        const t = translator(session.actor().language)
        const chosen = await dialogs.chooseFolder({
          title: t(($) => $.daylists.sheet.chooseTitle),
          button: t(($) => $.daylists.sheet.chooseButton),
        })
        if (chosen === null) throw new AppError('CANCELLED')
        folder = chosen
      }
      await writing
      // What was written to the old place must not stay behind; a place that is gone keeps nothing.
      if (before.folder !== null && (!isOn || folder !== before.folder)) {
        try {
          removeSheets(before.folder, () => true)
        } catch (error) {
          parts.onFailure(error)
        }
      }
      transaction(db, (tx) => writeSetting(tx, 'day-sheet', { isOn, names, folder }, clock.now()))
      writtenDay = null
      problem = null
      if (!isOn) writtenAtMs = null
      else await run()
      return state()
    },
    noteChange() {
      if (timer !== undefined) timers.clearTimeout(timer)
      timer = timers.setTimeout(() => {
        timer = undefined
        void run()
      }, quietMs)
    },
    tick() {
      const [today] = sheetDays(clock.now())
      if (writtenDay !== null && today !== writtenDay) void run()
    },
    stop() {
      if (timer !== undefined) timers.clearTimeout(timer)
      timer = undefined
      writtenDay = null
    },
  }
}
