// Kysely's view of the tables of the bookkeeper's month, as in migration 017. Runs in main.

export interface AccountPlanTable {
  seller_id: string
  valid_from: string
  accounts: string
  changed_at_ms: number
  staff_id: string
}

export interface MonthLockTable {
  seller_id: string
  month: string
  locked_at_ms: number
  staff_id: string
  journal_code: string
}

export interface BookkeepingPackageTable {
  id: string
  seller_id: string
  from_day: string
  to_day: string
  made_at_ms: number
  staff_id: string
  file_name: string
  sha256: string
  bytes: number
  journal_code: string
}

export interface BookkeepingTables {
  account_plan: AccountPlanTable
  month_lock: MonthLockTable
  bookkeeping_package: BookkeepingPackageTable
}
