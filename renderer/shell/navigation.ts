// Where one is: a typed union of routes in a store. No router: one window, no addresses. Runs in the window.

import { create } from 'zustand'

/** The parts of the privacy screen, in order. */
export const privacyParts = [
  'overview',
  'requests',
  'retention',
  'marketing',
  'breaches',
  'papers',
  'outgoing',
] as const
export type PrivacyPart = (typeof privacyParts)[number]

export type Route =
  /** With a client: the next booking made is for her. */
  | { readonly screen: 'calendar'; readonly day?: string; readonly appointmentId?: string; readonly clientId?: string }
  | {
      readonly screen: 'clients'
      readonly clientId?: string
      readonly isNew?: boolean
      readonly view?: 'duplicates' | 'incidents' | 'bin'
    }
  /** A sale (new, of an appointment, or one that waited), a receipt, or one of the till's other views. */
  | {
      readonly screen: 'till'
      readonly appointmentId?: string
      readonly receiptId?: string
      readonly parkedId?: string
      readonly view?: 'cards' | 'close' | 'stock' | 'count'
    }
  | { readonly screen: 'shifts' }
  /** An invoice, a draft, a new one (of an appointment or a client), or the bank's rows beside the list. */
  | {
      readonly screen: 'invoices'
      readonly part?: 'invoice' | 'draft' | 'new' | 'bank'
      readonly id?: string
      readonly appointmentId?: string
      readonly clientId?: string
    }
  | { readonly screen: 'outbox' }
  | { readonly screen: 'bookkeeping' }
  | { readonly screen: 'accesslog'; readonly clientId?: string }
  | { readonly screen: 'privacy'; readonly part?: PrivacyPart; readonly requestId?: string }
  | { readonly screen: 'backups' }
  | { readonly screen: 'settings'; readonly section?: string }

export type ScreenName = Route['screen']
export type RouteOf<S extends ScreenName> = Extract<Route, { screen: S }>

interface Navigation {
  readonly route: Route
  readonly past: readonly Route[]
  /** Opens a screen, or another thing on the same screen. */
  readonly goTo: (route: Route) => void
  /** To where one came from; stays when there is nowhere. */
  readonly back: () => void
  /** To the first screen, with nothing behind; for a new person at the screen. */
  readonly reset: () => void
}

const HOME: Route = { screen: 'calendar' }
const REMEMBERED = 30

export const useNavigation = create<Navigation>()((set) => ({
  route: HOME,
  past: [],
  goTo: (route) => set((now) => ({ route, past: [...now.past, now.route].slice(-REMEMBERED) })),
  back: () =>
    set((now) => {
      const route = now.past.at(-1)
      return route === undefined ? now : { route, past: now.past.slice(0, -1) }
    }),
  reset: () => set({ route: HOME, past: [] }),
}))

/** Opens a route from anywhere, also outside components. */
export function goTo(route: Route): void {
  useNavigation.getState().goTo(route)
}

/** The fields of a screen's own route; null while another screen is open. */
export function useRoute<S extends ScreenName>(screen: S): RouteOf<S> | null {
  return useNavigation((state) => (isRouteOf(state.route, screen) ? state.route : null))
}

function isRouteOf<S extends ScreenName>(route: Route, screen: S): route is RouteOf<S> {
  return route.screen === screen
}
