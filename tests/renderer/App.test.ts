// Which face the window shows in each phase of the session.
import { expect, it } from 'vitest'
import { faceOf } from '../../renderer/App.tsx'
import { phases, type SessionState } from '../../shared/session.ts'

const base: SessionState = {
  phase: 'ready',
  problem: null,
  damage: null,
  setup: 'done',
  user: null,
  salonName: null,
  people: [],
  keyChange: null,
  computer: 'ready',
  delayedUntilMs: null,
  language: 'fi',
  theme: 'system',
  autoLockMin: 5,
  today: '2026-11-23',
  nowMs: 0,
  practice: false,
  appVersion: '0.1.0',
}

it('an empty machine and an unfinished first run show the first run, everything else its own phase', () => {
  const faces = phases.map((phase) => [phase, faceOf({ ...base, phase }), faceOf({ ...base, phase, setup: 'staff' })])
  expect(faces).toEqual([
    ['empty', 'setup', 'setup'],
    ['signed-out', 'signed-out', 'signed-out'],
    ['locked', 'locked', 'locked'],
    ['ready', 'ready', 'setup'],
    ['changing-key', 'changing-key', 'changing-key'],
    ['damaged', 'damaged', 'damaged'],
  ])
})
