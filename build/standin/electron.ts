/** What `import 'electron'` gives in the main process of the stand-in. */
import { app } from './app.ts'
import { dialog } from './dialogs.ts'
import { ipcMain } from './ipc-main.ts'
import { Menu, MenuItem } from './menu.ts'
import { powerMonitor, powerSaveBlocker } from './power-monitor.ts'
import { safeStorage } from './safe-storage.ts'
import { protocol, session } from './session.ts'
import { absent, clipboard, crashReporter, Notification, nativeTheme, net, screen, shell } from './system.ts'
import { utilityProcess } from './utility-process.ts'
import { webContents } from './webcontents.ts'
import { BrowserWindow } from './window.ts'

const Tray = absent('Tray')
const nativeImage = absent('nativeImage')
const globalShortcut = absent('globalShortcut')
const autoUpdater = absent('autoUpdater')
const contentTracing = absent('contentTracing')
const desktopCapturer = absent('desktopCapturer')
const MessageChannelMain = absent('MessageChannelMain')
const systemPreferences = absent('systemPreferences')

const electron = {
  app,
  autoUpdater,
  BrowserWindow,
  clipboard,
  contentTracing,
  crashReporter,
  desktopCapturer,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  MessageChannelMain,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  utilityProcess,
  webContents,
}

export {
  app,
  autoUpdater,
  BrowserWindow,
  clipboard,
  contentTracing,
  crashReporter,
  desktopCapturer,
  dialog,
  electron as default,
  // A CommonJS main process gets this plain object from `require('electron')`.
  electron as 'module.exports',
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  MessageChannelMain,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  utilityProcess,
  webContents,
}
