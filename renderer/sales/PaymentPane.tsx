// The right side of a sale: the total with its tax, how it is paid, and the button that makes it so. Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { Split, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney, formatPercentBp } from '../../shared/format.ts'
import { paymentName } from '../../shared/payment-names.ts'
import type { PaymentMethod } from '../../shared/sales.ts'
import { type Language, languages } from '../../shared/translations/define.ts'
import { currentLanguage } from '../i18n.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choices.tsx'
import { cx } from '../ui/cx.ts'
import { Select } from '../ui/Select.tsx'
import { MoneyInput } from '../ui/TypedField.tsx'
import { useSaleItems } from './AddItem.tsx'
import { type Draft, totalOf } from './draft.ts'
import { choosable, quickNotes, type Settlement, settlementOf, withPart } from './draft-payment.ts'
import { sellerOfDraft } from './draft-sellers.ts'
import styles from './PaymentPane.module.css'
import { tillDayQuery, useToday } from './queries.ts'
import { taxPreview } from './tax-preview.ts'

interface PaymentPaneProps {
  readonly draft: Draft
  /** The ways that the salon takes. */
  readonly methods: readonly PaymentMethod[]
  readonly onChange: (draft: Draft) => void
  readonly onConfirm: () => void
  readonly canConfirm: boolean
  readonly isPending: boolean
  /** Why the last try was refused. */
  readonly problem: ReactNode
}

