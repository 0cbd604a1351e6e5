// Kysely's view of the tables, one part a file; the meaning of each column stands beside it in db/migrations. Kept equal to
// the real schema by tests/db/schema.test.ts.

import type { BookkeepingTables } from './schema-bookkeeping.ts'
import type { CalendarTables } from './schema-calendar.ts'
import type { ClientsTables } from './schema-clients.ts'
import type { InvoicesTables } from './schema-invoices.ts'
import type { OutboxTables } from './schema-outbox.ts'
import type { PrivacyTables } from './schema-privacy.ts'
import type { RecordsTables } from './schema-records.ts'
import type { SalonTables } from './schema-salon.ts'
import type { ServicesTables } from './schema-services.ts'
import type { StockTables } from './schema-stock.ts'
import type { TillTables } from './schema-till.ts'

export interface Schema
  extends SalonTables,
    ServicesTables,
    ClientsTables,
    CalendarTables,
    RecordsTables,
    TillTables,
    StockTables,
    BookkeepingTables,
    InvoicesTables,
    OutboxTables,
    PrivacyTables {}
