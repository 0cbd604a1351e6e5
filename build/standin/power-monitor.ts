/** `powerMonitor` and `powerSaveBlocker`: nothing happens by itself; tests emit the events. */
import { EventEmitter } from 'node:events'
import { strict } from './strict.ts'

class PowerMonitor extends EventEmitter {
  readonly onBatteryPower = false
  getSystemIdleTime(): number {
    return 0
  }
  getSystemIdleState(_idleThreshold: number): 'active' {
    return 'active'
  }
  isOnBatteryPower(): boolean {
    return false
  }
}
export const powerMonitor = strict('powerMonitor', new PowerMonitor())

const blockers = new Set<number>()
export const powerSaveBlocker = strict('powerSaveBlocker', {
  start(_type: string): number {
    const id = blockers.size + 1
    blockers.add(id)
    return id
  },
  stop: (id: number): boolean => blockers.delete(id),
  isStarted: (id: number): boolean => blockers.has(id),
})
