import { expect, test } from 'vitest'
import { type MarketingFacts, marketingGround } from '../../shared/privacy-marketing.ts'

const facts = (over: Partial<MarketingFacts>): MarketingFacts => ({
  answer: null,
  suppressed: false,
  restricted: false,
  hasAddress: true,
  hasBought: false,
  softOptIn: false,
  ...over,
})

test('consent is a ground; having bought is one only when the salon says that people were told', () => {
  expect(marketingGround(facts({ answer: 'given' }))).toBe('consent')
  expect(marketingGround(facts({}))).toBeNull()
  expect(marketingGround(facts({ hasBought: true }))).toBeNull()
  expect(marketingGround(facts({ softOptIn: true }))).toBeNull()
  expect(marketingGround(facts({ hasBought: true, softOptIn: true }))).toBe('soft-opt-in')
})

test.each([
  { answer: 'refused' },
  { suppressed: true, answer: 'given' },
  { restricted: true, answer: 'given' },
  { hasAddress: false, answer: 'given' },
  { suppressed: true, hasBought: true, softOptIn: true },
  { answer: 'refused', hasBought: true, softOptIn: true },
] satisfies Partial<MarketingFacts>[])('nothing goes out: %o', (over) => {
  expect(marketingGround(facts(over))).toBeNull()
})
