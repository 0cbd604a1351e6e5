// The products in the settings: list, add, edit, archive. Runs in the window.

import { useMutation, useQuery } from '@tanstack/react-query'
import { Archive, ArchiveRestore, Ellipsis, Package, Pencil, Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { formatMoney } from '../../shared/format.ts'
import { type Product, productPriceOn } from '../../shared/services.ts'
import { errorText } from '../error-text.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { salonNow } from '../now.ts'
import { productsQuery } from '../services/services-query.ts'
import styles from '../staff/StaffList.module.css'
import { Button, IconButton } from '../ui/Button.tsx'
import { Badge } from '../ui/Chip.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { EmptyState, Section, Skeleton } from '../ui/Layout.tsx'
import { Menu } from '../ui/Menu.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { Table } from '../ui/Table.tsx'
import { showToast } from '../ui/Toast.tsx'
import { ProductForm } from './ProductForm.tsx'

type Open = { readonly product: Product | null } | null

/** Archived ones are out of sight until asked for. */
export function ProductList() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(productsQuery)
  const [open, setOpen] = useState<Open>(null)
  const [showsArchived, setShowsArchived] = useState(false)
  const formId = useId()
  const { day: today } = instantToLocal(salonNow(), ZONE)
  const change = useMutation({
    mutationFn: (input: { readonly product: Product; readonly archived: boolean }) =>
      call('products.change', {
        id: input.product.id,
        version: input.product.version,
        patch: { archived: input.archived },
      }),
    onSuccess: (saved, { archived }) =>
      archived
        ? showToast({
            text: t(($) => $.services.archivedToast, { name: saved.name }),
            onUndo: () => change.mutate({ product: saved, archived: false }),
          })
        : showToast({ tone: 'success', text: t(($) => $.services.saved, { name: saved.name }) }),
    onError: (failure) => showToast({ tone: 'danger', text: errorText(t, failure) }),
  })
  if (data === undefined) {
    return error === null ? <Skeleton lines={6} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  const rows = data.filter((product) => showsArchived || !product.archived)
  const isNew = open?.product === null
  return (
    <Section
      title={t(($) => $.services.products.title)}
      description={t(($) => $.services.products.lead)}
      action={
        <Button icon={Plus} onPress={() => setOpen({ product: null })}>
          {t(($) => $.services.products.add)}
        </Button>
      }
    >
      {rows.length === 0 ? (
        <EmptyState icon={Package} title={t(($) => $.services.products.empty)}>
          {t(($) => $.services.products.emptyLead)}
        </EmptyState>
      ) : (
        <Table
          label={t(($) => $.services.products.title)}
          rows={rows}
          rowKey={(product) => product.id}
          onOpen={(product) => setOpen({ product })}
          chosenKey={open?.product?.id ?? null}
          columns={[
            {
              id: 'name',
              title: t(($) => $.services.name),
              cell: (product) => (
                <span className={styles.name}>
                  {product.name}
                  {product.archived ? <Badge>{t(($) => $.services.archived)}</Badge> : null}
                </span>
              ),
            },
            {
              id: 'barcode',
              title: t(($) => $.services.products.barcode),
              cell: (product) => <span className="figures">{product.barcode}</span>,
            },
            {
              id: 'vat',
              title: t(($) => $.services.vatCode),
              cell: (product) => t(($) => $.services.vat[product.vatCode]),
            },
            {
              id: 'price',
              title: t(($) => $.services.price),
              align: 'end',
              cell: (product) => formatMoney(productPriceOn(product, today), currentLanguage()),
            },
            {
              id: 'more',
              title: '',
              width: '3rem',
              cell: (product) => (
                <Menu
                  label={t(($) => $.services.more, { name: product.name })}
                  entries={[
                    { id: 'edit', label: t(($) => $.common.edit), icon: Pencil, onAction: () => setOpen({ product }) },
                    {
                      id: 'archive',
                      label: product.archived ? t(($) => $.services.unarchive) : t(($) => $.services.archive),
                      icon: product.archived ? ArchiveRestore : Archive,
                      onAction: () => change.mutate({ product, archived: !product.archived }),
                    },
                  ]}
                >
                  <IconButton icon={Ellipsis} label={t(($) => $.services.more, { name: product.name })} size="small" />
                </Menu>
              ),
            },
          ]}
        />
      )}
      {data.some((product) => product.archived) ? (
        <Checkbox isSelected={showsArchived} onChange={setShowsArchived}>
          {t(($) => $.services.showArchived)}
        </Checkbox>
      ) : null}
      {open === null ? null : (
        <SidePanel
          key={open.product?.id ?? 'new'}
          title={isNew ? t(($) => $.services.products.add) : t(($) => $.services.products.edit)}
          onClose={() => setOpen(null)}
          footer={
            <>
              <Button onPress={() => setOpen(null)}>{t(($) => $.common.cancel)}</Button>
              <Button variant="primary" type="submit" form={formId}>
                {t(($) => $.common.save)}
              </Button>
            </>
          }
        >
          <ProductForm
            id={formId}
            product={open.product}
            onSaved={({ name }) => {
              setOpen(null)
              const text = isNew ? t(($) => $.services.added, { name }) : t(($) => $.services.saved, { name })
              showToast({ tone: 'success', text })
            }}
          />
        </SidePanel>
      )}
    </Section>
  )
}
