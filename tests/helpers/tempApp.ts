// The whole of main without Electron: real session, vault, database, router and handlers in a temporary folder. Only the
// dialogs, the clock and the cost of Argon2id are the test's own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { argon2id } from 'hash-wasm'
import type { Timers } from '../../db/idle-checkpoint.ts'
import { scrubFile } from '../../db/privacy-erasure.ts'
import type { App } from '../../electron/app.ts'
import type { StartBackupProcess } from '../../electron/backups/process.ts'
import { createBackups } from '../../electron/backups.ts'
import { createBookkeepingPackages } from '../../electron/bookkeeping-package.ts'
import type { Bootstrap } from '../../electron/bootstrap.ts'
import type { Clock } from '../../electron/clock.ts'
import { createDamagedFile } from '../../electron/damaged-file.ts'
import { createDaySheet } from '../../electron/day-sheet.ts'
import type { Dialogs } from '../../electron/dialogs.ts'
import { createErasures } from '../../electron/erasures.ts'
import { handlers } from '../../electron/handlers/index.ts'
import { createKeyChange } from '../../electron/key-change.ts'
import type { SafeStorage } from '../../electron/keys/device.ts'
import type { Kdf } from '../../electron/keys/kdf.ts'
import { createSignInGuard } from '../../electron/keys/sign-in-delay.ts'
import { createLookInside } from '../../electron/look-inside.ts'
import type { MailTransport } from '../../electron/mail-transport.ts'
import { abandonHalfMadeSalon } from '../../electron/make-salon.ts'
import { createOutbox } from '../../electron/outbox.ts'
import { outboxMark } from '../../electron/outbox-mark.ts'
import { createPapers } from '../../electron/papers/papers.ts'
import { createRecoverySheet } from '../../electron/recovery-sheet.ts'
import { createRestore } from '../../electron/restore.ts'
import { createRouter, type Sender } from '../../electron/router.ts'
import { createSession } from '../../electron/session.ts'
import { openThisComputer } from '../../electron/this-computer.ts'
import type { PackageProgress } from '../../shared/bookkeeping.ts'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { AppError, type Envelope } from '../../shared/errors.ts'
import type { Output, RouteName, Sent } from '../../shared/ipc/contract.ts'
import { passwordProblem } from '../../shared/passwords.ts'
import { startBackupProcess } from './backupProcess.ts'
import { testNowMs } from './tempSalon.ts'

export const ownerPassphrase = 'koivu taivas lumi sauna'
export const ourWindow: Sender = { known: true, topFrame: true, url: 'app://loiste/index.html' }

/** Argon2id at a thousandth of its cost: what is tested is everything around it. The program cannot be told to use it. */
export const weakKdf: Kdf = {
  derive: async (secret, salt, params) =>
    argon2id({
      password: secret,
      salt,
      hashLength: 32,
      memorySize: params.memoryKiB,
      iterations: params.iterations,
      parallelism: params.parallelism,
      outputType: 'binary',
    }),
  limits: {
    least: { memoryKiB: 64, iterations: 1, parallelism: 1 },
    most: { memoryKiB: 64, iterations: 1, parallelism: 1 },
  },
  params: { memoryKiB: 64, iterations: 1, parallelism: 1 },
}

/** A key store that keeps nothing secret, standing for the operating system's. */
export const openKeyStore: SafeStorage = {
  available: async () => true,
  encrypt: async (text) => Buffer.from(text, 'utf8').reverse(),
  decrypt: async (sealed) => ({ text: Buffer.from(sealed).reverse().toString('utf8'), isStale: false }),
}

const unreachable: MailTransport = {
  send: async () => ({ end: 'not-sent', reason: 'NO_CONNECTION', isFinal: false }),
}

export interface TempApp {
  readonly userData: string
  readonly app: App
  /** One call as the window makes it; the envelope. */
  readonly send: (route: string, input?: unknown, sender?: Sender) => Promise<Envelope>
  /** One call that must succeed; its value. */
  readonly call: <R extends RouteName>(
    route: R,
    ...input: undefined extends Sent<R> ? [] | [Sent<R>] : [Sent<R>]
  ) => Promise<Output<R>>
  /** One call that must be refused; its code. */
  readonly refused: (route: string, input?: unknown) => Promise<string>
  /** Moves the clock, ms; negative sets it back. */
  readonly wait: (ms: number) => void
  /** What the next folder dialog answers; null = cancelled. */
  readonly chooseFolder: (folder: string | null) => void
  /** What the next file dialog answers; null = cancelled. */
  readonly chooseFile: (file: { fileName: string; bytes: Uint8Array } | null) => void
  /** A disk with no room to write the file anew. */
  readonly fillDisk: (isFull: boolean) => void
  /** Files that were saved through a dialog. */
  readonly saved: { name: string; content: Uint8Array }[]
  /** What went to the receipt printer. */
  readonly printed: Uint8Array[]
  readonly failures: unknown[]
  /** What was told of packages for the bookkeeper. */
  readonly packageProgress: PackageProgress[]
  /** Routes after which the windows were told that something changed. */
  readonly changed: RouteName[]
  /** Ends the program in order; the folder stays. */
  readonly quit: () => Promise<void>
  /** Ends it and removes the folder. */
  readonly close: () => Promise<void>
}

