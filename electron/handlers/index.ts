// Every route's handler: the audited list of what the window can make main do.
import type { RouteName } from '../../shared/ipc/contract.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'
import { appointmentsHandlers } from './appointments.ts'
import { backupsHandlers } from './backups.ts'
import { bookkeepingHandlers } from './bookkeeping.ts'
import { clientsHandlers } from './clients.ts'
import { consentsHandlers } from './consents.ts'
import { daycloseHandlers } from './dayclose.ts'
import { daylistsHandlers } from './daylists.ts'
import { incidentsHandlers } from './incidents.ts'
import { invoicesHandlers } from './invoices.ts'
import { outboxHandlers } from './outbox.ts'
import { photosHandlers } from './photos.ts'
import { prepaidHandlers } from './prepaid.ts'
import { privacyHandlers } from './privacy.ts'
import { privacyPapersHandlers } from './privacy-papers.ts'
import { resourcesHandlers } from './resources.ts'
import { safetyHandlers } from './safety.ts'
import { salesHandlers } from './sales.ts'
import { salonHandlers } from './salon.ts'
import { sellersHandlers } from './sellers.ts'
import { sessionHandlers } from './session.ts'
import { shiftsHandlers } from './shifts.ts'
import { stockHandlers } from './stock.ts'
import { templatesHandlers } from './templates.ts'
import { visitsHandlers } from './visits.ts'
import { waitlistHandlers } from './waitlist.ts'

export const handlers: HandlersOf<RouteName, App> = {
  ...sessionHandlers,
  ...salonHandlers,
  ...sellersHandlers,
  ...clientsHandlers,
  ...appointmentsHandlers,
  ...shiftsHandlers,
  ...resourcesHandlers,
  ...visitsHandlers,
  ...daylistsHandlers,
  ...waitlistHandlers,
  ...consentsHandlers,
  ...safetyHandlers,
  ...templatesHandlers,
  ...photosHandlers,
  ...incidentsHandlers,
  ...salesHandlers,
  ...stockHandlers,
  ...prepaidHandlers,
  ...daycloseHandlers,
  ...invoicesHandlers,
  ...outboxHandlers,
  ...bookkeepingHandlers,
  ...backupsHandlers,
  ...privacyHandlers,
  ...privacyPapersHandlers,
}
