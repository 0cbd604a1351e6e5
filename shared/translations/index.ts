// All texts of the program, assembled from one catalogue per feature, and the types that let i18next check every key
// and every variable at compile time. Adding a feature is one import and one line in `catalogues`. Runs anywhere.

import { accesslog } from './accesslog.ts'
import { appointments } from './appointments.ts'
import { backups } from './backups.ts'
import { backupsReport } from './backupsReport.ts'
import { bankStatements } from './bankStatements.ts'
import { booking } from './booking.ts'
import { bookkeeping } from './bookkeeping.ts'
import { bookkeepingAccounts } from './bookkeepingAccounts.ts'
import { bookkeepingPackage } from './bookkeepingPackage.ts'
import { bookkeepingSummary } from './bookkeepingSummary.ts'
import { clientCards } from './clientCards.ts'
import { clientLists } from './clientLists.ts'
import { clients } from './clients.ts'
import { clientTimeline } from './clientTimeline.ts'
import { common } from './common.ts'
import { conflicts } from './conflicts.ts'
import { consents } from './consents.ts'
import { dayclose } from './dayclose.ts'
import { daylists } from './daylists.ts'
import type { Language } from './define.ts'
import { dialogs } from './dialogs.ts'
import { errors } from './errors.ts'
import { findTime } from './findTime.ts'
import { incidents } from './incidents.ts'
import { invoicePapers } from './invoicePapers.ts'
import { invoices } from './invoices.ts'
import { keys } from './keys.ts'
import { layout } from './layout.ts'
import { outbox } from './outbox.ts'
import { papers } from './papers.ts'
import { photos } from './photos.ts'
import { prepaid } from './prepaid.ts'
import { prepaidSale } from './prepaidSale.ts'
import { privacy } from './privacy.ts'
import { privacyBreach } from './privacyBreach.ts'
import { privacyPackage } from './privacyPackage.ts'
import { privacyPapers } from './privacyPapers.ts'
import { privacyPromises } from './privacyPromises.ts'
import { privacyRequests } from './privacyRequests.ts'
import { privacyRetention } from './privacyRetention.ts'
import { receipts } from './receipts.ts'
import { resources } from './resources.ts'
import { restore } from './restore.ts'
import { roles } from './roles.ts'
import { safety } from './safety.ts'
import { sales } from './sales.ts'
import { salvage } from './salvage.ts'
import { sellers } from './sellers.ts'
import { services } from './services.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { setup } from './setup.ts'
import { shell } from './shell.ts'
import { shifts } from './shifts.ts'
import { staff } from './staff.ts'
import { stock } from './stock.ts'
import { templates } from './templates.ts'
import { typedBooking } from './typedBooking.ts'
import { visits } from './visits.ts'
import { waitlist } from './waitlist.ts'

/** Feature word → its texts in the three languages. */
export const catalogues = {
  bookkeeping,
  bookkeepingSummary,
  bookkeepingAccounts,
  bookkeepingPackage,
  accesslog,
  appointments,
  conflicts,
  backups,
  backupsReport,
  clientCards,
  clientTimeline,
  clientLists,
  booking,
  clients,
  common,
  daylists,
  stock,
  templates,
  safety,
  photos,
  prepaid,
  consents,
  dayclose,
  dialogs,
  errors,
  findTime,
  incidents,
  invoices,
  bankStatements,
  invoicePapers,
  keys,
  layout,
  outbox,
  papers,
  privacy,
  privacyBreach,
  privacyPackage,
  privacyPapers,
  privacyPromises,
  privacyRequests,
  privacyRetention,
  resources,
  roles,
  restore,
  sales,
  prepaidSale,
  receipts,
  salvage,
  sellers,
  services,
  session,
  settings,
  setup,
  shell,
  shifts,
  staff,
  typedBooking,
  visits,
  waitlist,
}

type Catalogues = typeof catalogues

/** The tree that a selector walks: `$.shell.rail.calendar`. Finnish gives the keys and the variables. */
export type TextTree = { readonly [F in keyof Catalogues]: Catalogues[F]['fi'] }

/** One language's texts of every feature, by feature word. */
export function textsIn(language: Language): Record<keyof Catalogues, object> {
  const entries = Object.entries(catalogues).map(([feature, texts]) => [feature, texts[language]])
  return Object.fromEntries(entries) as Record<keyof Catalogues, object>
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    enableSelector: true
    resources: { translation: TextTree }
  }
}
