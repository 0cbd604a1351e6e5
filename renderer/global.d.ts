// What the preload script puts on the window, and the style module types. Compile time only.

import type { Envelope } from '../shared/errors.ts'

declare global {
  interface Window {
    /** The whole bridge: one call and one subscription. Routes and events are typed in renderer/ipc.ts. */
    readonly loiste: {
      readonly call: (route: string, input: unknown) => Promise<Envelope>
      readonly on: (event: string, listener: (payload: unknown) => void) => () => void
    }
  }
}

declare module 'react' {
  interface CSSProperties {
    /** Custom properties that a component hands to its CSS. */
    [name: `--${string}`]: string | number | undefined
  }
}
