// What the product field offers while typing.
import { expect, test } from 'vitest'
import { offersFor } from '../../../renderer/visits/offers.ts'

const names = ['Hiusöljy 50 ml', 'Hoitava naamio', 'Väri 7.1', 'Väri 8.0', 'Naamio hiuksille']

test('names in which every typed word begins a word are offered', () => {
  expect(offersFor('hiu', names)).toEqual(['Hiusöljy 50 ml', 'Naamio hiuksille'])
  expect(offersFor('naa hoi', names)).toEqual(['Hoitava naamio'])
  expect(offersFor('vari', names)).toEqual(['Väri 7.1', 'Väri 8.0'])
})

test('nothing is offered for nothing typed, for a name already whole, or for what the salon does not have', () => {
  expect(offersFor(' ', names)).toEqual([])
  expect(offersFor('Väri 7.1', names)).toEqual([])
  expect(offersFor('oma sekoitus', names)).toEqual([])
})
