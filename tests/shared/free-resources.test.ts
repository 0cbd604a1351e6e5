// When rooms are free, against painting single minutes.
import { expect, it } from 'vitest'
import { randomOf } from '../../build/seed/random.ts'
import { fitsResources, resourceStarts } from '../../shared/free-resources.ts'

const rooms = ['room-a', 'room-b', 'room-c']

it('the starts are exactly those at which every line finds a resource for each of its needs', () => {
  const random = randomOf(1, 'free resources')
  let some = 0
  for (let round = 0; round < 400; round += 1) {
    const groups = new Map(
      ['group-1', 'group-2'].map((id) => [id, { name: id, resourceIds: rooms.filter(() => random.chance(0.6)) }]),
    )
    const stock = { names: new Map(), inUse: new Set(rooms), groups, needs: new Map() }
    const durationMin = random.between(10, 90)
    const line = { startMin: 0, durationMin, cleanupMin: random.between(0, 15), needs: ['group-1'] }
    const lines = random.chance(0.5)
      ? [line]
      : [line, { startMin: durationMin, durationMin: 30, cleanupMin: 5, needs: ['group-1', 'group-2'] }]
    const taken = Array.from({ length: random.between(0, 12) }, () => {
      const startMin = random.between(300, 1200)
      return { resourceId: random.pick(rooms), startMin, endMin: startMin + random.between(5, 120) }
    })
    const isFree = (id: string, from: number, to: number) =>
      taken.every((each) => each.resourceId !== id || each.endMin <= from || each.startMin >= to)
    const pick = (needs: readonly string[], from: number, to: number, used: readonly string[] = []): boolean => {
      const [first, ...rest] = needs
      if (first === undefined) return true
      return (groups.get(first)?.resourceIds ?? []).some(
        (id) => !used.includes(id) && isFree(id, from, to) && pick(rest, from, to, [...used, id]),
      )
    }
    const runs = resourceStarts(lines, stock, taken)
    for (let start = 0; start <= 1200; start += 7) {
      const expected = lines.every((each) =>
        pick(each.needs, start + each.startMin, start + each.startMin + each.durationMin + each.cleanupMin),
      )
      const isIn = runs.some((run) => run.startMin <= start && start <= run.endMin)
      expect(isIn && fitsResources(lines, start, stock, taken)).toBe(expected)
      if (expected) some += 1
    }
  }
  expect(some).toBeGreaterThan(1000)
})
