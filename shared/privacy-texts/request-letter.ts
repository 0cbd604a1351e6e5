// The letter to a client about her request: received, extended, or answered. On paper and by e-mail. Runs
// anywhere.
import { addDays, instantToLocal, ZONE } from '../day.ts'
import { formatDay } from '../format.ts'
import type { PaperContent } from '../privacy-papers.ts'
import type { PrivacyRequest } from '../privacy-requests.ts'
import { backupDays } from '../privacy-retention.ts'
import { translator } from '../translations/translate.ts'

export const requestLetterKinds = ['received', 'extended', 'answered'] as const
export type RequestLetterKind = (typeof requestLetterKinds)[number]

/** Without an outcome yet, `answered` reads like `received`. */
export function requestLetter(
  request: PrivacyRequest,
  kind: RequestLetterKind,
  salon: { readonly name: string; readonly address: string },
): PaperContent {
  const t = translator(request.language)
  const received = formatDay(request.receivedDay, request.language)
  const latest = formatDay(request.due.latest, request.language)
  const { outcome } = request
  const isAnswered = kind === 'answered' && outcome !== null
  const reason = kind === 'extended' ? request.extensionReason : request.outcomeReason
  const body = isAnswered
    ? t(($) => $.privacyPackage.letters[outcome], { received, reason })
    : kind === 'extended'
      ? t(($) => $.privacyPackage.letters.extended, { received, reason, latest })
      : t(($) => $.privacyPackage.letters.received, { received, latest })
  const isRefusal = isAnswered && (outcome === 'refused' || outcome === 'partly')
  return {
    title: t(($) => $.privacyPackage.letters.titles[isAnswered || kind === 'extended' ? kind : 'received']),
    lead: request.requesterName,
    sections: [
      {
        heading: '',
        paragraphs: [
          t(($) => $.privacyPackage.letters.kind, { kind: t(($) => $.privacyPackage.letters.kinds[request.kind]) }),
          body,
          ...(isAnswered && request.clientId === null ? [ofNobody(request)] : []),
          ...(isRefusal || kind === 'extended' ? [t(($) => $.privacyPackage.letters.complaint)] : []),
        ],
        list: [],
        facts: [],
      },
      { heading: '', paragraphs: [salon.name, salon.address], list: [], facts: [] },
    ],
    signatures: [],
  }
}

/** Nobody's card is behind the request: it was erased, or there never was one. */
function ofNobody({ kind, language, outcome, closedAtMs }: PrivacyRequest): string {
  const t = translator(language)
  if (kind !== 'erasure' || outcome !== 'done' || closedAtMs === null) {
    return t(($) => $.privacyPackage.letters.notOnFile)
  }
  const closed = instantToLocal(closedAtMs, ZONE).day
  return t(($) => $.privacyPackage.letters.erased, { backups: formatDay(addDays(closed, backupDays), language) })
}

/** The same words as an e-mail: paragraphs with an empty line between them. */
export function letterWords({ lead, sections }: PaperContent): string {
  return [lead, ...sections.flatMap(({ paragraphs }) => paragraphs)].filter((text) => text.trim() !== '').join('\n\n')
}
