// The answer of a check in plain words. Runs in the window.

import { useTranslation } from 'react-i18next'
import type { LogVerdict } from '../../shared/accesslog.ts'
import { Notice } from '../ui/Notice.tsx'

/** Whole, or where it breaks and what to do. */
export function LogVerdictNotice({ verdict }: { readonly verdict: LogVerdict }) {
  const { t } = useTranslation()
  const { reason } = verdict
  const compare = t(($) => $.accesslog.verdict.compare, { code: verdict.headCode })
  if (verdict.whole) {
    return (
      <Notice tone="success" role="status" title={t(($) => $.accesslog.verdict.whole)}>
        <p>{t(($) => $.accesslog.verdict.wholeText, { count: verdict.entries })}</p>
        {verdict.checkedFromSeq > 1 ? (
          <p>{t(($) => $.accesslog.verdict.from, { seq: verdict.checkedFromSeq })}</p>
        ) : null}
        <p className="figures">{compare}</p>
      </Notice>
    )
  }
  return (
    <Notice tone="danger" role="alert" title={t(($) => $.accesslog.verdict.broken)}>
      {reason === 'ok' ? null : <p>{t(($) => $.accesslog.verdict.reasons[reason])}</p>}
      {verdict.brokenAtSeq === null ? null : <p>{t(($) => $.accesslog.verdict.at, { seq: verdict.brokenAtSeq })}</p>}
      <p>{t(($) => $.accesslog.verdict.what)}</p>
      <p className="figures">{compare}</p>
    </Notice>
  )
}
