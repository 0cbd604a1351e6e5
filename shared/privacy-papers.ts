// The papers a salon owes: which there are, what they are made of, when they are looked at again. Runs anywhere.
// Sources: GDPR 13 (notice), 30 (record of processing), 7 (consent forms), 35 (whether an assessment is needed);
// työelämän tietosuojalaki 759/2004 21 § (staff are told what is logged).
import { z } from 'zod'
import { addMonths } from './day.ts'
import { AtMs, Day, filledLine, Id, Language, line, paragraphs } from './values.ts'

export const paperKinds = ['notice', 'record', 'staff-notice', 'confidentiality', 'consent-forms', 'dpia'] as const
export const PaperKind = z.enum(paperKinds)
export type PaperKind = z.infer<typeof PaperKind>

/** A paper as it is printed: headings with paragraphs and lists. */
export const PaperContent = z.strictObject({
  title: z.string(),
  lead: z.string(),
  sections: z.array(
    z.strictObject({
      heading: z.string(),
      paragraphs: z.array(z.string()),
      list: z.array(z.string()),
      /** Names and values under each other. */
      facts: z.array(z.tuple([z.string(), z.string()])),
    }),
  ),
  /** Lines to sign on, empty for papers that nobody signs. */
  signatures: z.array(z.string()),
})
export type PaperContent = z.infer<typeof PaperContent>

/** What the papers need to know about the salon beyond its own details. */
export const PaperSettings = z.strictObject({
  /** Whom a client writes to about her data. */
  contactName: line(120),
  contactEmail: line(254),
  /** Those who handle data for the salon: bookkeeper, keeper of a backup, IT support. */
  processors: z
    .array(z.strictObject({ name: filledLine(120), task: filledLine(200), contractDay: Day.nullable() }))
    .max(20),
  /** Month and day on which the financial year ends. */
  financialYearEnd: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  /** Added at the end of the notice, in the salon's own words. */
  addition: paragraphs(4000),
})
export type PaperSettings = z.infer<typeof PaperSettings>

export const emptyPaperSettings: PaperSettings = {
  contactName: '',
  contactEmail: '',
  processors: [],
  financialYearEnd: '12-31',
  addition: '',
}

export const PaperRow = z.object({
  kind: PaperKind,
  /** The latest one; null when none has been made. */
  latest: z
    .object({ id: Id, number: z.int(), language: Language, madeAtMs: AtMs, reviewDay: Day, isDue: z.boolean() })
    .nullable(),
  /** The settings have changed since it was made. */
  isOutdated: z.boolean(),
})
export type PaperRow = z.infer<typeof PaperRow>

export const MakePaper = z.strictObject({ kind: PaperKind, language: Language })

/** A paper is looked at again a year after it was made. */
export function reviewDayOf(madeDay: string): string {
  return addMonths(madeDay, 12)
}

/** Who of those who work here has been told of logging and has signed to secrecy. */
export const Acknowledgements = z.array(
  z.object({
    staffId: Id,
    name: z.string(),
    logging: z.object({ number: z.int(), atMs: AtMs }).nullable(),
    confidentiality: z.object({ number: z.int(), atMs: AtMs, where: z.string() }).nullable(),
  }),
)
export type Acknowledgements = z.infer<typeof Acknowledgements>
