// Kysely's view of the tables of db/migrations/016-stock.ts; see db/schema.ts.
import type { Generated } from 'kysely'
import type { MovementKind } from '../shared/stock.ts'

export interface StocktakeTable {
  id: string
  begun_at_ms: number
  staff_id: string
  finished_at_ms: number | null
}

export interface StocktakeLineTable {
  stocktake_id: string
  product_id: string
  counted: number
  expected: number
  at_ms: number
}

export interface StockMovementTable {
  id: Generated<number>
  product_id: string
  kind: MovementKind
  amount: number
  value_cents: number
  balance: number
  balance_cents: number
  day: string
  at_ms: number
  staff_id: string
  supplier: Generated<string>
  reason: Generated<string>
  document_id: string | null
  document_position: number | null
  record_id: string | null
  record_line: number | null
  stocktake_id: string | null
  undoes_id: number | null
}

export interface StockTables {
  stocktake: StocktakeTable
  stocktake_line: StocktakeLineTable
  stock_movement: StockMovementTable
}
