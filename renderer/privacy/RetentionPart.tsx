// Retention: what has been kept longer than settled, as a list to approve or skip. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../shared/format.ts'
import {
  legalKinds,
  type RetentionKind,
  type RetentionPeriods,
  type RetentionProposal,
  type RetentionState,
  retentionKinds,
  retentionRules,
} from '../../shared/privacy-retention.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { ConfirmDialog } from '../ui/Dialog.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import { NumberInput } from '../ui/TypedField.tsx'
import styles from './Privacy.module.css'
import { PurgedVouchers } from './PurgedVouchers.tsx'
import { retentionQuery } from './privacy-queries.ts'

export function RetentionPart() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(retentionQuery)
  const [isEditing, setEditing] = useState(false)
  if (data === undefined) {
    return error === null ? <Skeleton lines={6} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  return (
    <>
      <div className={styles.head}>
        <p className={styles.lead}>{t(($) => $.privacyRetention.lead)}</p>
        <Button onPress={() => setEditing(true)}>{t(($) => $.privacyRetention.periods)}</Button>
      </div>
      <div>
        {data.proposals.map((proposal) => (
          <Proposal key={proposal.kind} proposal={proposal} />
        ))}
      </div>
      <p className={styles.quiet}>{t(($) => $.privacyRetention.law)}</p>
      {data.purges.length === 0 ? null : <PurgedVouchers purges={data.purges} />}
      {isEditing ? <PeriodsDialog state={data} onClose={() => setEditing(false)} /> : null}
    </>
  )
}

function Proposal({ proposal }: { readonly proposal: RetentionProposal }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, setAsking] = useState(false)
  const decide = useMutation({
    mutationFn: (decision: 'purge' | 'skip') =>
      call('privacy.decideRetention', { kind: proposal.kind, decision, ids: [...chosen], reason: '' }),
    onSuccess: (_, decision) => {
      setChosen(new Set())
      showToast({
        tone: 'success',
        text: decision === 'purge' ? t(($) => $.privacyRetention.purged) : t(($) => $.privacyRetention.skipped),
      })
    },
    onSettled: () => setAsking(false),
  })
  const isLegal = legalKinds.some((kind) => kind === proposal.kind)
  const periodText = ({ kind, months }: RetentionProposal) => {
    if (kind === 'unconsented') return t(($) => $.privacyRetention.whileConsent)
    return isLegal
      ? t(($) => $.privacyRetention.yearsByLaw, { count: months / 12 })
      : t(($) => $.privacyRetention.months, { count: months })
  }
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  const labelOf = (item: RetentionProposal['items'][number]) => {
    if (item.untilDay !== undefined) {
      const days = { from: formatDay(item.sinceDay, language), to: formatDay(item.untilDay, language) }
      return t(($) => $.privacyRetention.year, days)
    }
    return item.label === '' ? t(($) => $.privacyRetention.entries, { count: item.rows }) : item.label
  }
  return (
    <section className={styles.kind}>
      <div className={styles.between}>
        <h2>{t(($) => $.privacyRetention.kinds[proposal.kind])}</h2>
        <span className="figures">{periodText(proposal)}</span>
      </div>
      <ErrorNotice error={decide.error} />
      {proposal.items.length === 0 ? (
        <p className={styles.quiet}>{t(($) => $.privacyRetention.nothing)}</p>
      ) : (
        <>
          <div className={styles.items}>
            {proposal.items.map((item) => (
              <Checkbox
                key={item.id}
                isSelected={chosen.has(item.id)}
                onChange={(on) => choose(item.id, on)}
                isDisabled={isLegal && item.blocked !== null}
                detail={[
                  isLegal
                    ? t(($) => $.privacyRetention.vouchersIn, { count: item.rows })
                    : t(($) => $.privacyRetention.since, { day: formatDay(item.sinceDay, language) }),
                  item.blocked === null ? '' : t(($) => $.privacyRetention.blocked[item.blocked ?? 'legal-hold']),
                ]
                  .filter((part) => part !== '')
                  .join(', ')}
              >
                {labelOf(item)}
              </Checkbox>
            ))}
          </div>
          <div className={styles.row}>
            <Button
              variant="danger"
              isDisabled={chosen.size === 0}
              isPending={decide.isPending}
              onPress={() => setAsking(true)}
            >
              {t(($) => $.privacyRetention.purge, { count: chosen.size })}
            </Button>
            {isLegal || ['access-log', 'requests', 'unconsented'].includes(proposal.kind) ? null : (
              <Button isDisabled={chosen.size === 0 || decide.isPending} onPress={() => decide.mutate('skip')}>
                {t(($) => $.privacyRetention.skip)}
              </Button>
            )}
          </div>
        </>
      )}
      <ConfirmDialog
        title={t(($) => $.privacyRetention.confirmTitle)}
        isOpen={isAsking}
        confirmLabel={t(($) => $.privacyRetention.purge, { count: chosen.size })}
        isDangerous
        isPending={decide.isPending}
        onConfirm={() => decide.mutate('purge')}
        onClose={() => setAsking(false)}
      >
        {isLegal ? t(($) => $.privacyRetention.confirmVouchers) : t(($) => $.privacyRetention.confirmText)}
      </ConfirmDialog>
    </section>
  )
}

interface PeriodsDialogProps {
  readonly state: RetentionState
  readonly onClose: () => void
}

function PeriodsDialog({ state, onClose }: PeriodsDialogProps) {
  const { t } = useTranslation()
  const [periods, setPeriods] = useState<Record<RetentionKind, number | null | 'invalid'>>(() => ({
    ...(state.periods as RetentionPeriods),
  }))
  const isWhole = Object.values(periods).every((value) => typeof value === 'number')
  return (
    <FormDialog
      title={t(($) => $.privacyRetention.periods)}
      onClose={onClose}
      saveLabel={isWhole ? t(($) => $.common.save) : null}
      onSubmit={async () => {
        await call('privacy.savePeriods', periods as Record<RetentionKind, number>)
        onClose()
      }}
    >
      <div className={styles.periods}>
        {retentionKinds.map((kind) => (
          <NumberInput
            key={kind}
            label={t(($) => $.privacyRetention.kinds[kind])}
            value={periods[kind]}
            onChange={(value) => setPeriods({ ...periods, [kind]: value })}
            least={retentionRules[kind].least}
            most={retentionRules[kind].most}
            unit={t(($) => $.privacyRetention.monthsUnit)}
          />
        ))}
      </div>
      <p className={styles.quiet}>{t(($) => $.privacyRetention.law)}</p>
    </FormDialog>
  )
}
