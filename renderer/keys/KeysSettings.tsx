// "Keys and passwords" in the settings: who can open the salon and since when, the recovery sheet, the salon's own key, and
// this computer's key store when it fails. Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { KeyRound, RotateCcwKey, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ZONE } from '../../shared/day.ts'
import { formatInstant } from '../../shared/format.ts'
import type { KeyHolder, KeysOverview } from '../../shared/keys.ts'
import { RecoveryPracticeDialog } from '../backups/RecoveryPracticeDialog.tsx'
import { currentLanguage } from '../i18n.ts'
import { RecoverySettings } from '../settings/RecoverySettings.tsx'
import { goTo } from '../shell/navigation.ts'
import { Button } from '../ui/Button.tsx'
import { Facts, Section, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { Table } from '../ui/Table.tsx'
import { ComputerSection } from './ComputerSection.tsx'
import { KeyChangeDialog } from './KeyChangeDialog.tsx'
import { keysQuery } from './keys-query.ts'
import { LeftNotice } from './LeftNotice.tsx'

/** The whole page. */
export function KeysSettings() {
  const { data, error, refetch } = useQuery(keysQuery)
  if (data === undefined) {
    return error === null ? <Skeleton lines={6} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  return (
    <>
      <ComputerSection overview={data} />
      <People overview={data} />
      <Sheet overview={data} />
      <SalonKey overview={data} />
    </>
  )
}

function People({ overview }: { readonly overview: KeysOverview }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const changed = (holder: KeyHolder) =>
    holder.changedAtMs === null ? t(($) => $.keys.people.unknown) : formatInstant(holder.changedAtMs, ZONE, language)
  const names = overview.without.map((each) => each.name).join(', ')
  return (
    <Section title={t(($) => $.keys.people.title)} description={t(($) => $.keys.people.lead)}>
      <Table
        label={t(($) => $.keys.people.title)}
        rows={overview.people}
        rowKey={(holder) => holder.staffId}
        columns={[
          { id: 'name', title: t(($) => $.keys.people.name), cell: (holder) => holder.name },
          { id: 'role', title: t(($) => $.keys.people.role), cell: (holder) => t(($) => $.staff.roles[holder.role]) },
          {
            id: 'opens',
            title: t(($) => $.keys.people.opensWith),
            cell: (holder) => t(($) => $.keys.people[holder.opensWith]),
          },
          {
            id: 'changed',
            title: t(($) => $.keys.people.changed),
            cell: (holder) => <span className="figures">{changed(holder)}</span>,
          },
        ]}
      />
      {overview.without.length === 0 ? null : (
        <Notice
          tone="neutral"
          actions={
            <Button size="small" icon={UsersRound} onPress={() => goTo({ screen: 'settings', section: 'staff' })}>
              {t(($) => $.keys.people.toStaff)}
            </Button>
          }
        >
          {t(($) => $.keys.people.without, { count: overview.without.length, names })}
        </Notice>
      )}
    </Section>
  )
}

function Sheet({ overview }: { readonly overview: KeysOverview }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const [isTrying, setTrying] = useState(false)
  const time = (atMs: number | null, otherwise: string) =>
    atMs === null ? otherwise : <span className="figures">{formatInstant(atMs, ZONE, language)}</span>
  const { sheet } = overview
  return (
    <RecoverySettings
      actions={
        sheet === null ? null : (
          <Button icon={RotateCcwKey} onPress={() => setTrying(true)}>
            {t(($) => $.keys.sheet.try)}
          </Button>
        )
      }
    >
      {sheet === null ? (
        <Notice tone="danger">{t(($) => $.keys.sheet.none)}</Notice>
      ) : (
        <Facts
          facts={[
            {
              name: t(($) => $.keys.sheet.made),
              value: time(
                sheet.changedAtMs,
                t(($) => $.keys.people.unknown),
              ),
            },
            {
              name: t(($) => $.keys.sheet.tried),
              value: time(
                sheet.triedAtMs,
                t(($) => $.keys.sheet.never),
              ),
            },
          ]}
        />
      )}
      {isTrying ? <RecoveryPracticeDialog onClose={() => setTrying(false)} /> : null}
    </RecoverySettings>
  )
}

function SalonKey({ overview }: { readonly overview: KeysOverview }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { changedAtMs } = overview.dataKey
  return (
    <Section title={t(($) => $.keys.salonKey.title)} description={t(($) => $.keys.salonKey.lead)}>
      <LeftNotice overview={overview} />
      <Facts
        facts={[
          {
            name: t(($) => $.keys.salonKey.changed),
            value:
              changedAtMs === null ? (
                t(($) => $.keys.salonKey.never)
              ) : (
                <span className="figures">{formatInstant(changedAtMs, ZONE, currentLanguage())}</span>
              ),
          },
        ]}
      />
      <div>
        <Button icon={KeyRound} onPress={() => setOpen(true)}>
          {t(($) => $.keys.salonKey.change)}
        </Button>
      </div>
      {isOpen ? <KeyChangeDialog overview={overview} onClose={() => setOpen(false)} /> : null}
    </Section>
  )
}
