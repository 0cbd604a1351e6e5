// The ready services under the names of a language. Runs in main.
import { type ReadyServiceKey, readyServices, type ServiceFields } from '../shared/services.ts'
import { translator } from '../shared/translations/translate.ts'
import type { Language } from '../shared/values.ts'

/** Fields of the ready services asked for, in the list's own order. All are sold at the standard rate. */
export function namedReadyServices(keys: readonly ReadyServiceKey[], language: Language): ServiceFields[] {
  const t = translator(language)
  return readyServices
    .filter((service) => keys.includes(service.key))
    .map(({ key, trade, ...fields }) => ({
      ...fields,
      name: t(($) => $.services.ready[key]),
      category: t(($) => $.services.trades[trade]),
      vatCode: 'STD',
    }))
}
