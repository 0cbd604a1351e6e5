// The program starts on an empty machine, is locked down, and refuses what it must.
import { expect, test } from '@playwright/test'
import { launch, type RunningApp } from './launch.ts'

let running: RunningApp
test.beforeEach(async () => {
  running = await launch()
})
test.afterEach(async () => {
  await running.close()
})

test('an empty machine is offered a new salon or a restore', async () => {
  const state = await running.page.evaluate(() => window.loiste.call('session.state', null))
  expect(state).toMatchObject({ ok: true, value: { phase: 'empty', setup: 'owner', user: null } })
})

test('the window is sandboxed, isolated and offers two functions only', async () => {
  expect(await running.page.evaluate(() => Object.keys(window.loiste).sort())).toEqual(['call', 'on'])
  expect(await running.page.evaluate(() => ['require', 'process', 'module'].map((name) => name in window))).toEqual([
    false,
    false,
    false,
  ])
  await expect(running.page.evaluate(() => fetch('https://example.org/'))).rejects.toThrow()
})

test('a call that is none, or that needs someone signed in, is answered by a code', async () => {
  const codes = await running.page.evaluate(async () => {
    const answers = []
    for (const route of ['constructor', '__proto__', 'no.such', 'clients.list', 'settings.get']) {
      answers.push(await window.loiste.call(route, {}))
    }
    return answers.map((answer) => (answer.ok ? 'ok' : answer.error.code))
  })
  expect(codes).toEqual(['UNKNOWN_ROUTE', 'UNKNOWN_ROUTE', 'UNKNOWN_ROUTE', 'NOT_SIGNED_IN', 'NOT_SIGNED_IN'])
})
