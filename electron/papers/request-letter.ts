// The letter to a client about her request: received, extended, or answered. Runs in main.
import { formatDay } from '../../shared/format.ts'
import type { PaperContent } from '../../shared/privacy-papers.ts'
import type { PrivacyRequest } from '../../shared/privacy-requests.ts'
import { translator } from '../../shared/translations/translate.ts'

export type LetterKind = 'received' | 'extended' | 'answered'

/** Without an outcome yet, `answered` reads like `received`. */
export function requestLetter(
  request: PrivacyRequest,
  kind: LetterKind,
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
    title: t(($) => $.privacyPackage.letters.title),
    lead: request.requesterName,
    sections: [
      {
        heading: '',
        paragraphs: [
          t(($) => $.privacyPackage.letters.kind, { kind: t(($) => $.privacyPackage.letters.kinds[request.kind]) }),
          body,
          ...(request.clientId === null ? [t(($) => $.privacyPackage.letters.notOnFile)] : []),
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