export interface TempAppOptions {
  readonly userData?: string
  readonly keyStore?: SafeStorage
  /** What stands for the way to a mail server; without one nothing is reachable. */
  readonly mail?: MailTransport
  /** What starts the backup process; for holding its work at a moment. */
  readonly spawn?: StartBackupProcess
}

export async function tempApp(options: TempAppOptions = {}): Promise<TempApp> {
  const userData = options.userData ?? mkdtempSync(path.join(tmpdir(), 'loiste-app-'))
  const spawn = options.spawn ?? startBackupProcess
  let nowMs = testNowMs
  let isDiskFull = false
  let folder: string | null = null
  let opened: { fileName: string; bytes: Uint8Array } | null = null
  let look: Bootstrap = { language: 'fi', theme: 'system' }
  const saved: TempApp['saved'] = []
  const printed: Uint8Array[] = []
  const failures: unknown[] = []
  const changed: RouteName[] = []
  const packageProgress: PackageProgress[] = []

  const clock: Clock = { now: () => nowMs, today: () => instantToLocal(nowMs, ZONE).day }
  const dialogs: Dialogs = {
    chooseFolder: async () => folder,
    openFile: async () => opened,
    saveFile: async ({ name, content }) => {
      saved.push({ name, content: await content() })
      return { fileName: name }
    },
  }
  abandonHalfMadeSalon(userData)
  const device = await openThisComputer(userData, options.keyStore ?? openKeyStore)
  const guard = createSignInGuard(userData, { nowMs: clock.now, monotonicMs: clock.now })
  const erasures = createErasures({
    userData,
    workstation: 'testikone',
    clock,
    spawn,
    programLog: { info: () => {}, failure: (_what, error) => failures.push(error) },
    scrub: (db) => {
      if (isDiskFull) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
      scrubFile(db)
    },
  })
  const damaged = createDamagedFile({
    userData,
    spawn,
    onFailure: (error) => failures.push(error),
  })
  const session = createSession({
    userData,
    workstation: 'testikone',
    appVersion: '0.0.0-test',
    clock,
    kdf: weakKdf,
    device,
    guard,
    look: {
      get: () => look,
      set: (next) => {
        look = next
      },
    },
    beforeMigration: (db, opened) => backups.beforeMigration(db, opened),
    onFileOpened: (db, opened) => {
      erasures.settle(db, opened)
      outbox.settle(db)
    },
    damaged,
    onOpened: () => {
      restore.settleOnOpen()
      backups.start()
    },
    onClosing: async () => {
      bookkeeping.cancel()
      daySheet.stop()
      await outbox.stop()
      lookInside.close()
      await backups.stop()
    },
    onChanged: () => {},
    onFailure: (error) => failures.push(error),
  })
  const timers: Timers = {
    setTimeout: (run, delayMs) => setTimeout(run, delayMs).unref(),
    clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  }
  const papers = createPapers(path.join(import.meta.dirname, '../../electron/fonts'))
  const outbox = createOutbox({
    session,
    clock,
    papers,
    transport: options.mail ?? unreachable,
    mark: outboxMark(userData),
    onChanged: () => {},
    onFailure: (error) => failures.push(error),
  })
  const backups = createBackups({
    userData,
    afterBackup: (db, place) => erasures.spread(db, place),
    session,
    clock,
    dialogs,
    spawn,
    timers,
    appVersion: '0.0.0-test',
    programLog: { info: () => {}, failure: (_what, error) => failures.push(error) },
    onChanged: () => {},
  })
  const restore = createRestore({
    userData,
    learnErasures: (place) => erasures.learnFrom(place),
    workstation: 'testikone',
    session,
    backups,
    device,
    damaged,
    guard,
    clock,
    dialogs,
    kdf: weakKdf,
    spawn,
    look: () => look,
  })
  const lookInside = createLookInside({
    userData,
    session,
    spawn,
    openedPlace: restore.openedPlace,
    settleErasures: (db, vault) => void erasures.settle(db, vault),
  })
  restore.finishInterrupted()
  const printers = { state: async () => ({ name: 'Kuittitulostin' }), print: async () => true }
  const daySheet = createDaySheet({
    session,
    clock,
    dialogs,
    papers,
    timers,
    onFailure: (error) => failures.push(error),
  })
  const bookkeeping = createBookkeepingPackages({
    session,
    clock,
    dialogs,
    fontsFolder: path.join(import.meta.dirname, '../../electron/fonts'),
    appVersion: '0.0.0-test',
    onProgress: (progress) => packageProgress.push(progress),
  })
  const app: App = {
    clock,
    session,
    device,
    dialogs,
    papers,
    daySheet,
    outbox,
    printers,
    receiptPrinters: {
      send: async (printer, bytes) => {
        if (printer.kind === 'none') throw new AppError('PRINTER_NOT_SET')
        printed.push(bytes)
      },
    },
    recoverySheet: createRecoverySheet({ session, clock, dialogs, papers, printers }),
    backups,
    bookkeeping,
    restore,
    lookInside,
    erasures,
    keyChange: createKeyChange({
      userData,
      session,
      backups,
      device: device,
      clock,
      spawn,
      timers: timers,
      programLog: { info: () => {}, failure: (_what, error) => failures.push(error) },
    }),
    assertStaffPassword: (password, role, withDeviceSecret) => {
      const problem = passwordProblem(password, role === 'owner' ? 'owner' : withDeviceSecret ? 'staff' : 'staff-alone')
      if (problem) throw new AppError(problem)
    },
  }
  const handleCall = createRouter({
    app,
    handlers,
    isOurAddress: (url) => url.startsWith('app://loiste/'),
    session: session.forRouter,
    isEmptyMachine: () => ['empty', 'damaged'].includes(session.phase().phase),
    onChanged: (route) => {
      changed.push(route)
      if (route.startsWith('outbox.')) outbox.wake(route === 'outbox.saveSender')
      backups.noteChange(route)
      if (session.isOpen()) erasures.noteChange(session.requireOpen().db, route)
    },
    onFailure: (_route, error) => failures.push(error),
    checkOutput: true,
  })
  const send: TempApp['send'] = (route, input = {}, sender = ourWindow) => handleCall(sender, route, input)
  const quit = () => session.close()

  return {
    userData,
    app,
    send,
    async call(route, ...[input]) {
      const answer = await send(route, input)
      if (!answer.ok) {
        throw new Error(`${route}: ${answer.error.code} ${JSON.stringify(answer.error.data)}`, {
          cause: failures.at(-1),
        })
      }
      return answer.value as Output<typeof route>
    },
    async refused(route, input) {
      const answer = await send(route, input)
      return answer.ok ? 'not refused' : answer.error.code
    },
    wait(ms) {
      nowMs += ms
    },
    chooseFile(next) {
      opened = next
    },
    chooseFolder(next) {
      folder = next
    },
    fillDisk(isFull) {
      isDiskFull = isFull
    },
    saved,
    printed,
    failures,
    packageProgress,
    changed,
    quit,
    async close() {
      await quit()
      rmSync(userData, { recursive: true, force: true })
    },
  }
}

