/** What crosses between page and main process, and what is refused. The same on the stand-in and on Electron. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { host, type RunningApp } from '../e2e/launch.ts'
import type {} from './app/page.ts'
import { launchFixture } from './launch.ts'

let running: RunningApp
test.beforeEach(async () => {
  test.info().annotations.push({ type: 'host', description: host })
  running = await launchFixture()
})
test.afterEach(() => running.close())

test('rows of an encrypted database arrive in the page with a real Date', async () => {
  await expect(running.page.getByRole('listitem')).toHaveText('Öffice chair — 2026-01-02T03:04:05.000Z')
  const head = fs.readFileSync(path.join(running.userData, 'books.db')).subarray(0, 16).toString('latin1')
  expect(head).not.toContain('SQLite format')
  const identity = await running.app.evaluate(({ app }) => [
    app.getName(),
    app.getVersion(),
    app.isPackaged,
    app.getLocale(),
  ])
  expect(identity).toEqual(['Stand-in Fixture', '0.1.0', false, 'en-GB'])
})

test('structured clone goes through invoke and back', async () => {
  const checks = await running.page.evaluate(async () => {
    const shared = { n: 1 }
    const sent = {
      hole: Object.assign(new Array(3), { 0: 1, 2: 3 }),
      missing: undefined,
      nan: Number.NaN,
      negativeZero: -0,
      big: 2n ** 70n,
      date: new Date(5),
      pattern: /a"b/gi,
      map: new Map([['k', new Set([1, 'x'])]]),
      bytes: new Uint8Array([1, 2, 255]),
      floats: new Float64Array([0.5]),
      first: shared,
      second: shared,
      error: new RangeError('bad'),
      text: 'Ä\u2028"\\\0𝄞',
      self: undefined as unknown,
    }
    sent.self = sent
    const got = (await window.fixture.echo(sent)) as typeof sent
    return {
      hole: got.hole.length === 3 && got.hole[1] === undefined, // the bridge fills holes
      missing: 'missing' in got && got.missing === undefined,
      numbers: Number.isNaN(got.nan) && Object.is(got.negativeZero, -0) && got.big === 2n ** 70n,
      date: got.date instanceof Date && got.date.getTime() === 5,
      pattern: got.pattern instanceof RegExp && String(got.pattern) === '/a"b/gi',
      map: got.map.get('k')?.has('x') === true,
      bytes: got.bytes instanceof Uint8Array && got.bytes.join() === '1,2,255' && got.floats[0] === 0.5,
      identity: got.first === got.second && got.self === got,
      error: got.error instanceof Error && got.error.message === 'bad',
      text: got.text === 'Ä\u2028"\\\0𝄞',
    }
  })
  expect(Object.entries(checks).filter(([, good]) => !good)).toEqual([])
  const plain = await running.page.evaluate(() =>
    window.fixture.describe(
      new (class Point {
        x = 1
      })(),
    ),
  )
  expect(plain).toBe('[object Object] Object')
})

test('only the text of a failure crosses over, and what cannot be cloned is refused', async () => {
  const failures = await running.page.evaluate(async () => {
    const textOf = async (attempt: () => unknown) => {
      try {
        await attempt()
        return 'no error'
      } catch (error) {
        return error instanceof Error ? `${error.message}${'code' in error ? ' with a code' : ''}` : 'not an Error'
      }
    }
    const { fixture } = window
    return {
      fail: await textOf(fixture.fail),
      missing: await textOf(fixture.missing),
      unclonable: await textOf(fixture.unclonable),
      echoFunction: await textOf(() => fixture.echo(() => 1)),
      echoBlob: await textOf(() => fixture.echo(new Blob(['x']))),
      sendFunction: await textOf(fixture.sendFunction),
    }
  })
  const refused = 'An object could not be cloned.'
  expect(failures).toEqual({
    fail: "Error invoking remote method 'fail': RangeError: boom",
    missing: "Error invoking remote method 'no-such-channel': Error: No handler registered for 'no-such-channel'",
    unclonable: `Error invoking remote method 'unclonable': Error: ${refused}`,
    echoFunction: refused,
    echoBlob: refused,
    sendFunction: refused,
  })
})

test('the page sees a frozen interface and nothing of the preload or of Node', async () => {
  const seen = await running.page.evaluate(() => {
    const global = window as unknown as Record<string, unknown>
    return {
      frozen: Object.isFrozen(window.fixture),
      sum: window.fixture.plusOne(41),
      leaks: ['leak', 'require', 'process', '__standinIpc', '__standinReceive'].filter((name) => name in global),
      electron: window.fixture.versions.electron?.split('.')[0],
      sandboxed: window.fixture.versions.sandboxed,
      secure: isSecureContext,
    }
  })
  expect(seen).toEqual({ frozen: true, sum: 42, leaks: [], electron: '45', sandboxed: true, secure: true })
})

test('messages, power events, menu items and safe storage reach their listeners', async () => {
  const ticks = running.page.getByTestId('ticks')
  await running.app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('lock-screen')
  })
  await expect(ticks).toHaveText('ticks: 99')
  await running.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('tick')?.click())
  await expect(ticks).toHaveText('ticks: 7')
  expect(await running.page.evaluate(() => window.fixture.seal('s3cret'))).toBe('s3cret')
})
