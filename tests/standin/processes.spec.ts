/** Utility processes and worker threads, and what Electron's own Node refuses in them. */
import { expect, test } from '@playwright/test'
import { host, type RunningApp } from '../e2e/launch.ts'
import { launchFixture } from './launch.ts'

let running: RunningApp
test.beforeEach(async () => {
  test.info().annotations.push({ type: 'host', description: host })
  running = await launchFixture()
})
test.afterEach(() => running.close())

test('a utility process is spoken to by structured clone and reports how it ended', async () => {
  const result = await running.app.evaluate(async ({ utilityProcess }) => {
    const { helperFile } = globalThis as unknown as { helperFile: string }
    const child = utilityProcess.fork(helperFile, ['one', 'two'], { env: { ...process.env, MARK: 'set' } })
    const answer = (request: object): Promise<unknown> =>
      new Promise((resolve) => {
        child.once('message', resolve)
        child.postMessage(request)
      })
    const described = await answer({ do: 'describe' }) // sent before it has started: waits for it
    const hasPid = typeof child.pid === 'number'
    const doubled = (await answer({ do: 'double', value: 21, list: new Uint8Array([7]) })) as {
      value: number
      list: Uint8Array
      at: Date
      map: Map<string, number>
    }
    let refused = 'no error'
    try {
      child.postMessage({ run() {} })
    } catch (error) {
      refused = error instanceof Error ? 'an Error' : 'something else'
    }
    const exited = new Promise<number>((resolve) => child.once('exit', resolve))
    child.postMessage({ do: 'exit', code: 3 })
    return {
      described,
      hasPid,
      doubled: [
        doubled.value,
        doubled.list instanceof Uint8Array,
        doubled.list[0],
        doubled.at.getTime(),
        doubled.map.get('a'),
      ],
      refused,
      exitCode: await exited,
      pidAfter: typeof child.pid,
    }
  })
  expect(result).toEqual({
    described: { args: ['one', 'two'], type: 'utility', mark: 'set' },
    hasPid: true,
    doubled: [42, true, 7, 5, 1],
    refused: 'an Error',
    exitCode: 3,
    pidAfter: 'undefined',
  })
})

test('a utility process that is killed says so', async () => {
  const code = await running.app.evaluate(async ({ utilityProcess }) => {
    const { helperFile } = globalThis as unknown as { helperFile: string }
    const child = utilityProcess.fork(helperFile)
    await new Promise<void>((resolve) => child.once('spawn', resolve))
    const exited = new Promise<number>((resolve) => child.once('exit', resolve))
    child.kill()
    return exited
  })
  expect(code).not.toBe(0)
})

test('process.report.getReport and Argon2 are refused in every process', async () => {
  test.skip(host === 'electron', 'getReport may end the real Electron process')
  const refusedReport =
    'Error: electron stand-in: process.report.getReport is refused, it can end the real Electron process'
  const found = await running.app.evaluate(async ({ utilityProcess }) => {
    const { helperFile, threadFile } = globalThis as unknown as { helperFile: string; threadFile: string }
    const { Worker } = process.getBuiltinModule('node:worker_threads')
    const worker = new Worker(threadFile)
    const inThread = await new Promise((resolve) => worker.once('message', resolve))
    await worker.terminate()
    const child = utilityProcess.fork(helperFile)
    const inUtility = await new Promise((resolve) => {
      child.once('message', resolve)
      child.postMessage({ do: 'report' })
    })
    child.kill()
    let inMain = 'no error'
    try {
      process.report.getReport()
    } catch (error) {
      inMain = String(error)
    }
    return { inMain, inUtility, inThread }
  })
  expect(found).toEqual({
    inMain: refusedReport,
    inUtility: refusedReport,
    inThread: [refusedReport, 'function', 'Error: Argon2 algorithm not supported'],
  })
})

test('what the stand-in lacks throws by name', async () => {
  test.skip(host === 'electron', 'about the stand-in only')
  const messages = await running.app.evaluate(({ app, BrowserWindow, session, Tray }) => {
    const textOf = (attempt: () => unknown) => {
      try {
        attempt()
        return 'no error'
      } catch (error) {
        return error instanceof Error ? error.message : String(error)
      }
    }
    return [
      textOf(() => app.getGPUInfo('basic')),
      textOf(() => BrowserWindow.getAllWindows()[0]?.setOpacity(0.5)),
      textOf(() => session.defaultSession.getUserAgent()),
      textOf(() => Tray.length),
    ]
  })
  const named = (name: string) => `electron stand-in: ${name} is not implemented`
  expect(messages).toEqual([
    named('app.getGPUInfo'),
    named('BrowserWindow.setOpacity'),
    named('session.defaultSession.getUserAgent'),
    named('Tray.length'),
  ])
})