export interface OpenedSalon extends TempApp {
  readonly ownerId: string
  readonly ainoId: string
  readonly haircutId: string
  readonly massageId: string
  readonly recoveryCode: string
  readonly backupFolder: string
}

/** A salon after its first run: owner, one therapist who can sign in, two services, a backup place. */
export async function openedSalon(options: TempAppOptions = {}): Promise<OpenedSalon> {
  const salon = await tempApp(options)
  const { call } = salon
  const backupFolder = mkdtempSync(path.join(tmpdir(), 'loiste-backups-'))
  const state = await call('setup.createOwner', {
    ownerName: 'Helmi Laine',
    passphrase: ownerPassphrase,
    language: 'fi',
  })
  await call('settings.saveSalon', {
    name: 'Salonki Aurinko',
    businessId: '1234567-1',
    street: 'Esimerkkikatu 1',
    postCode: '00100',
    city: 'Helsinki',
    phone: '09 000 000',
    email: '',
    iban: '',
    vatRegistered: true,
  })
  const { code } = await call('keys.newRecoveryCode')
  await call('keys.confirmRecoveryCode', { code })
  const aino = await call('staff.create', { name: 'Aino Koskela', role: 'therapist', password: 'lumipallo77' })
  const services = await call('services.addReady', { keys: ['haircut', 'massage60'] })
  salon.chooseFolder(backupFolder)
  await call('backups.choosePlace')
  await call('setup.goTo', { step: 'done' })
  return {
    ...salon,
    ownerId: state.user?.staffId ?? '',
    ainoId: aino.id,
    haircutId: services.find((service) => service.activeMin === 45)?.id ?? '',
    massageId: services.find((service) => service.activeMin === 60)?.id ?? '',
    recoveryCode: code,
    backupFolder,
    async close() {
      await salon.close()
      rmSync(backupFolder, { recursive: true, force: true })
    },
  }
}