export function PaymentPane(props: PaymentPaneProps) {
  const { draft, methods, onChange, onConfirm, canConfirm, isPending, problem } = props
  const { t } = useTranslation()
  const total = totalOf(draft)
  const settlement = settlementOf(draft, total ?? 0, methods)
  const money = (cents: number) => formatMoney(cents, currentLanguage())
  const isSettled = settlement.restCents <= 0 && draft.payments.length > 0
  return (
    <section className={styles.pane} aria-label={t(($) => $.sales.pay.title)}>
      <div>
        <div className={styles.total}>
          <h2>{t(($) => $.sales.pay.total)}</h2>
          <output className={cx(styles.totalSum, 'figures')}>{total === null ? '–' : money(total)}</output>
        </div>
        {total === null ? null : <Tax draft={draft} />}
      </div>
      <Parts
        draft={draft}
        methods={methods}
        restCents={settlement.restCents}
        onChange={onChange}
        isDisabled={isPending}
      />
      {isSettled || total === 0 ? null : (
        <>
          <Methods draft={draft} methods={methods} onChange={onChange} isDisabled={isPending} />
          <Way
            draft={draft}
            methods={methods}
            settlement={settlement}
            total={total}
            onChange={onChange}
            isDisabled={isPending}
          />
        </>
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

/** What changes hands: the cash part rounded. */
function dueOf(settlement: Settlement, total: number): number {
  return total + (settlement.cash?.roundingCents ?? 0)
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

interface PartProps {
  readonly draft: Draft
  readonly methods: readonly PaymentMethod[]
  readonly isDisabled: boolean
  readonly onChange: (draft: Draft) => void
}

/** The parts that are settled already, and what is left. */
function Parts({ draft, methods, restCents, isDisabled, onChange }: PartProps & { readonly restCents: number }) {
  const { t } = useTranslation()
  const money = (cents: number) => formatMoney(cents, currentLanguage())
  if (draft.payments.length === 0) return null
  return (
    <ul className={styles.parts} aria-label={t(($) => $.sales.pay.parts)}>
      {draft.payments.map((payment) => {
        const method = methods.find((each) => each.id === payment.method)
        const name = method === undefined ? payment.method : paymentName(t, method)
        const words = payment.label === '' ? name : `${name} …${payment.label}`
        return (
          <li key={payment.key}>
            <span>{words}</span>
            <span className="figures">{money(payment.cents)}</span>
            <IconButton
              icon={X}
              size="small"
              label={t(($) => $.sales.pay.removePart, { name: words })}
              onPress={() =>
                onChange({ ...draft, payments: draft.payments.filter((each) => each.key !== payment.key) })
              }
              isDisabled={isDisabled}
            />
          </li>
        )
      })}
      <li className={styles.rest}>
        <span>{restCents < 0 ? t(($) => $.sales.pay.over) : t(($) => $.sales.pay.rest)}</span>
        <span className={cx('figures', restCents < 0 && styles.missing)}>{money(Math.abs(restCents))}</span>
      </li>
    </ul>
  )
}

/** Two or three ways side by side; more of them in a list. */
function Methods({ draft, methods, isDisabled, onChange }: PartProps) {
  const { t } = useTranslation()
  const options = choosable(draft, methods).map((method) => ({ id: method.id, label: paymentName(t, method) }))
  const choose = (method: string) => onChange({ ...draft, method, givenCents: null })
  const label = t(($) => $.sales.pay.method)
  if (options.length > 3) {
    return <Select label={label} options={options} value={draft.method} onChange={choose} isDisabled={isDisabled} />
  }
  return (
    <SegmentedControl label={label} options={options} value={draft.method} onChange={choose} isDisabled={isDisabled} />
  )
}

interface WayProps extends PartProps {
  readonly settlement: Settlement
  readonly total: number | null
}

/** What the chosen way asks: the part it pays, the cash received. */
function Way({ draft, methods, settlement, total, isDisabled, onChange }: WayProps) {
  const { t } = useTranslation()
  const kind = methods.find((method) => method.id === draft.method)?.kind
  const money = (cents: number) => formatMoney(cents, currentLanguage())
  if (draft.part !== null) {
    const { nowCents, isPartTooMuch, restCents } = settlement
    const take = () => {
      if (nowCents !== null) onChange(withPart(draft, nowCents, methods))
    }
    return (
      <form
        className={styles.part}
        onSubmit={(event) => {
          event.preventDefault()
          take()
        }}
      >
        <MoneyInput
          label={t(($) => $.sales.pay.part)}
          value={draft.part.cents}
          onChange={(cents) => onChange({ ...draft, part: { cents } })}
          error={isPartTooMuch ? t(($) => $.sales.pay.partTooMuch, { sum: money(restCents) }) : undefined}
          autoFocus
          isDisabled={isDisabled}
        />
        <div className={styles.notes}>
          <Button type="submit" isDisabled={isDisabled || nowCents === null}>
            {t(($) => $.sales.pay.addPart)}
          </Button>
          <Button variant="quiet" onPress={() => onChange({ ...draft, part: null })} isDisabled={isDisabled}>
            {t(($) => $.common.cancel)}
          </Button>
        </div>
      </form>
    )
  }
  return (
    <>
      {kind === 'card' ? <p className={styles.hint}>{t(($) => $.sales.pay.cardHint)}</p> : null}
      {kind === 'mobile' || kind === 'benefit' ? (
        <p className={styles.hint}>{t(($) => $.sales.pay.phoneHint)}</p>
      ) : null}
      {settlement.cash === null || total === null ? null : (
        <Cash draft={draft} onChange={onChange} settlement={settlement} isDisabled={isDisabled} />
      )}
      <div>
        <Button
          variant="quiet"
          size="small"
          icon={Split}
          onPress={() => onChange({ ...draft, part: { cents: null } })}
          isDisabled={isDisabled || total === null || total === 0}
        >
          {t(($) => $.sales.pay.split)}
        </Button>
      </div>
    </>
  )
}

function Tax({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const items = useSaleItems()
  const today = useToday()
  const day = useQuery(tillDayQuery(today)).data
  if (day === undefined || draft.lines.length + draft.extras.length === 0) return null
  const { vatRegistered } = sellerOfDraft(draft, day.sellers) ?? { vatRegistered: true }
  const preview = taxPreview(draft, items, { ...day, today, vatRegistered })
  if (preview.isRateMissing) return <p className={styles.missing}>{t(($) => $.sales.pay.rateMissing)}</p>
  if (!vatRegistered) return <p className={styles.hint}>{t(($) => $.sales.pay.notRegistered)}</p>
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
