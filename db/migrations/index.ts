// The ordered list of schema steps. Append only.
import type { Migration } from '../migrate.ts'
import { migration001 } from './001-initial.ts'
import { migration002 } from './002-backup-check.ts'
import { migration003 } from './003-shifts.ts'
import { migration004 } from './004-resources.ts'
import { migration005 } from './005-booking.ts'
import { migration007 } from './007-till.ts'
import { migration009 } from './009-records.ts'
import { migration010 } from './010-client-cards.ts'
import { migration011 } from './011-privacy.ts'
import { migration014 } from './014-invoices.ts'
import { migration015 } from './015-incidents.ts'
import { migration016 } from './016-stock.ts'
import { migration017 } from './017-bookkeeping.ts'
import { migration018 } from './018-outbox.ts'
import { migration019 } from './019-places.ts'
import { migration020 } from './020-voucher-purges.ts'
import { migration022 } from './022-consent-scans.ts'
import { migration027 } from './027-privacy-proofs.ts'
import { migration028 } from './028-product-prices.ts'

export const migrations: readonly Migration[] = [
  migration001,
  migration002,
  migration003,
  migration004,
  migration005,
  migration007,
  migration009,
  migration010,
  migration011,
  migration014,
  migration015,
  migration016,
  migration017,
  migration018,
  migration019,
  migration020,
  migration022,
  migration027,
  migration028,
]
