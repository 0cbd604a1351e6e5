// A salon of the schema before gets prices of products from a day on; what a product costs stays.
import type Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../db/migrate.ts'
import { salonBefore, stepsTo } from '../../helpers/migrationStep.ts'

let raw: Database.Database
beforeEach(() => {
  raw = salonBefore(28)
  raw.exec(`INSERT INTO product (id, name, barcode, price_cents, vat_code, created_at_ms)
    VALUES ('product-a', 'Öljy', '', 1990, 'STD', 1)`)
})
afterEach(() => raw.close())

const price = (productId: string, from: string, cents: number) =>
  raw.prepare('INSERT INTO product_price VALUES (?, ?, ?)').run(productId, from, cents)

describe('the step to version 28', () => {
  it('leaves products as they were, without a price to come', () => {
    const before = raw.prepare('SELECT * FROM product').all()
    expect(migrate(raw, stepsTo(28)).to).toBe(28)
    expect(raw.prepare('SELECT * FROM product').all()).toEqual(before)
    expect(raw.prepare('SELECT * FROM product_price').all()).toEqual([])
    expect(raw.pragma('foreign_key_check')).toEqual([])
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('has one price a day for each product, of real days, sums and products only', () => {
    migrate(raw, stepsTo(28))
    price('product-a', '2027-01-01', 2190)
    price('product-a', '2027-02-01', 2290)
    expect(() => price('product-a', '2027-01-01', 2200)).toThrow('UNIQUE')
    expect(() => price('product-a', 'soon', 2200)).toThrow('CHECK')
    expect(() => price('product-a', '2027-03-01', -1)).toThrow('CHECK')
    expect(() => price('nothing', '2027-03-01', 2200)).toThrow('FOREIGN KEY')
  })
})
