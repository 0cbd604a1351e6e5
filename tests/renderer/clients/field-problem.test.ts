// What the card says about a field, and that its limits are those of the contract.
import { describe, expect, test } from 'vitest'
import { fieldProblem, longest } from '../../../renderer/clients/field-problem.ts'
import { ClientFields } from '../../../shared/clients.ts'
import { translator } from '../../../shared/translations/translate.ts'

const t = translator('en')

describe('a field of a card', () => {
  test.each(Object.entries(longest))('%s takes exactly %i characters', (field, most) => {
    const schema = ClientFields.shape[field as keyof typeof longest]
    const filler = (length: number) => (field === 'email' ? `a@b.${'c'.repeat(length - 4)}` : 'x'.repeat(length))
    expect(schema.safeParse(filler(most)).success).toBe(true)
    expect(schema.safeParse(filler(most + 1)).success).toBe(false)
    expect(fieldProblem(t, field as keyof typeof longest, filler(most + 1))).toContain(String(most))
  })

  test('says what is wrong', () => {
    expect(fieldProblem(t, 'name', '  ')).toBe('Type a name.')
    expect(fieldProblem(t, 'email', 'not an address')).toContain('e-mail')
    expect(fieldProblem(t, 'alert', 'two\nlines')).toContain('characters')
    expect(fieldProblem(t, 'phone', '')).toBeUndefined()
    expect(fieldProblem(t, 'notes', 'two\nlines 💅')).toBeUndefined()
  })
})
