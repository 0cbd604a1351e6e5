// Kysely's view of the price list of services; see db/schema.ts.
import type { Generated } from 'kysely'
import type { VatCode } from '../shared/services.ts'

export interface VatRateTable {
  code: string
  valid_from: string
  valid_to: string | null
  rate_bp: number
}

export interface ServiceTable {
  id: string
  version: Generated<number>
  name: string
  category: Generated<string>
  colour: number
  prepare_min: Generated<number>
  active_min: number
  processing_min: Generated<number>
  finish_min: Generated<number>
  cleanup_min: Generated<number>
  price_cents: number
  vat_code: VatCode
  archived_at_ms: number | null
  created_at_ms: number
  add_on_min: number | null
}

export interface ServiceAddOnTable {
  add_on_id: string
  service_id: string
}

export interface ServiceNotByTable {
  service_id: string
  staff_id: string
}

export interface ServiceTimeTable {
  service_id: string
  staff_id: string
  active_min: number
}

export interface ServicePriceTable {
  service_id: string
  staff_id: string | null
  valid_from: string
  price_cents: number
}

export interface ServicesTables {
  vat_rate: VatRateTable
  service: ServiceTable
  service_add_on: ServiceAddOnTable
  service_time: ServiceTimeTable
  service_not_by: ServiceNotByTable
  service_price: ServicePriceTable
}
