// The settings: parts on the left, the chosen one on the right. Everyone sees their own; the rest by role.
// Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Permission } from '../../shared/permissions.ts'
import { CardSettings } from '../clients/CardSettings.tsx'
import { ConsentTexts } from '../consents/ConsentTexts.tsx'
import { InvoiceTerms } from '../invoices/InvoiceTerms.tsx'
import { KeysSettings } from '../keys/KeysSettings.tsx'
import { ProductList } from '../products/ProductList.tsx'
import { ResourceList } from '../resources/ResourceList.tsx'
import { AgeLimits } from '../safety/AgeLimits.tsx'
import { RuleList } from '../safety/RuleList.tsx'
import { SellerList } from '../sellers/SellerList.tsx'
import { ServiceList } from '../services/ServiceList.tsx'
import { goTo, useRoute } from '../shell/navigation.ts'
import { useUser } from '../shell/session.ts'
import { OwnRoles } from '../staff/OwnRoles.tsx'
import { StaffList } from '../staff/StaffList.tsx'
import { TemplateList } from '../templates/TemplateList.tsx'
import { Button as KitButton } from '../ui/Button.tsx'
import { Content, Screen, Section, Skeleton, Toolbar } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import { BookingForm } from './BookingForm.tsx'
import { DaySheetForm } from './DaySheetForm.tsx'
import { HoursForm } from './HoursForm.tsx'
import { OwnSettings } from './OwnSettings.tsx'
import { ProgramForm } from './ProgramForm.tsx'
import { SalonForm } from './SalonForm.tsx'
import { SenderPart } from './SenderForm.tsx'
import styles from './Settings.module.css'
import { settingsQuery } from './settings-query.ts'
import { TillPart } from './TillForm.tsx'

const parts = [
  { id: 'own', permission: null },
  { id: 'salon', permission: 'settings' },
  { id: 'hours', permission: 'settings' },
  { id: 'staff', permission: 'staff-and-roles' },
  { id: 'services', permission: 'services-and-prices' },
  { id: 'resources', permission: 'services-and-prices' },
  { id: 'products', permission: 'services-and-prices' },
  { id: 'till', permission: 'settings' },
  { id: 'sellers', permission: 'settings' },
  { id: 'invoices', permission: 'settings' },
  { id: 'mail', permission: 'settings' },
  { id: 'clients', permission: 'settings' },
  { id: 'templates', permission: 'settings' },
  { id: 'safety', permission: 'settings' },
  { id: 'consents', permission: 'settings' },
  { id: 'program', permission: 'settings' },
  { id: 'keys', permission: 'staff-and-roles' },
] as const satisfies readonly { id: string; permission: Permission | null }[]
type PartId = (typeof parts)[number]['id']

/** The settings screen. */
export function SettingsScreen() {
  const { t } = useTranslation()
  const user = useUser()
  const wanted = useRoute('settings')?.section
  const open = parts.filter((part) => part.permission === null || user?.permissions.includes(part.permission))
  const chosen = open.find((part) => part.id === wanted)?.id ?? open[0]?.id ?? 'own'
  return (
    <Screen>
      <Toolbar title={t(($) => $.settings.title)} />
      <div className={styles.layout}>
        <nav className={styles.nav} aria-label={t(($) => $.settings.sections)}>
          {open.map((part) => (
            <Button
              key={part.id}
              className={styles.navItem ?? ''}
              onPress={() => goTo({ screen: 'settings', section: part.id })}
              {...(part.id === chosen ? { 'aria-current': 'page' } : {})}
            >
              {t(($) => $.settings.tabs[part.id])}
            </Button>
          ))}
        </nav>
        <Content key={chosen}>
          <div className={styles.part}>
            <Part id={chosen} />
          </div>
        </Content>
      </div>
    </Screen>
  )
}

function Part({ id }: { readonly id: PartId }) {
  switch (id) {
    case 'own':
      return <OwnSettings />
    case 'staff':
      return (
        <>
          <StaffList />
          <OwnRoles />
        </>
      )
    case 'services':
      return <ServiceList />
    case 'resources':
      return <ResourceList />
    case 'products':
      return <ProductList />
    case 'invoices':
      return <InvoiceTerms />
    case 'mail':
      return <SenderPart />
    case 'sellers':
      return <SellerList />
    case 'till':
      return <TillPart />
    case 'clients':
      return <CardSettings />
    case 'templates':
      return <TemplateList />
    case 'safety':
      return (
        <>
          <RuleList />
          <AgeLimits />
        </>
      )
    case 'consents':
      return <ConsentTexts />
    case 'keys':
      return <KeysSettings />
    case 'salon':
    case 'hours':
    case 'program':
      return <SalonPart id={id} />
  }
}

function SalonPart({ id }: { readonly id: 'salon' | 'hours' | 'program' }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(settingsQuery)
  if (data === undefined) {
    return error === null ? <Skeleton lines={6} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  const saved = () => showToast({ tone: 'success', text: t(($) => $.settings.saved) })
  const save = (isPending: boolean) => (
    <KitButton type="submit" variant="primary" isPending={isPending}>
      {t(($) => $.common.save)}
    </KitButton>
  )
  switch (id) {
    case 'salon':
      return (
        <Section title={t(($) => $.settings.salon.title)} description={t(($) => $.settings.salon.lead)}>
          <SalonForm salon={data.salon} onSaved={saved} actions={save} />
        </Section>
      )
    case 'hours':
      return (
        <Section title={t(($) => $.settings.hours.title)} description={t(($) => $.settings.hours.lead)}>
          <HoursForm hours={data.hours} onSaved={saved} actions={save} />
        </Section>
      )
    case 'program':
      return (
        <>
          <Section title={t(($) => $.settings.program.title)}>
            <ProgramForm program={data.program} />
          </Section>
          <Section title={t(($) => $.booking.late.title)} description={t(($) => $.booking.late.lead)}>
            <BookingForm booking={data.booking} />
          </Section>
          <Section title={t(($) => $.daylists.sheet.title)} description={t(($) => $.daylists.sheet.lead)}>
            <DaySheetForm />
          </Section>
        </>
      )
  }
}
