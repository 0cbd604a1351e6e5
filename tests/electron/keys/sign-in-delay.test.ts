// The growing wait after wrong passwords: its steps, across restarts, and with the clock turned.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { realDisk } from '../../../electron/durable-file.ts'
import {
  createSignInGuard,
  delayAfterMs,
  lockoutMs,
  type SignInGuard,
  waitFor,
} from '../../../electron/keys/sign-in-delay.ts'
import { AppError } from '../../../shared/errors.ts'

let folder: string
let nowMs: number
let monotonicMs: number
const clock = { nowMs: () => nowMs, monotonicMs: () => monotonicMs }
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'loiste-guard-'))
  nowMs = 1_800_000_000_000
  monotonicMs = 0
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const pass = (ms: number) => {
  nowMs += ms
  monotonicMs += ms
}
const wrong = async (guard: SignInGuard, who = 'staff-1') => {
  try {
    await guard.attempt(who, async () => {
      throw new AppError('PASSWORD_WRONG')
    })
    return 'opened'
  } catch (error) {
    return (error as AppError).code
  }
}
const right = (guard: SignInGuard, who = 'staff-1') => guard.attempt(who, async () => 'opened')

describe('the steps', () => {
  test('0, 0, 1, 2, 4 … 60 s, and 15 min from the tenth on', () => {
    const seconds = Array.from({ length: 12 }, (_, index) => delayAfterMs(index + 1) / 1000)
    expect(seconds).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 60, 900, 900, 900])
    expect(delayAfterMs(0)).toBe(0)
  })

  test('never less than before, whatever the count', () => {
    fc.assert(fc.property(fc.nat(1000), (n) => delayAfterMs(n + 1) >= delayAfterMs(n)))
  })

  test('a clock set back makes the wait begin again, neither shorter nor endless', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
        (failures, jump) => {
          const state = { failures, countedFromMs: 1_800_000_000_000 }
          const { waitMs, state: next } = waitFor(state, state.countedFromMs + jump)
          expect(waitMs).toBeLessThanOrEqual(delayAfterMs(failures))
          if (jump < 0) expect(waitMs).toBe(delayAfterMs(failures))
          expect(waitFor(next, next.countedFromMs + delayAfterMs(failures)).waitMs).toBe(0)
        },
      ),
    )
  })
})

describe('the guard', () => {
  test('lets two slips pass, then asks for patience, and forgets after the right password', async () => {
    const guard = createSignInGuard(folder, clock)
    expect([await wrong(guard), await wrong(guard), await wrong(guard)]).toEqual(Array(3).fill('PASSWORD_WRONG'))
    expect(await wrong(guard)).toBe('PASSWORD_DELAY')
    await expect(right(guard)).rejects.toMatchObject({ code: 'PASSWORD_DELAY', data: { waitMs: 1000 } })
    pass(1000)
    expect(await right(guard)).toBe('opened')
    expect(guard.delayedUntilMs('staff-1')).toBeNull()
    expect([await wrong(guard), await wrong(guard)]).toEqual(['PASSWORD_WRONG', 'PASSWORD_WRONG'])
    expect(await right(guard)).toBe('opened')
  })

  test('one person’s slips do not make another wait', async () => {
    const guard = createSignInGuard(folder, clock)
    for (let n = 0; n < 3; n++) await wrong(guard, 'staff-1')
    expect(await right(guard, 'staff-2')).toBe('opened')
  })

  test('ten wrong ones close the door for 15 minutes, also after a restart', async () => {
    let guard = createSignInGuard(folder, clock)
    for (let n = 0; n < 10; n++) {
      pass(60_000)
      expect(await wrong(guard)).toBe('PASSWORD_WRONG')
    }
    guard = createSignInGuard(folder, clock)
    expect(guard.delayedUntilMs('staff-1')).toBe(nowMs + lockoutMs)
    pass(lockoutMs - 1)
    await expect(right(guard)).rejects.toThrow('PASSWORD_DELAY')
    pass(1)
    expect(await right(guard)).toBe('opened')
  })

  test('setting the clock back or forward while the program runs shortens nothing', async () => {
    const guard = createSignInGuard(folder, clock)
    for (let n = 0; n < 6; n++) {
      pass(60_000)
      await wrong(guard)
    }
    nowMs -= 86_400_000
    await expect(right(guard)).rejects.toMatchObject({ data: { waitMs: 8000 } })
    nowMs += 30 * 86_400_000
    await expect(right(guard)).rejects.toMatchObject({ data: { waitMs: 8000 } })
    monotonicMs += 8000
    expect(await right(guard)).toBe('opened')
  })

  test('setting the clock back and starting again shortens nothing', async () => {
    let guard = createSignInGuard(folder, clock)
    for (let n = 0; n < 6; n++) {
      pass(60_000)
      await wrong(guard)
    }
    nowMs -= 86_400_000
    guard = createSignInGuard(folder, clock)
    await expect(right(guard)).rejects.toMatchObject({ data: { waitMs: 8000 } })
  })

  test('a program killed in the middle of a try has had that try', async () => {
    const guard = createSignInGuard(folder, clock)
    for (let n = 0; n < 2; n++) await wrong(guard)
    void guard.attempt('staff-1', () => new Promise(() => {}))
    await expect(right(createSignInGuard(folder, clock))).rejects.toThrow('PASSWORD_DELAY')
  })

  test('two tries side by side do not count as one', async () => {
    const guard = createSignInGuard(folder, clock)
    void guard.attempt('staff-1', () => new Promise(() => {}))
    expect(await wrong(guard)).toBe('PASSWORD_DELAY')
  })

  test('what was not a wrong password does not count', async () => {
    const guard = createSignInGuard(folder, clock)
    for (let n = 0; n < 20; n++) {
      await guard
        .attempt('staff-1', async () => {
          throw new AppError('VAULT_DAMAGED')
        })
        .catch(() => undefined)
    }
    expect(await right(guard)).toBe('opened')
  })

  test('a damaged file or a full disk keeps nobody out', async () => {
    writeFileSync(path.join(folder, 'sign-in.json'), '{"version":1,"people":{"staff-1":{"failures":"')
    const full = {
      ...realDisk,
      openSync: () => {
        throw Object.assign(new Error('full'), { code: 'ENOSPC' })
      },
    } as typeof realDisk
    const guard = createSignInGuard(folder, clock, full)
    for (let n = 0; n < 3; n++) expect(await wrong(guard)).toBe('PASSWORD_WRONG')
    expect(await wrong(guard)).toBe('PASSWORD_DELAY')
    pass(1000)
    expect(await right(guard)).toBe('opened')
  })
})
