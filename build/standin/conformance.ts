/**
 * Checked by the compiler, never run: every member a stand-in module has must have Electron's own type, so that the
 * product cannot come to depend on a stand-in that answers differently in shape.
 */
import type * as Real from 'electron'
import type { app } from './app.ts'
import type { dialog } from './dialogs.ts'
import type { ipcMain } from './ipc-main.ts'
import type { Menu, MenuItem } from './menu.ts'
import type { powerMonitor, powerSaveBlocker } from './power-monitor.ts'
import type { safeStorage } from './safe-storage.ts'
import type { protocol, Session, session } from './session.ts'
import type { clipboard, crashReporter, nativeTheme, net, screen, shell } from './system.ts'
import type { utilityProcess } from './utility-process.ts'
import type { WebContents, webContents } from './webcontents.ts'
import type { BrowserWindow } from './window.ts'

/** EventEmitter's generic methods cannot satisfy Electron's per-event overloads; their behaviour is Node's own. */
type EmitterKey = keyof NodeJS.EventEmitter
/** Mine checked against the members of the real thing that it has; `Except` names members checked in part only. */
type Conforms<
  Mine extends Pick<Full, Exclude<keyof Mine & keyof Full, EmitterKey | Except>>,
  Full,
  Except = never,
> = Mine
/** Members that Electron does not have; must be none beyond those named. */
type NothingExtra<Mine, Full, Named = never> = [Exclude<keyof Mine, keyof Full | EmitterKey | Named>] extends [never]
  ? true
  : Exclude<keyof Mine, keyof Full | EmitterKey | Named>

/** `commandLine` and other nested strict objects are checked on their own lines. */
export type Conformance = [
  Conforms<typeof app, Electron.App, 'commandLine'>,
  Conforms<(typeof app)['commandLine'], Electron.CommandLine>,
  Conforms<typeof dialog, Electron.Dialog>,
  Conforms<typeof ipcMain, Electron.IpcMain>,
  Conforms<typeof powerMonitor, Electron.PowerMonitor>,
  Conforms<typeof powerSaveBlocker, Electron.PowerSaveBlocker>,
  Conforms<typeof safeStorage, Electron.SafeStorage>,
  Conforms<typeof protocol, Electron.Protocol>,
  Conforms<typeof session, typeof Real.session, 'defaultSession' | 'fromPartition'>,
  Conforms<Session, Electron.Session, 'protocol' | 'webRequest'>,
  Conforms<Session['webRequest'], Electron.WebRequest>,
  Conforms<typeof shell, Electron.Shell>,
  Conforms<typeof nativeTheme, Electron.NativeTheme>,
  Conforms<typeof screen, Electron.Screen>,
  Conforms<typeof clipboard, Electron.Clipboard>,
  Conforms<typeof crashReporter, Electron.CrashReporter>,
  Conforms<typeof net, Electron.Net>,
  Conforms<typeof webContents, typeof Real.webContents>,
  Conforms<InstanceType<typeof WebContents>, Electron.WebContents, 'ipc' | 'session'>,
  Conforms<BrowserWindow, Electron.BrowserWindow>,
  Conforms<InstanceType<typeof Menu>, Electron.Menu, 'items' | 'append' | 'getMenuItemById' | 'popup'>,
  Conforms<
    InstanceType<typeof MenuItem>,
    Electron.MenuItem,
    'click' | 'id' | 'submenu' | 'role' | 'type' | 'accelerator'
  >,
  Conforms<ReturnType<(typeof utilityProcess)['fork']>, Electron.UtilityProcess>,
]

export const nothingExtra: [
  NothingExtra<typeof app, Electron.App>,
  NothingExtra<typeof dialog, Electron.Dialog>,
  NothingExtra<typeof ipcMain, Electron.IpcMain>,
  NothingExtra<typeof powerMonitor, Electron.PowerMonitor>,
  NothingExtra<typeof safeStorage, Electron.SafeStorage>,
  NothingExtra<Session, Electron.Session>,
  NothingExtra<Session['webRequest'], Electron.WebRequest>,
  NothingExtra<typeof shell, Electron.Shell>,
  NothingExtra<typeof net, Electron.Net>,
  NothingExtra<InstanceType<typeof WebContents>, Electron.WebContents, 'shown'>,
  NothingExtra<BrowserWindow, Electron.BrowserWindow, 'shown' | 'tryClose'>,
  NothingExtra<ReturnType<(typeof utilityProcess)['fork']>, Electron.UtilityProcess>,
] = [true, true, true, true, true, true, true, true, true, true, true, true]
