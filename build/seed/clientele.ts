// Who comes when: every client has a favourite staff member, a rhythm and a habit; some never come back, new ones join.
// Decides only, writes nothing. Build scripts only.
import type { Language } from '../../shared/values.ts'
import type { Random } from './random.ts'

/** One client as the plan knows her; her card is made by people.ts when she is first written down. */
export interface SeedClient {
  readonly index: number
  /** '' until her card is planned to be written. */
  id: string
  /** When and on which day her card is made. */
  createdAtMs: number
  createdDay: string
  /** The card's, once it is written; null before. */
  language: Language | null
  /** Index of the staff member she usually sees. */
  readonly favourite: number
  readonly intervalDays: number
  /** Id of the service she had last. */
  habit: string | null
  visitCount: number
  lastVisitDay: string | null
}

export interface Clientele {
  readonly clients: readonly SeedClient[]
  /** Those who have a card when the story begins. */
  readonly initialCount: number
  /** Moves everyone whose time has come by this day to those who want an appointment. */
  readonly advanceTo: (dayNumber: number) => void
  /** Someone who wants an appointment with this staff member, or undefined. */
  readonly take: (staffIndex: number) => SeedClient | undefined
  /** A client nobody knew before, if one should have joined by now. */
  readonly takeNew: () => SeedClient | undefined
  /** How many should have joined by now and have not. */
  readonly waitingNew: () => number
  readonly setJoined: (byNow: number) => void
  /** She was given a day; says when she will want the next. */
  readonly comeAgain: (client: SeedClient, dayNumber: number, cameTo: boolean) => void
}

const rhythms = [21, 28, 28, 35, 42, 42, 42, 49, 56, 56, 70, 84, 120, 180] as const

export function createClientele(count: number, staffCount: number, firstDay: number, random: Random): Clientele {
  const clients = Array.from(
    { length: count },
    (_, index): SeedClient => ({
      index,
      id: '',
      createdAtMs: 0,
      createdDay: '',
      language: null,
      favourite: random.between(0, staffCount - 1),
      intervalDays: random.pick(rhythms),
      habit: null,
      visitCount: 0,
      lastVisitDay: null,
    }),
  )
  const initialCount = Math.ceil(count * 0.55)
  const dueOn = new Map<number, SeedClient[]>()
  const wanting: SeedClient[][] = Array.from({ length: staffCount }, () => [])
  let nextNew = initialCount
  let joinedByNow = initialCount
  let today = firstDay - 1

  const put = (client: SeedClient, dayNumber: number) => {
    const due = dueOn.get(dayNumber)
    if (due) due.push(client)
    else dueOn.set(dayNumber, [client])
  }
  for (const client of clients.slice(0, initialCount)) {
    put(client, firstDay + random.between(0, client.intervalDays))
  }

  return {
    clients,
    initialCount,
    advanceTo(dayNumber) {
      while (today < dayNumber) {
        today += 1
        for (const client of dueOn.get(today) ?? []) wanting[client.favourite]?.push(client)
        dueOn.delete(today)
      }
    },
    take(staffIndex) {
      const others = wanting.filter((list) => list.length > 0)
      const own = wanting[staffIndex] ?? []
      const list = own.length > 0 && random.chance(0.85) ? own : random.pick(others)
      if (!list || list.length === 0) return undefined
      const at = random.between(0, list.length - 1)
      const client = list[at]
      const last = list.pop()
      if (last && at < list.length) list[at] = last
      return client
    },
    takeNew() {
      if (nextNew >= joinedByNow) return undefined
      nextNew += 1
      return clients[nextNew - 1]
    },
    waitingNew: () => joinedByNow - nextNew,
    setJoined(byNow) {
      joinedByNow = Math.min(count, Math.max(joinedByNow, byNow))
    },
    comeAgain(client, dayNumber, cameTo) {
      if (cameTo && random.chance(0.03)) return
      const days = cameTo ? Math.round(client.intervalDays * (0.8 + random.next() * 0.5)) : random.between(3, 12)
      put(client, dayNumber + days)
    },
  }
}
