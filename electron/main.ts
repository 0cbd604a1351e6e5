// The main process: a salvage on the command line, or else, in this order: one instance → scheme → ready → crypto
// self-test → an interrupted restore is finished → session → router → window → timers. Everything is made here and handed
// on; nothing below reaches for a global.
import os from 'node:os'
import path from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, powerMonitor } from 'electron'
import { newestSchema } from '../db/migrations/newest-schema.ts'
import { AppError, isAppError } from '../shared/errors.ts'
import { passwordMinLength, passwordProblem } from '../shared/passwords.ts'
import { languageFor, translator } from '../shared/translations/translate.ts'
import type { App } from './app.ts'
import { salvage, salvageArgs } from './backups/salvage.ts'
import { systemTerminal } from './backups/terminal.ts'
import { spawnUtilityProcess } from './backups/utility-process.ts'
import { createBackups } from './backups.ts'
import { createBookkeepingPackages } from './bookkeeping-package.ts'
import { readBootstrap, writeBootstrap } from './bootstrap.ts'
import { systemClock, systemTimers } from './clock.ts'
import { createDamagedFile } from './damaged-file.ts'
import { createDaySheet } from './day-sheet.ts'
import { systemDialogs } from './dialogs.ts'
import { createErasures } from './erasures.ts'
import { changedFeatures, tellWindows } from './events.ts'
import { handlers } from './handlers/index.ts'
import { createKeyChange } from './key-change.ts'
import { withPatience } from './keys/device.ts'
import {
  assertWithinLimits,
  calibrateArgon2,
  deriveInThread,
  isCalibrationDue,
  type Kdf,
  leastArgon2,
  productKdf,
  productKdfLimits,
} from './keys/kdf.ts'
import { electronSafeStorage } from './keys/safe-storage.ts'
import { assertCryptoWorks } from './keys/self-test.ts'
import { createSignInGuard } from './keys/sign-in-delay.ts'
import { openLog } from './log.ts'
import { createLookInside } from './look-inside.ts'
import { createMailTransport } from './mail-transport.ts'
import { abandonHalfMadeSalon, databaseName } from './make-salon.ts'
import { createOutbox } from './outbox.ts'
import { outboxMark } from './outbox-mark.ts'
import { createPapers } from './papers/papers.ts'
import { systemPrinters } from './printers.ts'
import { receiptPrinters } from './receipt-printer.ts'
import { createRecoverySheet } from './recovery-sheet.ts'
import { createRestore } from './restore.ts'
import { createRouter } from './router.ts'
import { createSession } from './session.ts'
import { openThisComputer } from './this-computer.ts'
import {
  hardenSession,
  isOurAddress,
  openWindow,
  registerScheme,
  senderOf,
  serveWindow,
  windowSession,
} from './window.ts'

const callChannel = 'loiste:call'
const tickMs = 5_000

function refuseDebugging(): void {
  // Anything that opens the program's insides to another process has no place at a salon's desk.
  const forbidden = [
    'inspect',
    'inspect-brk',
    'remote-debugging-port',
    'remote-debugging-pipe',
    'no-sandbox',
    'disable-web-security',
  ]
  if (app.isPackaged && forbidden.some((name) => app.commandLine.hasSwitch(name))) {
    app.exit(1)
  }
}

/** Nothing can be shown without a window, so the operating system says it: what happened and that nothing was touched. */
function failToStart(error: unknown): void {
  const code = isAppError(error) ? error.code : 'INTERNAL'
  const t = translator(languageFor(app.getLocale()))
  dialog.showErrorBox(
    'Loiste',
    t(($) => $.errors[code]),
  )
  app.exit(1)
}

