// What the people concerned are told of a breach (GDPR 34), and later of what was done. On paper and by e-mail. Runs
// anywhere.
import { ZONE } from '../day.ts'
import { formatInstant } from '../format.ts'
import type { Breach } from '../privacy-breaches.ts'
import { translator } from '../translations/translate.ts'
import type { Language } from '../values.ts'

export const breachMessages = ['people', 'follow-up'] as const
export type BreachMessage = (typeof breachMessages)[number]

/** Paragraphs. The later message names the day of the first one, so it has none before that. */
export function breachMessage(
  { facts, peopleAtMs }: Pick<Breach, 'facts' | 'peopleAtMs'>,
  message: BreachMessage,
  language: Language,
  { salon, contact }: { readonly salon: string; readonly contact: string },
): string[] {
  const t = translator(language)
  const data = facts.data.map((each) => t(($) => $.privacyBreach.data[each])).join(', ')
  const words =
    message === 'people'
      ? [
          t(($) => $.privacyBreach.paper.messageStart, { salon }),
          facts.what,
          data === '' ? '' : t(($) => $.privacyBreach.paper.messageData, { data }),
          facts.consequences,
          facts.measures,
          t(($) => $.privacyBreach.paper.messageEnd, { contact }),
        ]
      : peopleAtMs === null
        ? []
        : [
            t(($) => $.privacyBreach.paper.followUpStart, { salon, atMs: formatInstant(peopleAtMs, ZONE, language) }),
            facts.measures,
            t(($) => $.privacyBreach.paper.followUpEnd, { contact }),
          ]
  return words.filter((paragraph) => paragraph !== '')
}
