// The field that adds to a sale: type-ahead over services and products, and what a barcode scanner types into, which is
// the code followed by Enter. Runs in the window.

import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { PackageOpen, Sparkles } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { ComboBox } from '../ui/ComboBox.tsx'
import type { Option } from '../ui/Select.tsx'
import { matchingItems } from './item-search.ts'
import { productsQuery, servicesQuery, useToday } from './queries.ts'
import { type SaleItem, saleItems } from './sale-items.ts'

/** Everything that is sold now, products first: services mostly come with the appointment. */
export function useSaleItems(): readonly SaleItem[] {
  const today = useToday()
  return saleItems(useQuery(productsQuery).data ?? [], useQuery(servicesQuery).data ?? [], today)
}

/** The same, waited for: what is typed or scanned before the lists are there, or after they changed, finds its item. */
export async function newestSaleItems(client: QueryClient, today: string): Promise<readonly SaleItem[]> {
  const [products, services] = await Promise.all([client.fetchQuery(productsQuery), client.fetchQuery(servicesQuery)])
  return saleItems(products, services, today)
}

interface AddItemProps {
  readonly onAdd: (item: SaleItem) => void
  readonly isDisabled: boolean
}

export function AddItem({ onAdd, isDisabled }: AddItemProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  // Read when the field comes, so that the first letter need not wait.
  const items = useSaleItems()
  const today = useToday()
  // A new field for each added item: empty, closed and with the focus, ready for the next scan.
  const [addedCount, setAddedCount] = useState(0)

  const optionOf = (item: SaleItem): Option => ({
    id: item.id,
    label: item.name,
    detail: `${item.kind === 'product' ? t(($) => $.sales.sale.product) : t(($) => $.sales.sale.service)} · ${formatMoney(item.priceCents, currentLanguage())}`,
    icon: item.kind === 'product' ? PackageOpen : Sparkles,
  })
  const add = (item: SaleItem) => {
    setAddedCount((count) => count + 1)
    onAdd(item)
  }
  // Enter without a chosen row adds the best match: a scanner never presses the arrow keys.
  const onEnter = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLInputElement)) return
    const text = event.target.value.trim()
    if (text === '' || event.target.getAttribute('aria-activedescendant')) return
    event.preventDefault()
    event.stopPropagation()
    // A failed read is told by the screen, which asks for the same lists.
    void newestSaleItems(client, today).then(
      (now) => {
        const [best] = matchingItems(now, text)
        if (best !== undefined) add(best)
      },
      () => {},
    )
  }
  return (
    <div onKeyDownCapture={onEnter}>
      <ComboBox
        key={addedCount}
        autoFocus={addedCount > 0}
        opensOnFocus={false}
        label={t(($) => $.sales.sale.add)}
        placeholder={t(($) => $.sales.sale.addHint)}
        search={async (text) =>
          matchingItems(await newestSaleItems(client, today), text)
            .slice(0, 50)
            .map(optionOf)
        }
        value={null}
        onChange={(option) => {
          const item = option === null ? undefined : items.find((each) => each.id === option.id)
          if (item !== undefined) add(item)
        }}
        isDisabled={isDisabled}
      />
    </div>
  )
}
