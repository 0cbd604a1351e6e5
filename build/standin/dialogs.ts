/**
 * `dialog`. Tests script it by replacing its members; unscripted it answers "cancelled" when headless.
 * Headed, each dialog is a small Chromium window of its own (see dialog-windows.ts).
 */
import { headed } from './command-line.ts'
import { askMessage, askOpen, askSave } from './dialog-windows.ts'
import { say, strict } from './strict.ts'

/** Electron's dialogs take (options) or (window, options). */
function optionsOf<Options>(args: [Options] | [Electron.BaseWindow, Options]): Options {
  return args[args.length - 1] as Options
}

function cancelled<Answer>(name: string, about: string | undefined, answer: Answer): Answer {
  say(`dialog.${name} answered as cancelled: ${about ?? ''}`)
  return answer
}

export const dialog = strict('dialog', {
  async showOpenDialog(
    ...args: [Electron.OpenDialogOptions] | [Electron.BaseWindow, Electron.OpenDialogOptions]
  ): Promise<Electron.OpenDialogReturnValue> {
    const options = optionsOf(args)
    if (headed) return askOpen(options)
    return cancelled('showOpenDialog', options.title ?? options.defaultPath, { canceled: true, filePaths: [] })
  },
  async showSaveDialog(
    ...args: [Electron.SaveDialogOptions] | [Electron.BaseWindow, Electron.SaveDialogOptions]
  ): Promise<Electron.SaveDialogReturnValue> {
    const options = optionsOf(args)
    if (headed) return askSave(options)
    return cancelled('showSaveDialog', options.title ?? options.defaultPath, { canceled: true, filePath: '' })
  },
  async showMessageBox(
    ...args: [Electron.MessageBoxOptions] | [Electron.BaseWindow, Electron.MessageBoxOptions]
  ): Promise<Electron.MessageBoxReturnValue> {
    const options = optionsOf(args)
    if (headed) return askMessage(options)
    return cancelled('showMessageBox', options.message, { response: options.cancelId ?? 0, checkboxChecked: false })
  },
  showErrorBox(title: string, content: string): void {
    say(`error box: ${title}\n${content}`)
  },
})
