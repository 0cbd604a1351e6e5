/** Main process of the fixture app: one of everything that the product uses of Electron. */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  type IpcMainInvokeEvent,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  shell,
} from 'electron'

const scheme = 'app'
const host = 'fixture'
const prefix = `${scheme}://${host}/`
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
}
const pages = path.join(__dirname, '..', 'renderer')

/** What has happened, for the tests to read through `globalThis.fixtureLog`. */
const log: string[] = []
Object.assign(globalThis, {
  fixtureLog: log,
  helperFile: path.join(__dirname, 'helper.cjs'),
  threadFile: path.join(__dirname, 'thread.cjs'),
})

protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }])

interface Database {
  key(key: Buffer): void
  pragma(text: string): unknown
  exec(sql: string): void
  prepare(sql: string): { all(): Record<string, unknown>[] }
  close(): void
}
let database: Database | undefined
let window: BrowserWindow | null = null
let flushed = false

function openDatabase(): Database {
  const load = createRequire(__filename)
  const Driver = load(`better-sqlite3-multiple-ciphers/${process.platform}-${process.arch}`) as new (
    f: string,
  ) => Database
  const opened = new Driver(path.join(app.getPath('userData'), 'books.db'))
  opened.pragma("cipher='sqlcipher'")
  opened.key(Buffer.from('secret'))
  opened.exec(`create table if not exists item (id integer primary key, name text, at text);
    insert or ignore into item values (1, 'Öffice chair', '2026-01-02T03:04:05.000Z')`)
  return opened
}

function handle(channel: string, answer: (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown): void {
  ipcMain.handle(channel, (event, ...args) => {
    if (!event.senderFrame?.url.startsWith(prefix)) throw new Error('forbidden sender')
    return answer(event, ...args)
  })
}

function createWindow(): void {
  window = new BrowserWindow({
    width: 900,
    height: 640,
    show: false,
    title: 'Fixture',
    webPreferences: {
      preload: path.join(__dirname, '..', 'preload', 'preload.cjs'),
      partition: 'in-memory',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
    },
  })
  window.once('ready-to-show', () => {
    log.push('ready-to-show')
    window?.show()
  })
  window.on('closed', () => {
    log.push('closed')
    window = null
  })
  const contents = window.webContents
  contents.setWindowOpenHandler(({ url }) => {
    log.push(`window-open ${url}`)
    void shell.openExternal(url)
    return { action: 'deny' }
  })
  contents.on('will-navigate', (event) => {
    if (event.url.startsWith(prefix)) return
    log.push(`blocked ${event.url}`)
    event.preventDefault()
  })
  contents.on('render-process-gone', (_event, details) => {
    log.push(`gone ${details.reason}`)
    contents.reload()
  })
  void window.loadURL(`${prefix}index.html`)
}

async function servePage(request: Request): Promise<Response> {
  const url = new URL(request.url)
  const file = path.normalize(path.join(pages, decodeURIComponent(url.pathname)))
  if (url.host !== host || !file.startsWith(pages + path.sep)) return new Response('no', { status: 403 })
  try {
    return new Response(await readFile(file), {
      headers: {
        'content-type': contentTypes[path.extname(file)] ?? 'application/octet-stream',
        'content-security-policy': policy,
      },
    })
  } catch {
    return new Response('not found', { status: 404 })
  }
}

function registerHandlers(): void {
  handle('rows', () =>
    database
      ?.prepare('select * from item')
      .all()
      .map((row) => ({ ...row, at: new Date(String(row.at)) })),
  )
  handle('echo', (_event, value) => value)
  handle('describe', (_event, value) => `${Object.prototype.toString.call(value)} ${value?.constructor.name}`)
  handle('fail', () => {
    throw Object.assign(new RangeError('boom'), { code: 'E_BOOM' })
  })
  handle('unclonable', () => ({ run() {} }))
  handle('file:open', async () => (await dialog.showOpenDialog({ properties: ['openFile'] })).filePaths[0] ?? 'nothing')
  handle('confirm:delete', async () => {
    const { response } = await dialog.showMessageBox({ message: 'Delete?', buttons: ['Cancel', 'Delete'], cancelId: 0 })
    return response === 1 ? 'yes' : 'no'
  })
  handle('pdf:save', async (event) => {
    const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: 'page.pdf' })
    if (canceled) return 'nothing'
    const pdf = await event.sender.printToPDF({ pageSize: 'A4' })
    await writeFile(filePath, pdf)
    return String(pdf.length)
  })
  handle('seal', async (_event, text) => {
    const sealed = await safeStorage.encryptStringAsync(String(text))
    if (sealed.includes(String(text))) throw new Error('not encrypted')
    return (await safeStorage.decryptStringAsync(sealed)).result
  })
}

async function start(): Promise<void> {
  await app.whenReady()
  const memory = session.fromPartition('in-memory')
  memory.protocol.handle(scheme, servePage)
  memory.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  memory.setPermissionCheckHandler(() => false)
  memory.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !details.url.startsWith(prefix)
    if (cancel) log.push(`cancelled ${details.url}`)
    answer({ cancel })
  })
  database = openDatabase()
  registerHandlers()
  powerMonitor.on('lock-screen', () => window?.webContents.send('tick', 99))
  const tick = { id: 'tick', label: 'Tick', click: () => window?.webContents.send('tick', 7) }
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'File', submenu: [tick, { role: 'quit' }] }]))
  createWindow()
}

app.on('ready', () => log.push('ready'))
app.on('second-instance', (_event, _argv, _cwd, data) => log.push(`second ${JSON.stringify(data)}`))
app.on('window-all-closed', () => app.quit())
app.on('before-quit', (event) => {
  if (flushed) return
  event.preventDefault() // quitting waits for what is not on disk yet
  void writeFile(path.join(app.getPath('userData'), 'flushed.txt'), 'yes').then(() => {
    flushed = true
    database?.close()
    app.quit()
  })
})
if (app.requestSingleInstanceLock({ hello: 1 })) {
  void start().then(() => log.push('started'))
} else {
  flushed = true
  app.quit()
}
