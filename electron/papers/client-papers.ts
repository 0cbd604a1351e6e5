// Papers of one client in the client's language: the consents that hold, and the instructions for home. Runs in main.
import { type CareSheet, carePaper } from '../../shared/care.ts'
import type { ClientConsents } from '../../shared/consents.ts'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { formatDay } from '../../shared/format.ts'
import type { SalonFields } from '../../shared/settings.ts'
import { translator } from '../../shared/translations/translate.ts'
import { type LetterPart, letterPdf } from './letter.ts'

interface Made {
  readonly salon: SalonFields | null
  readonly madeAtMs: number
}

export interface ConsentsPaper extends Made {
  readonly consents: ClientConsents
}

/** Every answer that holds, with the words answered to and the signature. */
export function consentsPdf({ consents, salon, madeAtMs }: ConsentsPaper, fontsFolder: string): Promise<Buffer> {
  const { language } = consents
  const t = translator(language)
  const parts = consents.holding.flatMap((each): LetterPart[] => {
    const day = formatDay(instantToLocal(each.atMs, ZONE).day, language)
    const how = t(($) => $.consents.sources[each.source])
    const said =
      each.answer === 'given'
        ? t(($) => $.consents.pdf.given, { day, how })
        : t(($) => $.consents.pdf.refused, { day, how })
    const by = each.guardian === '' ? '' : ` · ${t(($) => $.consents.by, { guardian: each.guardian })}`
    return [
      { kind: 'heading', text: t(($) => $.consents.kinds[each.kind]) },
      { kind: 'quiet', text: said + by },
      ...(each.text === null ? [] : [{ kind: 'text', text: each.text.text } as const]),
      ...(each.signature === null
        ? []
        : [{ kind: 'signature', strokes: each.signature, label: each.guardian || consents.clientName } as const]),
    ]
  })
  const none = { kind: 'text', text: t(($) => $.consents.pdf.none) } as const
  const hint = { kind: 'quiet', text: t(($) => $.consents.pdf.withdrawHint) } as const
  const letter = {
    language,
    salon,
    madeAtMs,
    title: t(($) => $.consents.pdf.title),
    lead: `${t(($) => $.consents.pdf.client)}: ${consents.clientName} · ${formatDay(instantToLocal(madeAtMs, ZONE).day, language)}`,
    parts: parts.length === 0 ? [none] : [...parts, hint],
  }
  return letterPdf(letter, fontsFolder)
}

export interface CarePaper extends Made {
  readonly sheet: Pick<CareSheet, 'language' | 'day' | 'services' | 'parts'>
}

/** The same content as the window prints. */
export function careSheetPdf({ sheet, salon, madeAtMs }: CarePaper, fontsFolder: string): Promise<Buffer> {
  const { title, lead, sections } = carePaper(sheet, null)
  const letter = {
    language: sheet.language,
    salon,
    madeAtMs,
    title,
    lead,
    parts: sections.flatMap(({ heading, paragraphs }): LetterPart[] => [
      ...(heading === '' ? [] : [{ kind: 'heading', text: heading } as const]),
      ...paragraphs.map((text) => ({ kind: 'text', text }) as const),
    ]),
  }
  return letterPdf(letter, fontsFolder)
}
