// The sellers in the settings: the salon and those who rent a chair in it, and whose sales each person makes. In the window.

import { useMutation, useQuery } from '@tanstack/react-query'
import { Archive, ArchiveRestore, Ellipsis, Pencil, Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { smallBusinessLimit, turnoverLevel } from '../../shared/finland/small-business.ts'
import { formatMoney } from '../../shared/format.ts'
import { type Seller, salonSellerId, sellerOfPerson } from '../../shared/sellers.ts'
import { errorText } from '../error-text.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { useToday } from '../sales/queries.ts'
import { goTo } from '../shell/navigation.ts'
import styles from '../staff/StaffList.module.css'
import { staffQuery } from '../staff/staff-query.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Badge } from '../ui/Chip.tsx'
import { cx } from '../ui/cx.ts'
import { Section, Skeleton } from '../ui/Layout.tsx'
import { Menu } from '../ui/Menu.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { Table } from '../ui/Table.tsx'
import { showToast } from '../ui/Toast.tsx'
import { sellersQuery } from './queries.ts'
import { SellerForm } from './SellerForm.tsx'
import own from './Sellers.module.css'

type Open = { readonly seller: Seller | null } | null

export function SellerList() {
  const { t } = useTranslation()
  const language = currentLanguage()
  const year = Number(useToday().slice(0, 4))
  const { data, error, refetch } = useQuery(sellersQuery)
  const [open, setOpen] = useState<Open>(null)
  const formId = useId()
  const archive = useMutation({
    mutationFn: (input: { readonly seller: Seller; readonly archived: boolean }) =>
      call('sellers.change', {
        id: input.seller.id,
        version: input.seller.version,
        patch: { archived: input.archived },
      }),
    onSuccess: (saved) => showToast({ tone: 'success', text: t(($) => $.sellers.saved, { name: nameOf(saved) }) }),
    onError: (failure) => showToast({ tone: 'danger', text: errorText(t, failure) }),
  })
  if (data === undefined) {
    return error === null ? <Skeleton lines={6} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  const edit = (seller: Seller) =>
    seller.id === salonSellerId ? goTo({ screen: 'settings', section: 'salon' }) : setOpen({ seller })
  const numbersOf = ({ prefix }: Seller) => [`${prefix}K`, `${prefix}H`, `${prefix}L`].join(', ')
  const levels = new Map(data.map((seller) => [seller.id, turnoverLevel(seller.turnover, year)]))
  return (
    <>
      <Section
        title={t(($) => $.sellers.title)}
        description={t(($) => $.sellers.lead)}
        action={
          <Button icon={Plus} onPress={() => setOpen({ seller: null })}>
            {t(($) => $.sellers.add)}
          </Button>
        }
      >
        <Table
          label={t(($) => $.sellers.title)}
          rows={data}
          rowKey={(seller) => seller.id}
          onOpen={edit}
          chosenKey={open?.seller?.id ?? null}
          columns={[
            {
              id: 'name',
              title: t(($) => $.services.name),
              cell: (seller) => (
                <span className={styles.name}>
                  {nameOf(seller)}
                  {seller.archived ? <Badge>{t(($) => $.services.archived)}</Badge> : null}
                </span>
              ),
            },
            {
              id: 'businessId',
              title: t(($) => $.settings.salon.businessId),
              cell: (seller) => <span className={cx('figures', own.id)}>{seller.fields?.businessId ?? ''}</span>,
            },
            { id: 'numbers', title: t(($) => $.sellers.numbers), cell: numbersOf },
            {
              id: 'vat',
              title: t(($) => $.sellers.vat),
              cell: (seller) => {
                if (seller.fields?.vatRegistered !== false) return t(($) => $.sellers.registered)
                const isNear = levels.get(seller.id) !== 'calm'
                return (
                  <span className={styles.name}>
                    {t(($) => $.sellers.turnover.of, {
                      sum: formatMoney(seller.turnover.thisYearCents, language),
                      limit: formatMoney(smallBusinessLimit(year) ?? 0, language),
                    })}
                    {isNear ? <Badge tone="warning">{t(($) => $.sellers.turnover.nearBadge)}</Badge> : null}
                  </span>
                )
              },
            },
            {
              id: 'more',
              title: '',
              width: '3.5rem',
              cell: (seller) =>
                seller.id === salonSellerId ? null : (
                  <Menu
                    label={t(($) => $.sellers.actions, { name: nameOf(seller) })}
                    entries={[
                      { id: 'edit', label: t(($) => $.common.edit), icon: Pencil, onAction: () => edit(seller) },
                      {
                        id: 'archive',
                        label: seller.archived ? t(($) => $.services.unarchive) : t(($) => $.services.archive),
                        icon: seller.archived ? ArchiveRestore : Archive,
                        onAction: () => archive.mutate({ seller, archived: !seller.archived }),
                      },
                    ]}
                  >
                    <IconButton
                      size="small"
                      icon={Ellipsis}
                      label={t(($) => $.sellers.actions, { name: nameOf(seller) })}
                    />
                  </Menu>
                ),
            },
          ]}
        />
      </Section>
      {data.filter((seller) => !seller.archived).length < 2 ? null : <People sellers={data} />}
      {open === null ? null : (
        <SidePanel
          title={open.seller === null ? t(($) => $.sellers.add) : nameOf(open.seller)}
          onClose={() => setOpen(null)}
          isWide
          footer={
            <Button type="submit" variant="primary" form={formId}>
              {t(($) => $.common.save)}
            </Button>
          }
        >
          <SellerForm
            key={open.seller?.id ?? 'new'}
            id={formId}
            seller={open.seller}
            onSaved={(saved) => {
              setOpen(null)
              showToast({ tone: 'success', text: t(($) => $.sellers.saved, { name: nameOf(saved) }) })
            }}
          />
        </SidePanel>
      )}
    </>
  )
}

const nameOf = (seller: Seller) => seller.fields?.name ?? seller.prefix

/** Whose sales each person makes. */
function People({ sellers }: { readonly sellers: readonly Seller[] }) {
  const { t } = useTranslation()
  const staff = useQuery(staffQuery).data ?? []
  const options = sellers
    .filter((seller) => !seller.archived)
    .map((seller) => ({ id: seller.id, label: nameOf(seller) }))
  const set = useMutation({
    mutationFn: (input: { readonly staffId: string; readonly sellerId: string }) => call('sellers.setPerson', input),
    onError: (failure) => showToast({ tone: 'danger', text: errorText(t, failure) }),
  })
  return (
    <Section title={t(($) => $.sellers.people)} description={t(($) => $.sellers.peopleLead)}>
      <ul className={own.people}>
        {staff
          .filter((member) => member.active)
          .map((member) => (
            <li key={member.id} className={own.person}>
              <span>{member.name}</span>
              <Select
                label={t(($) => $.sellers.sellsFor, { name: member.name })}
                isLabelHidden
                options={options}
                value={sellerOfPerson(sellers, member.id)}
                onChange={(sellerId) => set.mutate({ staffId: member.id, sellerId })}
              />
            </li>
          ))}
      </ul>
    </Section>
  )
}
