// What main tells the windows: the one place that sends. Runs in main.
import { BrowserWindow } from 'electron'
import type { EventName, Events, Feature, RouteName } from '../shared/ipc/contract.ts'

const eventChannel = 'loiste:event'

export function tellWindows<E extends EventName>(event: E, payload: Events[E]): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(eventChannel, event, payload)
}

/** What else shows data of a feature, so must be read again when it changes. Itself is always among them. */
const shownIn: Readonly<Partial<Record<Feature, readonly Feature[]>>> = {
  // An age limit looks at the birth year.
  clients: ['waitlist', 'daylists', 'appointments', 'visits', 'sales', 'safety', 'incidents'],
  appointments: ['waitlist', 'daylists', 'clients', 'visits', 'sales', 'safety'],
  visits: ['appointments', 'clients', 'templates', 'stock'],
  // A withdrawn consent takes health data and photos with it.
  consents: ['safety', 'photos', 'incidents', 'visits', 'clients'],
  safety: ['clients'],
  // They stand on the timeline of the card.
  photos: ['clients'],
  incidents: ['clients'],
  templates: ['visits'],
  outbox: ['sales', 'invoices', 'privacy'],
  invoices: ['appointments', 'clients', 'sales', 'dayclose', 'stock', 'bookkeeping'],
  sales: ['appointments', 'clients', 'visits', 'prepaid', 'dayclose', 'stock', 'bookkeeping'],
  products: ['stock'],
  prepaid: ['sales', 'bookkeeping'],
  dayclose: ['sales', 'bookkeeping'],
  shifts: ['waitlist', 'daylists', 'appointments'],
  resources: ['appointments'],
  staff: ['appointments', 'shifts', 'session', 'keys'],
  sellers: ['sales', 'dayclose', 'invoices', 'staff'],
  services: ['waitlist', 'appointments'],
  // The end of a legal hold takes what only it has kept.
  privacy: ['clients', 'appointments', 'visits', 'sales', 'safety', 'photos', 'incidents'],
  roles: ['staff', 'session'],
  // A card that came back out of a backup.
  restore: ['clients', 'appointments', 'visits'],
  // The order of names is a setting too.
  settings: ['appointments', 'shifts', 'session', 'sellers', 'clients', 'services', 'products', 'templates', 'safety'],
  session: ['keys'],
}

/** The features whose data a write through `route` may have changed. */
export function changedFeatures(route: RouteName): Feature[] {
  const feature = route.split('.')[0] as Feature
  return [feature, ...(shownIn[feature] ?? []), 'accesslog']
}
