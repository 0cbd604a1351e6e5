// The breach as a paper: what the authority is told (GDPR 33(3)), a message to the people concerned (34) and the later one
// on what was done, in the owner's language. Runs in main.
import { ZONE } from '../../shared/day.ts'
import { formatInstant } from '../../shared/format.ts'
import type { Breach } from '../../shared/privacy-breaches.ts'
import type { PaperContent } from '../../shared/privacy-papers.ts'
import { breachMessage } from '../../shared/privacy-texts/breach-message.ts'
import { translator } from '../../shared/translations/translate.ts'
import type { Language } from '../../shared/values.ts'

export function breachPaper(
  breach: Breach,
  language: Language,
  salon: { readonly salon: string; readonly contact: string },
): PaperContent {
  const t = translator(language)
  const { facts } = breach
  const when = (atMs: number | null, note: string) =>
    atMs === null ? t(($) => $.privacyBreach.paper.notYet) : `${formatInstant(atMs, ZONE, language)}. ${note}`
  const data = facts.data.map((each) => t(($) => $.privacyBreach.data[each])).join(', ')
  const section = (heading: string, paragraphs: readonly string[], pairs: readonly [string, string][] = []) => ({
    heading,
    paragraphs: paragraphs.filter((paragraph) => paragraph !== ''),
    list: [],
    facts: pairs.filter(([, value]) => value !== '').map(([name, value]): [string, string] => [name, value]),
  })
  return {
    title: t(($) => $.privacyBreach.paper.title),
    lead: salon.salon,
    sections: [
      section(
        t(($) => $.privacyBreach.paper.authority),
        [],
        [
          [t(($) => $.privacyBreach.kindLabel), t(($) => $.privacyBreach.kinds[breach.kind])],
          [t(($) => $.privacyBreach.aware), formatInstant(breach.awareAtMs, ZONE, language)],
          [t(($) => $.privacyBreach.deadline), formatInstant(breach.deadlineAtMs, ZONE, language)],
          [t(($) => $.privacyBreach.what), facts.what],
          [t(($) => $.privacyBreach.people), String(Math.max(facts.people, breach.clients.length))],
          [t(($) => $.privacyBreach.dataLabel), data],
          [t(($) => $.privacyBreach.encrypted), t(($) => $.privacyBreach.encryptedIs[facts.encrypted])],
          [t(($) => $.privacyBreach.consequences), facts.consequences],
          [t(($) => $.privacyBreach.measures), facts.measures],
          [t(($) => $.privacyBreach.paper.contact), salon.contact],
        ],
      ),
      section(
        t(($) => $.privacyBreach.paper.people),
        breachMessage(breach, 'people', language, salon),
      ),
      ...(breach.peopleAtMs === null
        ? []
        : [
            section(
              t(($) => $.privacyBreach.paper.followUp),
              breachMessage(breach, 'follow-up', language, salon),
            ),
          ]),
      section(
        t(($) => $.privacyBreach.paper.steps),
        [],
        [
          [t(($) => $.privacyBreach.steps.authority), when(breach.authorityAtMs, breach.authorityNote)],
          [t(($) => $.privacyBreach.steps.people), when(breach.peopleAtMs, breach.peopleNote)],
          [t(($) => $.privacyBreach.steps['follow-up']), when(breach.followUpAtMs, breach.followUpNote)],
          [t(($) => $.privacyBreach.steps.closed), when(breach.closedAtMs, '')],
        ],
      ),
    ],
    signatures: [],
  }
}
