// The right side of a sale: the total with its tax, how it is paid, and the button that makes it so. Runs in the window.

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney, formatPercentBp } from '../../shared/format.ts'
import { type Language, languages } from '../../shared/translations/define.ts'
import { currentLanguage } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choices.tsx'
import { cx } from '../ui/cx.ts'
import { Select } from '../ui/Select.tsx'
import { MoneyInput } from '../ui/TypedField.tsx'
import { useSaleItems } from './AddItem.tsx'
import { type Draft, quickNotes, type Settlement, settlementOf, totalOf } from './draft.ts'
import styles from './PaymentPane.module.css'
import { tillDayQuery, useToday } from './queries.ts'
import { taxPreview } from './tax-preview.ts'

interface PaymentPaneProps {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  readonly onConfirm: () => void
  readonly canConfirm: boolean
  readonly isPending: boolean
  /** Why the last try was refused. */
  readonly problem: ReactNode
}

export function PaymentPane({ draft, onChange, onConfirm, canConfirm, isPending, problem }: PaymentPaneProps) {
  const { t } = useTranslation()
  const total = totalOf(draft)
  const settlement = settlementOf(draft, total ?? 0)
  const money = (cents: number) => formatMoney(cents, currentLanguage())
  return (
    <section className={styles.pane} aria-label={t(($) => $.sales.pay.title)}>
      <div>
        <div className={styles.total}>
          <h2>{t(($) => $.sales.pay.total)}</h2>
          <output className={cx(styles.totalSum, 'figures')}>{total === null ? '–' : money(total)}</output>
        </div>
        {total === null ? null : <Tax draft={draft} />}
      </div>
      <SegmentedControl
        label={t(($) => $.sales.pay.method)}
        options={[
          { id: 'card', label: t(($) => $.sales.pay.card) },
          { id: 'cash', label: t(($) => $.sales.pay.cash) },
          { id: 'both', label: t(($) => $.sales.pay.both) },
        ]}
        value={draft.tender}
        onChange={(tender) => onChange({ ...draft, tender })}
        isDisabled={isPending}
      />
      {draft.tender === 'card' ? <p className={styles.hint}>{t(($) => $.sales.pay.cardHint)}</p> : null}
      {draft.tender === 'both' ? (
        <MoneyInput
          label={t(($) => $.sales.pay.cardPart)}
          value={draft.cardCents}
          onChange={(cardCents) => onChange({ ...draft, cardCents })}
          error={settlement.isCardTooMuch ? t(($) => $.sales.pay.cardTooMuch) : undefined}
          isDisabled={isPending}
        />
      ) : null}
      {settlement.cash === null || total === null ? null : (
        <Cash draft={draft} onChange={onChange} settlement={settlement} isDisabled={isPending} />
      )}
      <div className={styles.end}>
        <Select<Language>
          label={t(($) => $.sales.pay.language)}
          options={languages.map((id) => ({ id, label: languageName(id, t) }))}
          value={draft.language}
          onChange={(language) => onChange({ ...draft, language })}
          isDisabled={isPending}
        />
        {problem}
        <Button
          variant="primary"
          size="large"
          isWide
          shortcut="F9"
          isDisabled={!canConfirm && !isPending}
          isPending={isPending}
          onPress={onConfirm}
        >
          {isPending
            ? t(($) => $.sales.pay.saving)
            : t(($) => $.sales.pay.confirm, { sum: total === null ? '–' : money(dueOf(settlement, total)) })}
        </Button>
      </div>
    </section>
  )
}

/** What changes hands: the card's part and the rounded cash. */
function dueOf(settlement: Settlement, total: number): number {
  if (settlement.cash === null) return total
  return settlement.cardCents + settlement.cash.dueCents
}

function languageName(language: Language, t: ReturnType<typeof useTranslation>['t']): string {
  switch (language) {
    case 'fi':
      return t(($) => $.sales.pay.finnish)
    case 'sv':
      return t(($) => $.sales.pay.swedish)
    case 'en':
      return t(($) => $.sales.pay.english)
  }
}

function Tax({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const items = useSaleItems()
  const today = useToday()
  const day = useQuery(tillDayQuery(today)).data
  if (day === undefined || draft.lines.length === 0) return null
  const preview = taxPreview(draft, items, { ...day, today })
  if (preview.isRateMissing) return <p className={styles.missing}>{t(($) => $.sales.pay.rateMissing)}</p>
  if (!day.vatRegistered) return <p className={styles.hint}>{t(($) => $.sales.pay.notRegistered)}</p>
  return (
    <dl className={styles.tax}>
      {preview.groups.map((group) => (
        <div key={`${group.vatCode} ${group.rateBp}`}>
          <dt>{t(($) => $.sales.pay.vat, { rate: formatPercentBp(group.rateBp, language) })}</dt>
          <dd className="figures">{formatMoney(group.vatCents, language)}</dd>
        </div>
      ))}
    </dl>
  )
}

interface CashProps {
  readonly draft: Draft
  readonly settlement: Settlement
  readonly isDisabled: boolean
  readonly onChange: (draft: Draft) => void
}

function Cash({ draft, settlement, isDisabled, onChange }: CashProps) {
  const { t } = useTranslation()
  const money = (cents: number) => formatMoney(cents, currentLanguage())
  const { cash, changeCents, missingCents } = settlement
  if (cash === null) return null
  return (
    <div className={styles.cash}>
      <dl className={styles.due}>
        {cash.roundingCents === 0 ? null : (
          <div className={styles.rounding}>
            <dt>{t(($) => $.sales.pay.rounding)}</dt>
            <dd className="figures">
              {cash.roundingCents > 0 ? '+' : ''}
              {money(cash.roundingCents)}
            </dd>
          </div>
        )}
        <div>
          <dt>{t(($) => $.sales.pay.cashDue)}</dt>
          <dd className="figures">{money(cash.dueCents)}</dd>
        </div>
      </dl>
      <MoneyInput
        label={t(($) => $.sales.pay.given)}
        value={draft.givenCents}
        onChange={(givenCents) => onChange({ ...draft, givenCents })}
        placeholder={t(($) => $.sales.pay.exact)}
        error={missingCents > 0 ? t(($) => $.sales.pay.tooLittle, { sum: money(missingCents) }) : undefined}
        isDisabled={isDisabled}
      />
      <div className={styles.notes}>
        <Button size="small" onPress={() => onChange({ ...draft, givenCents: null })} isDisabled={isDisabled}>
          {t(($) => $.sales.pay.exact)}
        </Button>
        {quickNotes(cash.dueCents).map((note) => (
          <Button
            key={note}
            size="small"
            onPress={() => onChange({ ...draft, givenCents: note })}
            isDisabled={isDisabled}
          >
            <span className="figures">{currentLanguage() === 'en' ? `€${note / 100}` : `${note / 100}\u00a0€`}</span>
          </Button>
        ))}
      </div>
      <div className={styles.change}>
        <span>{t(($) => $.sales.pay.change)}</span>
        <output className="figures">{missingCents > 0 ? '–' : money(changeCents)}</output>
      </div>
    </div>
  )
}
