import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPhone, parsePhone, phoneDigits } from '../../shared/phone.ts'

describe('reading a phone number', () => {
  test.each([
    ['040 123 4567', '+358401234567'],
    ['040-1234567', '+358401234567'],
    ['+358 40 123 4567', '+358401234567'],
    ['+358 (0)40 123 4567', '+358401234567'],
    ['+358 040 1234567', '+358401234567'],
    ['00358 40 1234567', '+358401234567'],
    ['(09) 123\u00a04567', '+35891234567'],
    ['0600 12345', '+35860012345'],
    ['+46 70 123 45 67', '+46701234567'],
    ['0046701234567', '+46701234567'],
    ['+372 5123 4567', '+37251234567'],
  ])('%j is %s', (text, phone) => {
    expect(parsePhone(text)).toBe(phone)
  })
  test.each([
    '',
    '40 123 4567',
    '358401234567',
    '112',
    '040',
    '04O1234567',
    '+0401234567',
    '000401234567',
    '040 1234 5678 90123',
    '+1234567890123456',
    '+46',
    '++358401234567',
    '٠٤٠١٢٣٤٥٦٧',
    'ei puhelinta',
  ])('%j is refused', (text) => {
    expect(parsePhone(text)).toBeNull()
  })
  test('a leading zero means the given country', () => {
    expect(parsePhone('070 123 45 67', '46')).toBe('+46701234567')
  })
})

describe('showing and finding', () => {
  test.each([
    ['+358401234567', '040 123 4567'],
    ['+35840123456', '040 123 456'],
    ['+3584012345678', '040 1234 5678'],
    ['+358400123456', '0400 123 456'],
    ['+3584571234567', '0457 123 4567'],
    ['+35891234567', '09 123 4567'],
    ['+358181234567', '018 123 4567'],
    ['+358201234567', '020 123 4567'],
    ['+35860012345', '0600 12 345'],
    ['+46701234567', '+46 701 234 567'],
    ['+37251234567', '+372 5123 4567'],
    ['+12125550123', '+1 212 555 0123'],
    ['soita siskolle', 'soita siskolle'],
  ])('%s is shown as %s', (phone, shown) => {
    expect(formatPhone(phone)).toBe(shown)
  })
  test('what is shown is read back as the same number, and found by any run of its digits', () => {
    const finnish = fc.stringMatching(/^\+358[1-9]\d{5,10}$/)
    const foreign = fc.stringMatching(/^\+(1|46|372)[1-9]\d{6,9}$/)
    fc.assert(
      fc.property(fc.oneof(finnish, foreign), fc.nat(5), (phone, from) => {
        expect(parsePhone(phone)).toBe(phone)
        expect(parsePhone(formatPhone(phone))).toBe(phone)
        const digits = phoneDigits(phone)
        expect(phoneDigits(formatPhone(phone))).toBe(digits)
        expect(digits).toContain(phone.slice(1).slice(-6 + from))
      }),
    )
  })
  test.each([
    ['040 123', '40123'],
    ['+358 (0)40 123', '40123'],
    ['0035840123', '40123'],
    ['4567', '4567'],
    ['+46 70', '4670'],
    ['', ''],
  ])('%j is searched as %j', (text, digits) => {
    expect(phoneDigits(text)).toBe(digits)
  })
})
