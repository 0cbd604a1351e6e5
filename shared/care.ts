// Instructions for home after a visit: what they hold, and the paper of them, which the window prints and main draws as PDF.
// Runs anywhere.
import { z } from 'zod'
import { formatDay } from './format.ts'
import type { PaperContent } from './privacy-papers.ts'
import type { SalonFields } from './settings.ts'
import { translator } from './translations/translate.ts'
import { Day, Id, Language } from './values.ts'

/** What the client takes home from a visit. It names no client: it may lie on a kitchen table. */
export const CareSheet = z.object({
  visitId: Id,
  clientId: Id.nullable(),
  /** The client's; another where the salon has written no instructions in it. */
  language: Language,
  day: Day,
  services: z.array(z.string()),
  /** One for each template that has instructions in the language. */
  parts: z.array(z.object({ name: z.string(), text: z.string() })),
  /** Whether the card has an address to send them to. */
  hasAddress: z.boolean(),
})
export type CareSheet = z.infer<typeof CareSheet>

/** Of which visit: by itself or by its appointment. */
export const CareOf = z.union([z.strictObject({ visitId: Id }), z.strictObject({ appointmentId: Id })])
export type CareOf = z.infer<typeof CareOf>

/** In the sheet's own language. The salon stands last; null where the paper has it in its head. */
export function carePaper(
  sheet: Pick<CareSheet, 'language' | 'day' | 'services' | 'parts'>,
  salon: SalonFields | null,
): PaperContent {
  const { language, day, services, parts } = sheet
  const t = translator(language)
  const section = (heading: string, text: string) => ({ heading, paragraphs: [text], list: [], facts: [] })
  const contact = salon === null ? '' : [salon.name, salon.phone].filter((line) => line !== '').join('\n')
  return {
    title: t(($) => $.templates.care.title),
    lead: [...services, formatDay(day, language)].join(' · '),
    sections: [
      ...parts.map((part) => section(parts.length > 1 ? part.name : '', part.text)),
      ...(contact === '' ? [] : [section('', contact)]),
    ],
    signatures: [],
  }
}
