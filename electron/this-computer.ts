// What this computer remembers, held in memory for the session: the names on the sign-in screen and the secret that
// staff passwords are mixed with. keys/device.ts reads and writes it. Runs in main.
import type { ComputerState } from '../shared/session.ts'
import {
  type DevicePerson,
  type DeviceState,
  ensureDevice,
  readDevice,
  rememberPeople,
  replaceDevice,
  type SafeStorage,
} from './keys/device.ts'

export interface ThisComputer {
  /** Empty where the key store does not work or holds nothing yet: the name is typed then. */
  readonly people: () => DevicePerson[]
  /** Null where the key store does not work: staff passwords must then be as long as an owner's. */
  readonly secret: () => Promise<Uint8Array | null>
  readonly rememberPeople: (people: readonly DevicePerson[]) => Promise<void>
  /** As found when it was last asked. */
  readonly status: () => ComputerState
  /** Asks the key store once more. */
  readonly askAgain: () => Promise<ComputerState>
  /** Starts over with a new secret; the unreadable file is kept aside. Staff need new passwords afterwards. */
  readonly startOver: (nowMs: number) => Promise<ComputerState>
}

export async function openThisComputer(folder: string, storage: SafeStorage): Promise<ThisComputer> {
  let state: DeviceState = await readDevice(folder, storage)
  return {
    status: () => state.status,
    async askAgain() {
      state = await readDevice(folder, storage)
      return state.status
    },
    async startOver(nowMs) {
      state = await replaceDevice(folder, storage, nowMs)
      return state.status
    },
    people: () => (state.status === 'ready' ? [...state.people] : []),
    async secret() {
      if (state.status !== 'ready') state = await readDevice(folder, storage)
      return state.status === 'ready' ? state.deviceSecret : null
    },
    async rememberPeople(people) {
      const known = state.status === 'ready' ? JSON.stringify(state.people) : null
      if (known === JSON.stringify(people)) return
      state = await ensureDevice(folder, storage)
      state = await rememberPeople(folder, storage, people)
    },
  }
}
