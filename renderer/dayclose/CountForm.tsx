// Counting the drawer and closing the day: pieces of each coin and note, what they come to, and why it differs. Runs in the
// window.

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CashCount, countedSum, type DayReport, denominations } from '../../shared/dayclose.ts'
import { formatMoney, formatWeekdayDay } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { cx } from '../ui/cx.ts'
import { ConfirmDialog } from '../ui/Dialog.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { NumberInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import styles from './DayClose.module.css'

/** One and two cents are not used in Finland; they are counted only when the drawer has them. */
const usual = denominations.filter((cents) => cents >= 5 && cents <= 20_000)

interface CountFormProps {
  readonly sellerId: string
  readonly report: DayReport
  readonly isToday: boolean
  readonly parkedCount: number
  readonly onClosed: (id: string) => void
}

export function CountForm({ sellerId, report, isToday, parkedCount, onClosed }: CountFormProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const money = (cents: number) => formatMoney(cents, language)
  const [pieces, setPieces] = useState<Readonly<Record<number, Typed<number>>>>({})
  const [reason, setReason] = useState('')
  const [isSkipped, setSkipped] = useState(!isToday)
  const [isAsking, setAsking] = useState(false)
  const count: CashCount = usual.flatMap((cents) => {
    const typed = pieces[cents]
    return typeof typed === 'number' && typed > 0 ? [{ cents, pieces: typed }] : []
  })
  const isUnreadable = usual.some((cents) => pieces[cents] === 'invalid')
  const hasCounted = usual.some((cents) => typeof pieces[cents] === 'number')
  const { expectedCents } = report.cash
  const countedCents = countedSum(count)
  const differenceCents = countedCents - expectedCents
  const needsReason = !isSkipped && differenceCents !== 0
  const isReady = isSkipped || (!isUnreadable && hasCounted && (!needsReason || reason.trim() !== ''))
  const close = useMutation({
    mutationFn: () =>
      call('dayclose.close', {
        sellerId,
        day: report.day,
        count: isSkipped ? null : count,
        differenceReason: needsReason ? reason : '',
        expectedCents,
      }),
    onSuccess: (made) => {
      setAsking(false)
      showToast({ text: t(($) => $.dayclose.count.done, { number: made.number }), tone: 'success' })
      onClosed(made.id)
    },
    onError: () => setAsking(false),
  })
  return (
    <section className={styles.count} aria-label={t(($) => $.dayclose.count.title)}>
      <h2>{t(($) => $.dayclose.count.title)}</h2>
      {parkedCount === 0 ? null : <Notice tone="info">{t(($) => $.dayclose.parked, { count: parkedCount })}</Notice>}
      {isToday ? null : (
        <Checkbox isSelected={isSkipped} onChange={setSkipped} detail={t(($) => $.dayclose.count.skipDetail)}>
          {t(($) => $.dayclose.count.skip)}
        </Checkbox>
      )}
      {isSkipped ? null : (
        <>
          <p className={styles.lead}>{t(($) => $.dayclose.count.lead)}</p>
          <div className={styles.coins}>
            {usual.map((cents) => (
              <div key={cents} className={styles.coin}>
                <span className={cx(styles.face, 'figures')} aria-hidden>
                  {money(cents)}
                </span>
                <NumberInput
                  label={t(($) => $.dayclose.count.pieces, { value: money(cents) })}
                  isLabelHidden
                  value={pieces[cents] ?? null}
                  onChange={(typed) => setPieces((now) => ({ ...now, [cents]: typed }))}
                  least={0}
                  most={99_999}
                />
              </div>
            ))}
          </div>
        </>
      )}
      <dl className={styles.sums}>
        <div>
          <dt>{t(($) => $.dayclose.count.expected)}</dt>
          <dd className="figures">{money(expectedCents)}</dd>
        </div>
        {isSkipped ? null : (
          <>
            <div>
              <dt>{t(($) => $.dayclose.count.counted)}</dt>
              <dd className="figures">{money(countedCents)}</dd>
            </div>
            {hasCounted ? (
              <div className={differenceCents === 0 ? styles.matches : styles.differs}>
                <dt>
                  {differenceCents === 0 ? t(($) => $.dayclose.count.matches) : t(($) => $.dayclose.count.difference)}
                </dt>
                <dd className="figures">{differenceCents === 0 ? '' : money(differenceCents)}</dd>
              </div>
            ) : null}
          </>
        )}
      </dl>
      {needsReason && hasCounted ? (
        <TextField
          label={t(($) => $.dayclose.count.reason)}
          placeholder={t(($) => $.dayclose.count.reasonHint)}
          value={reason}
          onChange={setReason}
          maxLength={200}
          isRequired
        />
      ) : null}
      <ErrorNotice error={close.error} />
      <Button variant="primary" size="large" isWide isDisabled={!isReady} onPress={() => setAsking(true)}>
        {t(($) => $.dayclose.count.close)}
      </Button>
      <ConfirmDialog
        title={t(($) => $.dayclose.count.confirmTitle, { day: formatWeekdayDay(report.day, language) })}
        isOpen={isAsking}
        confirmLabel={close.isPending ? t(($) => $.dayclose.count.closing) : t(($) => $.dayclose.count.close)}
        onConfirm={() => close.mutate()}
        onClose={() => setAsking(false)}
        isPending={close.isPending}
      >
        <p>{t(($) => $.dayclose.count.confirmText)}</p>
      </ConfirmDialog>
    </section>
  )
}
