// The dialogs of the operating system. Main asks for every folder and file name itself, so that the window never names
// a path. Runs in main.
import fs from 'node:fs'
import path from 'node:path'
import { BrowserWindow, dialog } from 'electron'
import { AppError, isAppError } from '../shared/errors.ts'
import { writeFileDurably } from './durable-file.ts'

export interface Dialogs {
  /** The chosen folder, null when the person cancelled. */
  readonly chooseFolder: (options: { title: string; button: string }) => Promise<string | null>
  /** A file of the person's choice with its bytes; null when she cancelled. Errors: FILE_NOT_READ, also when it is larger. */
  readonly openFile: (options: {
    title: string
    kinds: { name: string; extensions: string[] }[]
    mostBytes: number
  }) => Promise<{ fileName: string; bytes: Uint8Array } | null>
  /**
   * Asks where to and writes the file. The answer is its name, null when the person cancelled.
   * Errors: FILE_NOT_WRITTEN.
   */
  readonly saveFile: (options: {
    title: string
    name: string
    kind: { name: string; extension: string }
    content: () => Promise<Uint8Array>
  }) => Promise<{ fileName: string } | null>
}

// `dialog.showX` is called as a member each time, so that tests can answer in the person's place.
export const systemDialogs: Dialogs = {
  async chooseFolder({ title, button }) {
    const options: Electron.OpenDialogOptions = {
      title,
      buttonLabel: button,
      properties: ['openDirectory', 'createDirectory'],
    }
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
    const answer = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options)
    return answer.canceled ? null : (answer.filePaths[0] ?? null)
  },
  async openFile({ title, kinds, mostBytes }) {
    const options: Electron.OpenDialogOptions = { title, filters: kinds, properties: ['openFile'] }
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
    const answer = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options)
    const [file] = answer.filePaths
    if (answer.canceled || file === undefined) return null
    try {
      if (fs.statSync(file).size > mostBytes) throw new AppError('FILE_NOT_READ')
      return { fileName: path.basename(file), bytes: fs.readFileSync(file) }
    } catch (error) {
      if (isAppError(error)) throw error
      throw new AppError('FILE_NOT_READ', {}, { cause: error })
    }
  },
  async saveFile({ title, name, kind, content }) {
    const options: Electron.SaveDialogOptions = {
      title,
      defaultPath: name,
      filters: [{ name: kind.name, extensions: [kind.extension] }],
    }
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
    const answer = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options)
    if (answer.canceled || !answer.filePath) return null
    const bytes = await content()
    try {
      writeFileDurably(answer.filePath, bytes)
    } catch (error) {
      throw new AppError('FILE_NOT_WRITTEN', {}, { cause: error })
    }
    return { fileName: path.basename(answer.filePath) }
  },
}
