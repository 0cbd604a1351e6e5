// The report of one incident as a paper: for Tukes, a doctor or an insurer. The same content is shown on screen for the
// printer and drawn as PDF. Runs anywhere.
import { instantToLocal, ZONE } from './day.ts'
import { formatDay, formatDayTime, formatTime } from './format.ts'
import type { Incident } from './incidents.ts'
import type { PaperContent } from './privacy-papers.ts'
import type { SalonFields } from './settings.ts'
import { translator } from './translations/translate.ts'
import type { Language } from './values.ts'

/** Says plainly where something is not known. */
export function incidentPaper(incident: Incident, salon: SalonFields | null, language: Language): PaperContent {
  const t = translator(language)
  const none = t(($) => $.incidents.paper.none)
  const known = (text: string) => (text === '' ? none : text)
  const written = instantToLocal(incident.createdAtMs, ZONE)
  const address = [salon?.street, [salon?.postCode, salon?.city].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  const facts: [string, string][] = [
    [t(($) => $.incidents.kind), t(($) => $.incidents.kinds[incident.kind])],
    [t(($) => $.incidents.day), formatDay(incident.day, language)],
    [t(($) => $.incidents.time), incident.minute === null ? none : formatTime(incident.minute, language)],
    [t(($) => $.incidents.service), known(incident.service)],
    [t(($) => $.incidents.product), known(incident.product)],
    [t(($) => $.incidents.batch), known(incident.batch)],
    [t(($) => $.incidents.paper.facts.name), incident.clientName || t(($) => $.incidents.noClient)],
    [t(($) => $.incidents.paper.facts.writer), incident.staffName],
    [t(($) => $.incidents.paper.facts.written), formatDayTime(written.day, written.minute, language)],
  ]
  if (salon !== null) {
    const contact = [salon.name, salon.businessId, address, salon.phone].filter((part) => part !== '').join('\n')
    facts.push([t(($) => $.incidents.paper.facts.salon), contact])
  }
  const words = (heading: string, text: string) => ({ heading, paragraphs: [known(text)], list: [], facts: [] })
  return {
    title: t(($) => $.incidents.paper.title),
    lead: formatDay(incident.day, language),
    sections: [
      { heading: t(($) => $.incidents.paper.what), paragraphs: [], list: [], facts },
      words(
        t(($) => $.incidents.happened),
        incident.happened,
      ),
      words(
        t(($) => $.incidents.done),
        incident.done,
      ),
      {
        heading: t(($) => $.incidents.steps),
        paragraphs: incident.steps.length === 0 ? [t(($) => $.incidents.noSteps)] : [],
        list: incident.steps.map((step) =>
          [formatDay(step.day, language), t(($) => $.incidents.stepKinds[step.kind]), step.note, step.staffName]
            .filter((part) => part !== '')
            .join(' · '),
        ),
        facts: [],
      },
    ],
    signatures: [t(($) => $.incidents.paper.sign)],
  }
}
