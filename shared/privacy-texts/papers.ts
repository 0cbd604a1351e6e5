// Makes the content of any privacy paper in any language. Runs anywhere.
import type { PaperContent, PaperKind } from '../privacy-papers.ts'
import type { Language } from '../values.ts'
import type { PaperFacts, PaperTexts } from './facts.ts'
import { consentFormTexts, dpiaTexts } from './forms.ts'
import { noticeTexts } from './notice.ts'
import { recordTexts } from './record.ts'
import { confidentialityTexts, staffNoticeTexts } from './staff-papers.ts'

const texts: Readonly<Record<PaperKind, PaperTexts>> = {
  notice: noticeTexts,
  record: recordTexts,
  'staff-notice': staffNoticeTexts,
  confidentiality: confidentialityTexts,
  'consent-forms': consentFormTexts,
  dpia: dpiaTexts,
}

export function paperContent(kind: PaperKind, language: Language, facts: PaperFacts): PaperContent {
  return texts[kind][language](facts)
}
