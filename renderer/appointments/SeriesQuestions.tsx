// Two questions about a series: which of its appointments a change is for, and what to do when some cannot follow.
// Runs in the window.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SeriesScope, seriesScopes } from '../../shared/appointments-series.ts'
import { RadioGroup } from '../ui/Choices.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { ProblemList } from './SeriesDialog.tsx'
import { useCalendar } from './store.ts'

export function ScopeDialog() {
  const { t } = useTranslation()
  const question = useCalendar((state) => state.scopeQuestion)
  const [scope, setScope] = useState<SeriesScope>('this')
  if (question === null) return null
  const answer = (chosen: SeriesScope | null) => {
    useCalendar.setState({ scopeQuestion: null })
    question.answer(chosen)
  }
  return (
    <FormDialog
      title={t(($) => $.booking.series.scopeTitle)}
      onClose={() => answer(null)}
      size="small"
      saveLabel={t(($) => $.booking.series.change)}
      onSubmit={() => answer(scope)}
    >
      <ScopeChoice label={t(($) => $.booking.series.scopeTitle)} value={scope} onChange={setScope} />
    </FormDialog>
  )
}

interface ScopeChoiceProps {
  readonly label: string
  readonly value: SeriesScope
  readonly onChange: (scope: SeriesScope) => void
}

export function ScopeChoice({ label, value, onChange }: ScopeChoiceProps) {
  const { t } = useTranslation()
  return (
    <RadioGroup
      label={label}
      isLabelHidden
      options={seriesScopes.map((id) => ({ id, label: t(($) => $.booking.series.scope[id]) }))}
      value={value}
      onChange={onChange}
    />
  )
}

export function SeriesRefusalDialog() {
  const { t } = useTranslation()
  const refusal = useCalendar((state) => state.seriesRefusal)
  if (refusal === null) return null
  const close = () => useCalendar.setState({ seriesRefusal: null })
  const { found, count } = refusal
  return (
    <FormDialog
      title={t(($) => $.booking.series.refusedTitle)}
      onClose={close}
      saveLabel={found.length < count ? t(($) => $.booking.series.leave) : null}
      onSubmit={async () => {
        await refusal.leave()
        close()
      }}
    >
      <p>{t(($) => $.booking.series.refusedLead, { count: found.length, of: count })}</p>
      <ProblemList problems={found} />
    </FormDialog>
  )
}
