/**
 * Headed only: plain replacements for the operating system's dialogs, each a small Chromium window. The open
 * dialog's file field brings up the desktop's own file chooser; DevTools tells the paths chosen in it.
 */
import os from 'node:os'
import path from 'node:path'
import { chromium, openTarget } from './chromium.ts'
import type { TargetSession } from './devtools.ts'

/** What was pressed and typed; null when the window was closed instead. */
type Answer = { button: string | null; text: string } | null

const style =
  'body{font:15px system-ui;margin:20px}p{white-space:pre-line}form{display:flex;gap:8px;flex-wrap:wrap;margin-top:14px}' +
  'input{flex:1 1 100%;padding:6px}button{padding:6px 14px}'
const submitScript = `document.forms[0].onsubmit = (event) => {
  event.preventDefault()
  const text = document.querySelector('input[type=text]')?.value ?? ''
  answer(JSON.stringify({ button: event.submitter?.value ?? null, text }))
}`

function escapeHtml(text: string | undefined): string {
  return (text ?? '').replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

function button(value: string, label: string, focused = false): string {
  return `<button value="${escapeHtml(value)}"${focused ? ' autofocus' : ''}>${escapeHtml(label)}</button>`
}

/** Shows the window, waits for an answer, lets `read` look at the page, then closes the window. */
async function ask<Result>(
  height: number,
  title: string,
  body: string,
  read: (answer: Answer, page: TargetSession) => Result | Promise<Result>,
): Promise<Result> {
  const { targetId, session } = await openTarget(520, height)
  const answered = new Promise<Answer>((resolve) => {
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === 'answer') resolve(JSON.parse(payload) as Answer)
    })
    session.onDetached(() => resolve(null))
  })
  await Promise.all([
    session.send('Page.enable'),
    session.send('Runtime.enable'),
    session.send('Runtime.addBinding', { name: 'answer' }),
    session.send('Runtime.runIfWaitingForDebugger'),
  ])
  const { frameTree } = await session.send('Page.getFrameTree')
  const html = `<!doctype html><title>${escapeHtml(title)}</title><style>${style}</style>${body}`
  await session.send('Page.setDocumentContent', { frameId: frameTree.frame.id, html })
  await session.send('Runtime.evaluate', { expression: submitScript })
  await session.send('Page.bringToFront')
  const result = await read(await answered, session)
  await chromium()
    .send('Target.closeTarget', { targetId })
    .catch(() => {})
  return result
}

export function askMessage(options: Electron.MessageBoxOptions): Promise<Electron.MessageBoxReturnValue> {
  const labels = options.buttons?.length ? options.buttons : ['OK']
  const buttons = labels.map((label, index) => button(String(index), label, index === options.defaultId)).join('')
  const body = `<b>${escapeHtml(options.message)}</b><p>${escapeHtml(options.detail)}</p><form>${buttons}</form>`
  return ask(240, options.title || 'Message', body, (answer) => ({
    response: answer ? Number(answer.button) : (options.cancelId ?? 0),
    checkboxChecked: false,
  }))
}

export function askSave(options: Electron.SaveDialogOptions): Promise<Electron.SaveDialogReturnValue> {
  const suggested = path.resolve(os.homedir(), options.defaultPath ?? 'untitled')
  const buttons = button('save', options.buttonLabel || 'Save') + button('cancel', 'Cancel')
  const body = `<form><input type=text value="${escapeHtml(suggested)}" autofocus>${buttons}</form>`
  return ask(200, options.title || 'Save as', body, (answer) =>
    answer?.button === 'save' && answer.text
      ? { canceled: false, filePath: path.resolve(answer.text) }
      : { canceled: true, filePath: '' },
  )
}

export function askOpen(options: Electron.OpenDialogOptions): Promise<Electron.OpenDialogReturnValue> {
  const folder = options.properties?.includes('openDirectory') ?? false
  const many = options.properties?.includes('multiSelections') ? ' multiple' : ''
  const extensions = (options.filters ?? []).flatMap((filter) => filter.extensions).filter((ending) => ending !== '*')
  const accept =
    extensions.length > 0 ? ` accept="${escapeHtml(extensions.map((ending) => `.${ending}`).join(','))}"` : ''
  const field = folder
    ? `<input type=text value="${escapeHtml(options.defaultPath)}" placeholder="Folder path" autofocus>`
    : `<input type=file${many}${accept}>`
  const buttons = button('open', options.buttonLabel || 'Open') + button('cancel', 'Cancel')
  return ask(200, options.title || 'Open', `<form>${field}${buttons}</form>`, async (answer, page) => {
    if (answer?.button !== 'open') return { canceled: true, filePaths: [] }
    const typed = answer.text ? [path.resolve(answer.text)] : []
    const filePaths = folder ? typed : await chosenFiles(page)
    return { canceled: filePaths.length === 0, filePaths }
  })
}

async function chosenFiles(page: TargetSession): Promise<string[]> {
  const files = 'document.querySelector("input").files'
  const count = await page.send('Runtime.evaluate', { expression: `${files}.length`, returnByValue: true })
  const paths: string[] = []
  for (let index = 0; index < Number(count.result.value); index++) {
    const { result } = await page.send('Runtime.evaluate', { expression: `${files}[${index}]` })
    if (result.objectId === undefined) continue
    paths.push((await page.send('DOM.getFileInfo', { objectId: result.objectId })).path)
  }
  return paths
}
