// The salon's terms of invoicing, and the reference rates that only the owner knows. In the settings. Runs in the window.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DEFAULT_REFERENCE_RATES } from '../../shared/finland/interest.ts'
import { formatDay } from '../../shared/format.ts'
import { InvoiceSettings, ReferenceRates } from '../../shared/invoices.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import styles from '../settings/Settings.module.css'
import { Button } from '../ui/Button.tsx'
import { FieldStack } from '../ui/Field.tsx'
import { Section, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { DecimalInput, MoneyInput, NumberInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import { invoiceTermsQuery } from './queries.ts'

export function InvoiceTerms() {
  const { data, error } = useQuery(invoiceTermsQuery)
  if (data === undefined) return error === null ? <Skeleton lines={6} /> : <ErrorNotice error={error} />
  return <TermsForm {...data} />
}

interface Rate {
  readonly validFrom: string
  readonly validTo: string
  readonly percent: Typed<number>
}

/** The half-year after the newest one that is known. */
function nextHalfYear(rates: readonly { readonly validTo: string }[]): { validFrom: string; validTo: string } {
  const [last = '2025-12-31'] = [...DEFAULT_REFERENCE_RATES, ...rates]
    .map((rate) => rate.validTo)
    .sort()
    .reverse()
  const year = Number(last.slice(0, 4))
  return last.endsWith('06-30')
    ? { validFrom: `${year}-07-01`, validTo: `${year}-12-31` }
    : { validFrom: `${year + 1}-01-01`, validTo: `${year + 1}-06-30` }
}

function TermsForm(props: { readonly settings: InvoiceSettings; readonly rates: ReferenceRates }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [settings, setSettings] = useState(props.settings)
  const [dueDays, setDueDays] = useState<Typed<number>>(props.settings.dueDays)
  const [fee, setFee] = useState<Typed<number>>(props.settings.reminderFeeCents)
  const [complaintDays, setComplaintDays] = useState<Typed<number>>(props.settings.complaintDays)
  const [rates, setRates] = useState<readonly Rate[]>(() =>
    props.rates.map(({ rateBp, ...rate }) => ({ ...rate, percent: rateBp / 100 })),
  )
  const [isTried, setTried] = useState(false)
  const save = useMutation({
    mutationFn: (input: { settings: InvoiceSettings; rates: ReferenceRates }) => call('invoices.saveSettings', input),
    onSuccess: (saved) => {
      client.setQueryData(invoiceTermsQuery.queryKey, saved)
      showToast({ tone: 'success', text: t(($) => $.invoices.settings.saved) })
    },
  })
  const parsed = InvoiceSettings.safeParse({ ...settings, dueDays, reminderFeeCents: fee, complaintDays })
  const parsedRates = ReferenceRates.safeParse(
    rates.map(({ percent, ...rate }) => ({
      ...rate,
      rateBp: typeof percent === 'number' ? Math.round(percent * 100) : percent,
    })),
  )
  const isWrong = (field: string) =>
    isTried && !parsed.success && parsed.error.issues.some((issue) => issue.path[0] === field)
  const outOfRange = (field: string) => (isWrong(field) ? t(($) => $.settings.field.outOfRange) : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (parsed.success && parsedRates.success) save.mutate({ settings: parsed.data, rates: parsedRates.data })
  }
  const language = currentLanguage()
  const period = (rate: { validFrom: string; validTo: string }) =>
    `${formatDay(rate.validFrom, language)}–${formatDay(rate.validTo, language)}`
  const next = nextHalfYear(rates)
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <Section title={t(($) => $.invoices.settings.title)}>
        <FieldStack>
          <div className={styles.short}>
            <NumberInput
              label={t(($) => $.invoices.settings.dueDays)}
              unit={t(($) => $.invoices.draft.days)}
              least={0}
              most={90}
              value={dueDays}
              onChange={setDueDays}
              error={outOfRange('dueDays')}
            />
          </div>
          <Select
            label={t(($) => $.invoices.settings.referenceKind)}
            options={(['national', 'rf'] as const).map((id) => ({
              id,
              label: t(($) => $.invoices.settings.referenceKinds[id]),
            }))}
            value={settings.referenceKind}
            onChange={(referenceKind) => setSettings((now) => ({ ...now, referenceKind }))}
          />
          <TextField
            label={t(($) => $.invoices.settings.bic)}
            description={t(($) => $.invoices.settings.bicHint)}
            value={settings.bic}
            onChange={(bic) => setSettings((now) => ({ ...now, bic }))}
            maxLength={14}
            isOptional
            error={isWrong('bic') ? t(($) => $.invoices.settings.notBic) : undefined}
          />
          <Select
            label={t(($) => $.invoices.settings.epcVersion)}
            options={(['002', '001'] as const).map((id) => ({
              id,
              label: t(($) => $.invoices.settings.epcVersions[id]),
            }))}
            value={settings.epcVersion}
            onChange={(epcVersion) => setSettings((now) => ({ ...now, epcVersion }))}
          />
          <div className={styles.short}>
            <MoneyInput
              label={t(($) => $.invoices.settings.reminderFee)}
              description={t(($) => $.invoices.settings.reminderFeeHint)}
              value={fee}
              onChange={setFee}
              error={outOfRange('reminderFeeCents')}
            />
          </div>
          <div className={styles.short}>
            <NumberInput
              label={t(($) => $.invoices.settings.complaintDays)}
              description={t(($) => $.invoices.settings.complaintHint)}
              unit={t(($) => $.invoices.draft.days)}
              least={0}
              most={60}
              value={complaintDays}
              onChange={setComplaintDays}
              error={outOfRange('complaintDays')}
            />
          </div>
        </FieldStack>
      </Section>
      <Section title={t(($) => $.invoices.settings.rates)} description={t(($) => $.invoices.settings.ratesHint)}>
        <FieldStack>
          {rates.map((rate, index) => (
            <div key={rate.validFrom} className={styles.short}>
              <DecimalInput
                label={`${t(($) => $.invoices.settings.rate)} ${period(rate)}`}
                unit="%"
                decimals={2}
                least={0}
                most={100}
                value={rate.percent}
                onChange={(percent) =>
                  setRates((now) => now.map((each, at) => (at === index ? { ...each, percent } : each)))
                }
                error={isTried && typeof rate.percent !== 'number' ? t(($) => $.settings.field.outOfRange) : undefined}
              />
            </div>
          ))}
          <div>
            <Button icon={Plus} onPress={() => setRates((now) => [...now, { ...next, percent: null }])}>
              {t(($) => $.invoices.settings.addRate, { period: period(next) })}
            </Button>
          </div>
        </FieldStack>
      </Section>
      <ErrorNotice error={save.error} />
      <div className={styles.actions}>
        <Button type="submit" variant="primary" isPending={save.isPending}>
          {t(($) => $.common.save)}
        </Button>
      </div>
    </form>
  )
}