async function start(): Promise<void> {
  const userData = app.getPath('userData')
  const clock = systemClock(process.env.LOISTE_CLOCK)
  const programLog = openLog(path.join(userData, 'logs'), clock.now)
  programLog.info('start', { version: app.getVersion(), platform: process.platform })

  let look = readBootstrap(userData, app.getPreferredSystemLanguages())
  const applyTheme = () => {
    nativeTheme.themeSource = look.theme
  }
  applyTheme()
  serveWindow(windowSession(), path.join(import.meta.dirname, '../renderer'))
  hardenSession(windowSession())
  Menu.setApplicationMenu(null)

  await assertCryptoWorks(deriveInThread)
  // Measured on each computer and again each quarter, while nothing waits for it; never below the least, whatever the file
  // says, and never lowered.
  const kdf: Kdf = {
    ...productKdf(),
    get params() {
      return look.argon2 ?? leastArgon2
    },
  }
  const calibrate = async () => {
    const argon2 = await calibrateArgon2(deriveInThread, () => performance.now(), look.argon2)
    look = { ...look, argon2, ...(look.argon2 && { argon2AtMs: clock.now() }) }
    writeBootstrap(userData, look)
  }
  if (look.argon2) assertWithinLimits(look.argon2, productKdfLimits)
  abandonHalfMadeSalon(userData)

  const thisComputer = await openThisComputer(
    userData,
    withPatience(electronSafeStorage, (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref())),
  )
  const workstation = os.hostname()
  const guard = createSignInGuard(userData, { nowMs: clock.now, monotonicMs: () => performance.now() })
  const erasures = createErasures({ userData, workstation, clock, spawn: spawnUtilityProcess, programLog })
  const damaged = createDamagedFile({
    userData,
    spawn: spawnUtilityProcess,
    onFailure: (error) => programLog.failure('damaged file', error),
  })
  const session = createSession({
    userData,
    workstation,
    appVersion: app.getVersion(),
    clock,
    kdf,
    device: thisComputer,
    guard,
    look: {
      get: () => look,
      set: (next) => {
        look = { ...look, ...next }
        writeBootstrap(userData, look)
        applyTheme()
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
      daySheet.noteChange()
      backups.start()
    },
    onClosing: async () => {
      bookkeeping.cancel()
      daySheet.stop()
      await outbox.stop()
      lookInside.close()
      await backups.stop()
    },
    onChanged: () => tellWindows('session.changed', null),
    onFailure: (error) => programLog.failure('key slot', error),
  })
  const papers = createPapers(path.join(import.meta.dirname, 'fonts'))
  const daySheet = createDaySheet({
    session,
    clock,
    dialogs: systemDialogs,
    papers,
    timers: systemTimers,
    onFailure: (error) => programLog.failure('day-sheet', error),
  })
  const outbox = createOutbox({
    session,
    clock,
    papers,
    transport: createMailTransport(),
    mark: outboxMark(userData),
    onChanged: () => tellWindows('data.changed', { features: ['outbox', 'accesslog', 'privacy'] }),
    onFailure: (error) => programLog.failure('outbox', error),
  })
  const backups = createBackups({
    userData,
    afterBackup: (db, place) => erasures.spread(db, place),
    session,
    clock,
    dialogs: systemDialogs,
    spawn: spawnUtilityProcess,
    timers: systemTimers,
    appVersion: app.getVersion(),
    programLog,
    onChanged: () => tellWindows('backups.changed', null),
  })
  const restore = createRestore({
    userData,
    learnErasures: (place) => erasures.learnFrom(place),
    workstation,
    session,
    backups,
    device: thisComputer,
    damaged,
    guard,
    clock,
    dialogs: systemDialogs,
    kdf,
    spawn: spawnUtilityProcess,
    look: () => look,
  })
  const lookInside = createLookInside({
    userData,
    session,
    spawn: spawnUtilityProcess,
    openedPlace: restore.openedPlace,
    settleErasures: (db, vault) => void erasures.settle(db, vault),
  })
  // Before the vault and the file are looked at for the first time.
  restore.finishInterrupted()
  const bookkeeping = createBookkeepingPackages({
    session,
    clock,
    dialogs: systemDialogs,
    fontsFolder: path.join(import.meta.dirname, 'fonts'),
    appVersion: app.getVersion(),
    onProgress: (progress) => tellWindows('bookkeeping.progress', progress),
  })
  const application: App = {
    clock,
    session,
    device: thisComputer,
    dialogs: systemDialogs,
    papers,
    daySheet,
    outbox,
    printers: systemPrinters,
    receiptPrinters,
    recoverySheet: createRecoverySheet({ session, clock, dialogs: systemDialogs, papers, printers: systemPrinters }),
    backups,
    bookkeeping,
    restore,
    lookInside,
    erasures,
    keyChange: createKeyChange({
      userData,
      session,
      backups,
      device: thisComputer,
      clock,
      spawn: spawnUtilityProcess,
      timers: systemTimers,
      programLog: programLog,
    }),
    assertStaffPassword: (password, role, withDeviceSecret) => {
      const kind = role === 'owner' ? 'owner' : withDeviceSecret ? 'staff' : 'staff-alone'
      const problem = passwordProblem(password, kind)
      if (problem) throw new AppError(problem, { least: passwordMinLength[kind] })
    },
  }

  const handleCall = createRouter({
    app: application,
    handlers,
    isOurAddress,
    session: session.forRouter,
    isEmptyMachine: () => ['empty', 'damaged'].includes(session.phase().phase),
    onChanged: (route) => {
      tellWindows('data.changed', { features: changedFeatures(route) })
      backups.noteChange(route)
      if (session.isOpen()) erasures.noteChange(session.requireOpen().db, route)
      daySheet.noteChange()
      if (route.startsWith('outbox.')) outbox.wake(route === 'outbox.saveSender')
    },
    onFailure: (route, error) => programLog.failure(route, error),
    checkOutput: !app.isPackaged,
  })
  ipcMain.handle(callChannel, (event, route: string, input: unknown) => handleCall(senderOf(event), route, input))

  const timer = setInterval(() => {
    void session.tick()
    daySheet.tick()
    outbox.tick()
    if (session.isOpen()) erasures.retry(session.requireOpen().db)
  }, tickMs)
  powerMonitor.on('suspend', () => {
    session.lock()
    // What was saved in the last minute does not wait for the morning.
    if (session.isOpen()) void backups.shipping.all()
  })
  powerMonitor.on('resume', () => backups.wake())
  powerMonitor.on('lock-screen', () => session.lock())

  let closed = false
  app.on('before-quit', (event) => {
    if (closed) return
    // The last backup and the closing of the file come before the end; the window may already be gone.
    event.preventDefault()
    clearInterval(timer)
    void session
      .close()
      .catch((error: unknown) => programLog.failure('close', error))
      .finally(() => {
        closed = true
        app.quit()
      })
  })

  const open = () =>
    openWindow({
      preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
      dark: look.theme === 'dark' || (look.theme === 'system' && nativeTheme.shouldUseDarkColors),
      onGone: (reason) => programLog.info('window gone', { reason }),
    })
  open()
  if (isCalibrationDue(look.argon2AtMs, clock.now()))
    void calibrate().catch((error: unknown) => programLog.failure('calibrate', error))
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open()
  })
}

const wantsSalvage = salvageArgs(process.argv)
if (wantsSalvage) {
  refuseDebugging()
  // No window, no salon's file and no lock: it may run beside an open program.
  void salvage(wantsSalvage, {
    terminal: systemTerminal(),
    kdf: productKdf(),
    databaseName,
    newestSchema,
  }).then((code) => app.exit(code))
} else if (!app.requestSingleInstanceLock()) {
  app.quit()
} else {
  registerScheme()
  refuseDebugging()
  app.on('second-instance', () => {
    const window = BrowserWindow.getAllWindows()[0]
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  void app.whenReady().then(start).catch(failToStart)
}
