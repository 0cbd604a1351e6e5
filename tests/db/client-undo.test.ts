// Tags and family are taken back from the history: only what the change did, and only while it is still so.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addRelative, removeRelative, setTags } from '../../db/client-belongings.ts'
import { clientCard } from '../../db/client-card.ts'
import { clientChanges } from '../../db/client-history.ts'
import { createTag } from '../../db/client-tags.ts'
import { undoChange } from '../../db/client-undo.ts'
import { createClient } from '../../db/clients.ts'
import { AppError } from '../../shared/errors.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
const tags: string[] = []
beforeAll(() => {
  salon = tempSalon()
  for (const name of ['Kanta', 'Opiskelija', 'Herkkä']) {
    const made = salon.write((tx) => createTag(tx, { name, colour: 1 }, salon.actor()))
    tags.push(made.at(-1)?.id ?? '')
  }
})
afterAll(() => salon.close())

const card = (id: string) => clientCard(salon.db, { id }, salon.actor())
const make = (name: string) => salon.write((tx) => createClient(tx, { name }, salon.actor())).id
const tag = (id: string, ...chosen: number[]) =>
  salon.write((tx) =>
    setTags(tx, { id, version: card(id).version, tagIds: chosen.map((at) => tags[at] ?? '') }, salon.actor()),
  )
const names = (id: string) => card(id).tags.map((each) => each.name)
const changesOf = (id: string, field: string) =>
  clientChanges(salon.db, { id }, salon.actor()).flatMap((entry) =>
    entry.changes.filter((change) => change.field === field).map((change) => ({ ...change, id: entry.id })),
  )
const undo = (id: string, changeId: number, field: 'tags' | 'family') =>
  salon.write((tx) => undoChange(tx, { id, changeId, field }, salon.actor()))

describe('tags', () => {
  it('taking a change back leaves what came after it', () => {
    const id = make('Maija')
    tag(id, 0)
    tag(id, 0, 1)
    const first = changesOf(id, 'tags').at(-1)
    expect(first?.canUndo).toBe(true)
    undo(id, first?.id ?? 0, 'tags')
    expect(names(id)).toEqual(['Opiskelija'])
    // Undone once; there is nothing left of it to undo.
    expect(changesOf(id, 'tags').at(-1)?.canUndo).toBeUndefined()
    expect(() => undo(id, first?.id ?? 0, 'tags')).toThrow(new AppError('CHANGED_BY_OTHER'))
  })

  it('the undoing is a change of its own and can be undone', () => {
    const id = make('Maija')
    tag(id, 0, 2)
    tag(id, 2)
    undo(id, changesOf(id, 'tags')[0]?.id ?? 0, 'tags')
    expect(names(id)).toEqual(['Kanta', 'Herkkä'])
    undo(id, changesOf(id, 'tags')[0]?.id ?? 0, 'tags')
    expect(names(id)).toEqual(['Herkkä'])
  })
})

describe('family', () => {
  it('a link that was made or taken away comes back as it was, guardian and all, on both cards', () => {
    const [mother, child] = [make('Marja Meri'), make('Milla Meri')]
    const link = { id: mother, relativeId: child, relation: 'child', guardian: 'client' } as const
    salon.write((tx) => addRelative(tx, link, salon.actor()))
    expect(card(child).family).toMatchObject([{ id: mother, relation: 'parent', guardian: 'relative' }])
    const { linkId } = card(mother).family[0] ?? { linkId: '' }
    salon.write((tx) => removeRelative(tx, { id: mother, linkId }, salon.actor()))
    undo(child, changesOf(child, 'family')[0]?.id ?? 0, 'family')
    expect(card(mother).family).toMatchObject([{ id: child, relation: 'child', guardian: 'client' }])
    undo(mother, changesOf(mother, 'family')[0]?.id ?? 0, 'family')
    expect(card(child).family).toEqual([])
  })

  it('an overtaken change is not offered and refused', () => {
    const [one, other] = [make('Aino'), make('Eino')]
    const relate = (relation: 'partner' | 'sibling') =>
      salon.write((tx) => addRelative(tx, { id: one, relativeId: other, relation }, salon.actor()))
    relate('partner')
    relate('sibling')
    const [, first] = changesOf(one, 'family')
    expect(first?.canUndo).toBeUndefined()
    expect(() => undo(one, first?.id ?? 0, 'family')).toThrow(new AppError('CHANGED_BY_OTHER'))
    undo(one, changesOf(one, 'family')[0]?.id ?? 0, 'family')
    expect(card(one).family).toMatchObject([{ relation: 'partner' }])
  })
})
