// Which columns a person sees, in what order, and what they are called where there is little room.
import { describe, expect, it } from 'vitest'
import { type GridColumn, resourceColumns, shortNames } from '../../../renderer/appointments/columns.ts'
import { noResourceId } from '../../../renderer/appointments/layout.ts'
import { type CalendarLayout, shownColumns, usualLayout } from '../../../shared/layout.ts'
import type { ResourceBook } from '../../../shared/resources.ts'

const layout = (more: Partial<CalendarLayout>): CalendarLayout => ({ ...usualLayout, ...more })
const ids = ['anna01', 'bertta', 'cecili']
const shown = (more: Partial<CalendarLayout>) => shownColumns(ids, (id) => id, layout(more))

describe('a person’s own columns', () => {
  it('come in her order, those she has not placed after them in the salon’s', () => {
    expect(shown({ order: ['cecili', 'gone-1'] })).toEqual(['cecili', 'anna01', 'bertta'])
  })

  it('leave out the hidden ones, but never all of them', () => {
    expect(shown({ hidden: ['bertta'] })).toEqual(['anna01', 'cecili'])
    expect(shown({ hidden: ids })).toEqual(ids)
  })
})

describe('columns of rooms', () => {
  const book: ResourceBook = {
    resources: [
      { id: 'room-a', version: 1, name: 'Huone 1', kind: 'room', archived: false },
      { id: 'room-b', version: 1, name: 'Huone 2', kind: 'room', archived: true },
    ],
    groups: [],
    needs: [],
  }

  it('show what is in use, and nothing for lines without a room while there are none', () => {
    expect(resourceColumns(book, [], usualLayout, 'Ilman').map((column) => column.id)).toEqual(['room-a'])
    expect(noResourceId.length).toBeGreaterThan(5)
  })
})

describe('short names', () => {
  const person = (id: string, name: string): GridColumn => ({ id, name, colour: 1, kind: null })

  it('are first names, with an initial where two share one; rooms keep theirs', () => {
    const room: GridColumn = { id: 'room-a', name: 'Huone 1', colour: null, kind: 'room' }
    const names = shortNames([person('a', 'Aino Koskela'), person('b', 'Aino Virta'), person('c', 'Elina Laine'), room])
    expect([...names.values()]).toEqual(['Aino K.', 'Aino V.', 'Elina', 'Huone 1'])
  })
})
