// Whom a breach concerns: found in the access log by time and account. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instantToLocal, localToInstant, ZONE } from '../../shared/day.ts'
import type { Breach } from '../../shared/privacy-breaches.ts'
import { call } from '../ipc.ts'
import { useToday } from '../sales/queries.ts'
import { useMay } from '../shell/session.ts'
import { staffQuery } from '../staff/staff-query.ts'
import { Button } from '../ui/Button.tsx'
import { FieldRow } from '../ui/Field.tsx'
import { Section } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { DateInput } from '../ui/TypedField.tsx'
import styles from './Privacy.module.css'

const ANYONE = 'anyone'
const shownNames = 12

interface BreachPeopleProps {
  readonly breach: Breach
  readonly clients: Breach['clients']
  readonly onChange: (clients: Breach['clients']) => void
}

export function BreachPeople({ breach, clients, onChange }: BreachPeopleProps) {
  const { t } = useTranslation()
  const maySearch = useMay('access-log')
  const today = useToday()
  const { data: staff = [] } = useQuery(staffQuery)
  const [from, setFrom] = useState<string | null | 'invalid'>(instantToLocal(breach.awareAtMs, ZONE).day)
  const [to, setTo] = useState<string | null | 'invalid'>(today)
  const [who, setWho] = useState(ANYONE)
  const find = useMutation({
    mutationFn: (days: { readonly from: string; readonly to: string }) =>
      call('privacy.clientsSeen', {
        fromMs: localToInstant(days.from, 0, ZONE),
        toMs: localToInstant(days.to, 1439, ZONE) + 59_999,
        staffId: who === ANYONE ? null : who,
      }),
    onSuccess: (found) => onChange(found),
  })
  const isWhole = from !== null && from !== 'invalid' && to !== null && to !== 'invalid'
  const names = clients.map((client) => client.name ?? '–')
  return (
    <Section title={t(($) => $.privacyBreach.people)}>
      <div className={styles.stack}>
        {clients.length === 0 ? null : (
          <p className="figures">
            <strong>{t(($) => $.privacyBreach.found, { count: clients.length })}</strong>{' '}
            {names.slice(0, shownNames).join(', ')}
            {names.length > shownNames ? '…' : ''}
          </p>
        )}
        <ErrorNotice error={find.error} />
        {maySearch ? (
          <>
            <FieldRow>
              <DateInput label={t(($) => $.privacyBreach.findFrom)} value={from} onChange={setFrom} today={today} />
              <DateInput label={t(($) => $.privacyBreach.findTo)} value={to} onChange={setTo} today={today} />
            </FieldRow>
            <Select
              label={t(($) => $.privacyBreach.findWho)}
              options={[
                { id: ANYONE, label: t(($) => $.privacyBreach.findAnyone) },
                ...staff.map(({ id, name }) => ({ id, label: name })),
              ]}
              value={who}
              onChange={setWho}
            />
            <div className={styles.row}>
              <Button
                isDisabled={!isWhole}
                isPending={find.isPending}
                onPress={() => {
                  if (isWhole) find.mutate({ from, to })
                }}
              >
                {t(($) => $.privacyBreach.find)}
              </Button>
            </div>
          </>
        ) : null}
      </div>
    </Section>
  )
}
