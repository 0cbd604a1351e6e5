// THE contract: everything the window can ask of main, and everything main tells the window. A new call is one row in
// a feature's table here and one line in electron/handlers. Runs anywhere.
import type { z } from 'zod'
import type { PackageProgress } from '../bookkeeping.ts'
import { appointmentsRoutes } from './appointments.ts'
import { backupsRoutes } from './backups.ts'
import { bookkeepingRoutes } from './bookkeeping.ts'
import { clientsRoutes } from './clients.ts'
import { consentsRoutes } from './consents.ts'
import { daycloseRoutes } from './dayclose.ts'
import { daylistsRoutes } from './daylists.ts'
import { incidentsRoutes } from './incidents.ts'
import { invoicesRoutes } from './invoices.ts'
import { outboxRoutes } from './outbox.ts'
import { photosRoutes } from './photos.ts'
import { prepaidRoutes } from './prepaid.ts'
import { privacyRoutes } from './privacy.ts'
import { privacyPapersRoutes } from './privacy-papers.ts'
import { resourcesRoutes } from './resources.ts'
import { safetyRoutes } from './safety.ts'
import { salesRoutes } from './sales.ts'
import { salonRoutes } from './salon.ts'
import { sellersRoutes } from './sellers.ts'
import { sessionRoutes } from './session.ts'
import { shiftsRoutes } from './shifts.ts'
import { stockRoutes } from './stock.ts'
import { templatesRoutes } from './templates.ts'
import { visitsRoutes } from './visits.ts'
import { waitlistRoutes } from './waitlist.ts'

export const contract = {
  ...sessionRoutes,
  ...salonRoutes,
  ...sellersRoutes,
  ...clientsRoutes,
  ...appointmentsRoutes,
  ...shiftsRoutes,
  ...resourcesRoutes,
  ...visitsRoutes,
  ...daylistsRoutes,
  ...waitlistRoutes,
  ...consentsRoutes,
  ...safetyRoutes,
  ...templatesRoutes,
  ...photosRoutes,
  ...incidentsRoutes,
  ...salesRoutes,
  ...stockRoutes,
  ...prepaidRoutes,
  ...daycloseRoutes,
  ...invoicesRoutes,
  ...outboxRoutes,
  ...bookkeepingRoutes,
  ...backupsRoutes,
  ...privacyRoutes,
  ...privacyPapersRoutes,
}

export type Contract = typeof contract
export type RouteName = keyof Contract
/** What the window may send: before defaults are filled in. */
export type Sent<R extends RouteName> = z.input<Contract[R]['input']>
/** What the handler gets: checked, defaults filled in. */
export type Input<R extends RouteName> = z.output<Contract[R]['input']>
export type Output<R extends RouteName> = z.output<Contract[R]['output']>

export const features = [
  'session',
  'settings',
  'staff',
  'sellers',
  'services',
  'products',
  'clients',
  'appointments',
  'waitlist',
  'daylists',
  'shifts',
  'resources',
  'layout',
  'visits',
  'consents',
  'safety',
  'templates',
  'photos',
  'incidents',
  'sales',
  'stock',
  'prepaid',
  'dayclose',
  'invoices',
  'outbox',
  'bookkeeping',
  'backups',
  'restore',
  'accesslog',
  'keys',
  'privacy',
  'roles',
] as const
export type Feature = (typeof features)[number]

/** What main tells the window; types only, main is trusted. */
export interface Events {
  /** After a commit: which features' data may have changed, and the days it touches (all when left out). */
  'data.changed': { readonly features: readonly Feature[]; readonly days?: readonly string[] }
  'session.changed': null
  'backups.changed': null
  /** How far the package for the bookkeeper is. */
  'bookkeeping.progress': PackageProgress
}
export type EventName = keyof Events

/** The preload's whole surface, `window.loiste`. */
export interface Bridge {
  readonly call: (route: string, input: unknown) => Promise<unknown>
  readonly on: (event: EventName, listener: (payload: never) => void) => () => void
}
