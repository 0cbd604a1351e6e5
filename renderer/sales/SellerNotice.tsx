// What the till says of sellers: that a sale has lines of two, whose it is, and whose part is still to be paid. Nothing in a
// salon of one. Runs in the window.

import { Store } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../shared/format.ts'
import type { TillDay } from '../../shared/sales.ts'
import { currentLanguage } from '../i18n.ts'
import { goTo } from '../shell/navigation.ts'
import { Button } from '../ui/Button.tsx'
import { iconSize } from '../ui/icon.ts'
import { Notice } from '../ui/Notice.tsx'
import { type Draft, totalOf } from './draft.ts'
import { partedBySeller, sellerOfDraft, sellersOf } from './draft-sellers.ts'
import styles from './SellerNotice.module.css'
import { useTillStore } from './till-store.ts'

interface SellerNoticeProps {
  readonly draft: Draft
  readonly sellers: TillDay['sellers']
  readonly isDisabled: boolean
  readonly onChange: (draft: Draft) => void
}

export function SellerNotice({ draft, sellers, isDisabled, onChange }: SellerNoticeProps) {
  const { t } = useTranslation()
  if (sellers.length < 2) return null
  const names = sellersOf(draft, sellers).map((id) => sellers.find((seller) => seller.id === id)?.name ?? '')
  if (names.length > 1) {
    return (
      <Notice
        tone="warning"
        title={t(($) => $.sellers.till.twoTitle, { names: names.join(' · ') })}
        actions={
          <Button size="small" isDisabled={isDisabled} onPress={() => onChange(partedBySeller(draft, sellers))}>
            {t(($) => $.sellers.till.part)}
          </Button>
        }
      >
        {t(($) => $.sellers.till.twoText)}
      </Notice>
    )
  }
  return (
    <p className={styles.seller}>
      <Store size={iconSize.text} strokeWidth={1.75} aria-hidden />
      {t(($) => $.sellers.till.seller, { name: sellerOfDraft(draft, sellers)?.name ?? '' })}
      {draft.rest === null ? null : <span>{t(($) => $.sellers.till.restWaits, { sum: restSum(draft.rest) })}</span>}
    </p>
  )
}

const restSum = (draft: Draft) => formatMoney(totalOf(draft) ?? 0, currentLanguage())

/** After the first receipt: the other seller's part, one press away. */
export function OtherSellerPart() {
  const { t } = useTranslation()
  const waiting = useTillStore((till) => till.waiting)
  if (waiting === null || waiting.parkedId === null) return null
  const { parkedId } = waiting
  const open = () => {
    useTillStore.setState({ justPaidId: null, waiting: null })
    goTo({ screen: 'till', parkedId })
  }
  return (
    <Notice
      tone="info"
      title={t(($) => $.sellers.till.otherTitle)}
      actions={
        <Button variant="primary" autoFocus onPress={open}>
          {t(($) => $.sellers.till.otherPay, { sum: restSum(waiting) })}
        </Button>
      }
    >
      {t(($) => $.sellers.till.otherText)}
    </Notice>
  )
}
