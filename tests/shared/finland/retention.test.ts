import { expect, test } from 'vitest'
import { bookkeepingRetention } from '../../../shared/finland/retention.ts'
import vectors from '../../vectors/finland.json'

test.each(vectors.retention)('a financial year that ended $fy_end', (vector) => {
  expect(bookkeepingRetention(vector.fy_end)).toEqual({
    vouchersThrough: vector.vouchers_keep_through,
    booksThrough: vector.books_keep_through,
  })
})
test('what is no day is refused', () => {
  expect(() => bookkeepingRetention('2026-02-30')).toThrow(RangeError)
})
