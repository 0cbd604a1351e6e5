/** Windows: policy, dialogs, navigation, crashes, and the order of starting and quitting. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { executablePath, host, launchArguments, type RunningApp } from '../e2e/launch.ts'
import type {} from './app/page.ts'
import { fixtureFolder, launchFixture, readLog } from './launch.ts'

let running: RunningApp
test.beforeEach(async () => {
  test.info().annotations.push({ type: 'host', description: host })
  running = await launchFixture()
})
test.afterEach(() => running.close())

test('the content security policy of the scheme handler is enforced', async () => {
  const found = await running.page.evaluate(async () => {
    const seen = new Set<string>()
    const three = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        seen.add(event.effectiveDirective)
        if (seen.size === 3) resolve()
      })
    })
    const script = document.createElement('script')
    script.textContent = 'window.inlineRan = 1'
    document.head.append(script)
    await fetch('https://example.com/').catch(() => {})
    const styled = document.createElement('div')
    styled.setAttribute('style', 'color: red')
    document.body.append(styled)
    await three
    return { seen: [...seen].sort(), ran: 'inlineRan' in window, color: getComputedStyle(styled).color }
  })
  expect(found).toEqual({
    seen: ['connect-src', 'script-src-elem', 'style-src-attr'],
    ran: false,
    color: 'rgb(29, 39, 51)',
  })
  expect(await running.page.evaluate(async () => (await fetch('./no-such-file')).status)).toBe(404)
  expect(await running.page.evaluate(() => window.doubleInWorker(21))).toBe(42)
})

test('dialogs scripted by a test answer the app, and a page prints to PDF', async () => {
  const pdf = path.join(running.userData, 'out.pdf')
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/somewhere/a b.csv'] })
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false })
  }, pdf)
  const status = running.page.getByRole('status')
  await running.page.getByRole('button', { name: 'Open file…' }).click()
  await expect(status).toHaveText('opened /somewhere/a b.csv')
  await running.page.getByRole('button', { name: 'Save PDF…' }).click()
  await expect(status).toHaveText(/pdf \d+/)
  expect(fs.readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
  await running.page.getByRole('button', { name: 'Delete' }).click()
  await expect(status).toHaveText('deleted yes')
})

test('navigation away and new windows are blocked', async () => {
  await running.app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async (url) => {
      opened.push(url)
    }
  })
  await running.page.getByText('same-window link').click()
  await expect.poll(() => readLog(running.app)).toContain('blocked https://example.org/here')
  await running.page.getByText('external link').click()
  const opened = () => running.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
  await expect.poll(opened).toEqual(['https://example.com/'])
  expect(await running.page.evaluate(() => window.open('https://example.net/') === null)).toBe(true)
  await expect(running.page.getByRole('status')).toHaveText('ready')
  expect(running.app.windows()).toHaveLength(1)
})

test('a crashed page is reported and can be loaded again', async () => {
  await running.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })
  await expect.poll(() => readLog(running.app)).toContainEqual(expect.stringMatching(/^gone (crashed|killed)$/))
  const firstRow = () =>
    running.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (!contents || contents.isCrashed()) return 'crashed'
      return contents.executeJavaScript('document.querySelector("li")?.textContent ?? ""')
    })
  await expect.poll(firstRow).toContain('Öffice chair')
})

test('a window knows its address in the scheme of the app, and is shown after its first paint', async () => {
  const window = await running.app.browserWindow(running.page)
  expect(await window.evaluate((shown) => shown.webContents.getURL())).toBe('app://fixture/index.html')
  await expect.poll(() => window.evaluate((shown) => shown.isVisible())).toBe(true)
  expect(await readLog(running.app)).toContain('ready-to-show')
})

test('the ready event comes before whenReady resolves', async () => {
  const log = await readLog(running.app)
  expect(log.filter((line) => line === 'ready' || line === 'started')).toEqual(['ready', 'started'])
})

test('closing the last window quits the app after what it still has to write', async () => {
  const ended = once(running.app.process(), 'exit')
  await running.app.evaluate(({ BrowserWindow }) => {
    // Not at once: the connection of this very call ends with the app.
    setImmediate(() => BrowserWindow.getAllWindows()[0]?.close())
  })
  expect((await ended)[0]).toBe(0)
  expect(fs.readFileSync(path.join(running.userData, 'flushed.txt'), 'utf8')).toBe('yes')
})

test('a second instance hands over its data and ends', async () => {
  const second = spawn(executablePath(), launchArguments(fixtureFolder, running.userData), { stdio: 'ignore' })
  expect((await once(second, 'exit'))[0]).toBe(0)
  await expect.poll(() => readLog(running.app)).toContain('second {"hello":1}')
})
