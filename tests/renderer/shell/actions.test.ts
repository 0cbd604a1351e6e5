// Finding an action in the command palette.
import { expect, it } from 'vitest'
import { matchingActions } from '../../../renderer/shell/actions.ts'

const action = (id: string, label: string, keywords = '') => ({ id, label, keywords, run: () => undefined })
const all = [action('go', 'Käyttöloki'), action('new', 'Uusi varaus', 'aika booking'), action('lock', 'Lukitse')]
const found = (text: string) => matchingActions(all, text).map((each) => each.id)

it('every typed word must begin a word of the action; accents and case do not matter', () => {
  expect(found('')).toEqual(['go', 'new', 'lock'])
  expect(found('kaytto')).toEqual(['go'])
  expect(found('VAR uu')).toEqual(['new'])
  expect(found('aika')).toEqual(['new'])
  expect(found('raus')).toEqual([])
})
