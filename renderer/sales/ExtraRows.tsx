// The rows of a sale that are neither service nor product: cards sold, tips, fees, and what was paid beforehand. Runs in
// the window.

import { CalendarX, Coins, Gift, type LucideIcon, PiggyBank, Ticket, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { IconButton } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { iconSize } from '../ui/icon.ts'
import type { Draft, DraftExtra, DraftUse } from './draft.ts'
import styles from './ExtraRows.module.css'

const extraIcons: Record<DraftExtra['input']['kind'], LucideIcon> = {
  'gift-card': Gift,
  'series-card': Ticket,
  deposit: PiggyBank,
  fee: CalendarX,
  tip: Coins,
}
const useIcons: Record<DraftUse['kind'], LucideIcon> = { gift: Gift, series: Ticket, deposit: PiggyBank }

interface ExtraRowsProps {
  readonly draft: Draft
  /** What each use takes off, cents. */
  readonly uses: readonly number[]
  readonly isDisabled: boolean
  readonly onChange: (draft: Draft) => void
}

export function ExtraRows({ draft, uses, isDisabled, onChange }: ExtraRowsProps) {
  const { t } = useTranslation()
  if (draft.extras.length + draft.uses.length === 0) return null
  const nameOf = (use: DraftUse) => {
    if (use.kind === 'deposit') return use.name
    const ending = { ending: use.name }
    return use.kind === 'gift' ? t(($) => $.sales.use.gift, ending) : t(($) => $.sales.use.series, ending)
  }
  return (
    <ul className={styles.rows} aria-label={t(($) => $.sales.use.rows)}>
      {draft.extras.map((extra) => (
        <Row
          key={extra.key}
          icon={extraIcons[extra.input.kind]}
          name={extra.name}
          detail={'holder' in extra.input ? extra.input.holder : ''}
          cents={extra.cents}
          isDisabled={isDisabled}
          onRemove={() => onChange({ ...draft, extras: draft.extras.filter((each) => each.key !== extra.key) })}
        />
      ))}
      {draft.uses.map((use, index) => (
        <Row
          key={use.key}
          icon={useIcons[use.kind]}
          name={nameOf(use)}
          detail=""
          cents={0 - (uses[index] ?? 0)}
          isDisabled={isDisabled}
          onRemove={() => onChange({ ...draft, uses: draft.uses.filter((each) => each.key !== use.key) })}
        />
      ))}
    </ul>
  )
}

interface RowProps {
  readonly icon: LucideIcon
  readonly name: string
  readonly detail: string
  readonly cents: number
  readonly isDisabled: boolean
  readonly onRemove: () => void
}

function Row({ icon: RowIcon, name, detail, cents, isDisabled, onRemove }: RowProps) {
  const { t } = useTranslation()
  return (
    <li className={styles.row}>
      <RowIcon size={iconSize.text} strokeWidth={1.75} aria-hidden />
      <span className={styles.name}>
        {name}
        {detail === '' ? null : <span className={styles.detail}>{detail}</span>}
      </span>
      <span className={cx(styles.sum, 'figures')}>{formatMoney(cents, currentLanguage())}</span>
      <IconButton
        icon={Trash2}
        size="small"
        label={t(($) => $.sales.sale.removeLine, { name })}
        onPress={onRemove}
        isDisabled={isDisabled}
      />
    </li>
  )
}
