// The till's settings: ways to pay, cards, the fee for a missed time, what a receipt shows, the receipt printer. Runs in
// the window.

import { useMutation, useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paymentName } from '../../shared/payment-names.ts'
import {
  type ReceiptPrinter,
  ReceiptPrinter as ReceiptPrinterSchema,
  type TillSettings,
} from '../../shared/sales-settings.ts'
import { vatCodes } from '../../shared/services.ts'
import { call } from '../ipc.ts'
import { tillSettingsQuery } from '../sales/queries.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox, SegmentedControl, Switch } from '../ui/Choices.tsx'
import { FieldRow, FieldStack } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Section, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { MoneyInput, NumberInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import styles from './Settings.module.css'
import { methodsQuery } from './settings-query.ts'

export function TillPart() {
  const { data, error, refetch } = useQuery(tillSettingsQuery)
  if (data === undefined) {
    return error === null ? <Skeleton lines={6} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  return (
    <>
      <Methods />
      <TillForm settings={data} />
    </>
  )
}

/** Every change is saved as it is made, so that a switch means what it shows. */
function Methods() {
  const { t } = useTranslation()
  const { data, error } = useQuery(methodsQuery)
  const [isAdding, setAdding] = useState(false)
  const set = useMutation({
    mutationFn: (input: { id: string; active: boolean }) => call('sales.setMethodActive', input),
  })
  return (
    <Section
      title={t(($) => $.settings.till.methods)}
      description={t(($) => $.settings.till.methodsLead)}
      action={
        <Button icon={Plus} onPress={() => setAdding(true)}>
          {t(($) => $.settings.till.addMethod)}
        </Button>
      }
    >
      <ErrorNotice error={error ?? set.error} />
      <div className={styles.switches}>
        {(data ?? [])
          .filter((method) => method.kind !== 'invoice')
          .map((method) => (
            <Switch
              key={method.id}
              isSelected={method.active}
              isDisabled={method.id === 'cash'}
              onChange={(active) => set.mutate({ id: method.id, active })}
            >
              {paymentName(t, method)}
            </Switch>
          ))}
      </div>
      {isAdding ? <MethodDialog onClose={() => setAdding(false)} /> : null}
    </Section>
  )
}

function MethodDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<'benefit' | 'mobile' | 'card'>('benefit')
  return (
    <FormDialog
      title={t(($) => $.settings.till.addMethod)}
      onClose={onClose}
      size="small"
      saveLabel={t(($) => $.common.add)}
      onSubmit={async () => {
        if (name.trim() === '') return
        await call('sales.addMethod', { name, kind })
        onClose()
      }}
    >
      <TextField
        label={t(($) => $.settings.till.methodName)}
        value={name}
        onChange={setName}
        maxLength={40}
        autoFocus
        isRequired
      />
      <Select
        label={t(($) => $.settings.till.methodKind)}
        options={[
          { id: 'benefit', label: t(($) => $.settings.till.kinds.benefit) },
          { id: 'mobile', label: t(($) => $.settings.till.kinds.mobile) },
          { id: 'card', label: t(($) => $.settings.till.kinds.card) },
        ]}
        value={kind}
        onChange={setKind}
      />
    </FormDialog>
  )
}

function TillForm({ settings }: { readonly settings: TillSettings }) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(settings)
  const [feeCents, setFee] = useState<Typed<number>>(settings.noShowFeeCents)
  const [months, setMonths] = useState<Typed<number>>(settings.cardMonths)
  const [page, setPage] = useState<Typed<number>>(settings.printerCodePage)
  const [printer, setPrinter] = useState(printerFields(settings.printer))
  const change = (patch: Partial<TillSettings>) => setDraft({ ...draft, ...patch })
  const save = useMutation({
    mutationFn: (input: TillSettings) => call('sales.saveSettings', input),
    onSuccess: () => showToast({ tone: 'success', text: t(($) => $.settings.saved) }),
  })
  const test = useMutation({
    mutationFn: () => call('sales.testPrint'),
    onSuccess: () => showToast({ tone: 'success', text: t(($) => $.settings.till.tested) }),
  })
  const chosen = printerOf(printer)
  const whole: TillSettings | null =
    chosen === null || typeof months !== 'number' || typeof page !== 'number' || feeCents === 'invalid'
      ? null
      : { ...draft, printer: chosen, noShowFeeCents: feeCents ?? 0, cardMonths: months, printerCodePage: page }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (whole !== null) save.mutate(whole)
      }}
    >
      <Section title={t(($) => $.settings.till.cards)}>
        <FieldStack>
          <SegmentedControl
            label={t(($) => $.settings.till.giftCardVat)}
            options={[
              { id: 'single', label: t(($) => $.settings.till.single) },
              { id: 'multi', label: t(($) => $.settings.till.multi) },
            ]}
            value={draft.giftCardVat}
            onChange={(giftCardVat) => change({ giftCardVat })}
          />
          <p className={styles.hint}>{t(($) => $.settings.till.giftCardVatHint)}</p>
          <FieldRow>
            <NumberInput
              label={t(($) => $.settings.till.cardMonths)}
              value={months}
              onChange={setMonths}
              least={1}
              most={120}
              unit={t(($) => $.settings.till.months)}
            />
            <MoneyInput label={t(($) => $.settings.till.noShowFee)} value={feeCents} onChange={setFee} />
            <Select
              label={t(($) => $.settings.till.noShowVat)}
              options={vatCodes.map((code) => ({ id: code, label: t(($) => $.services.vat[code]) }))}
              value={draft.noShowVatCode}
              onChange={(noShowVatCode) => change({ noShowVatCode })}
            />
          </FieldRow>
        </FieldStack>
      </Section>
      <Section title={t(($) => $.settings.till.receipt)}>
        <FieldStack>
          <Checkbox
            isSelected={draft.printsClientName}
            onChange={(printsClientName) => change({ printsClientName })}
            detail={t(($) => $.settings.till.clientNameDetail)}
          >
            {t(($) => $.settings.till.clientName)}
          </Checkbox>
          <SegmentedControl<ReceiptPrinter['kind']>
            label={t(($) => $.settings.till.printer)}
            options={[
              { id: 'none', label: t(($) => $.settings.till.printerNone) },
              { id: 'device', label: t(($) => $.settings.till.printerDevice) },
              { id: 'network', label: t(($) => $.settings.till.printerNetwork) },
            ]}
            value={printer.kind}
            onChange={(kind) => setPrinter({ ...printer, kind })}
          />
          {printer.kind === 'device' ? (
            <TextField
              label={t(($) => $.settings.till.device)}
              description={t(($) => $.settings.till.deviceHint)}
              value={printer.device}
              onChange={(device) => setPrinter({ ...printer, device })}
              error={printer.device !== '' && chosen === null ? t(($) => $.settings.till.deviceWrong) : undefined}
              maxLength={80}
            />
          ) : null}
          {printer.kind === 'network' ? (
            <FieldRow>
              <TextField
                label={t(($) => $.settings.till.host)}
                description={t(($) => $.settings.till.hostHint)}
                value={printer.host}
                onChange={(host) => setPrinter({ ...printer, host })}
                error={printer.host !== '' && chosen === null ? t(($) => $.settings.till.hostWrong) : undefined}
                maxLength={15}
              />
              <NumberInput
                label={t(($) => $.settings.till.port)}
                value={printer.port}
                onChange={(port) => setPrinter({ ...printer, port })}
                least={1}
                most={65_535}
              />
            </FieldRow>
          ) : null}
          {printer.kind === 'none' ? null : (
            <>
              <FieldRow>
                <Select
                  label={t(($) => $.settings.till.paper)}
                  options={[
                    { id: '32', label: t(($) => $.settings.till.paper58) },
                    { id: '42', label: t(($) => $.settings.till.paper80) },
                    { id: '48', label: t(($) => $.settings.till.paper80narrow) },
                  ]}
                  value={String(draft.printerColumns)}
                  onChange={(columns) => change({ printerColumns: columns === '32' ? 32 : columns === '48' ? 48 : 42 })}
                />
                <NumberInput
                  label={t(($) => $.settings.till.codePage)}
                  value={page}
                  onChange={setPage}
                  least={0}
                  most={255}
                />
              </FieldRow>
              <Checkbox isSelected={draft.hasDrawer} onChange={(hasDrawer) => change({ hasDrawer })}>
                {t(($) => $.settings.till.drawer)}
              </Checkbox>
            </>
          )}
        </FieldStack>
      </Section>
      <ErrorNotice error={save.error ?? test.error} />
      <div className={styles.actions}>
        <Button type="submit" variant="primary" isPending={save.isPending} isDisabled={whole === null}>
          {t(($) => $.common.save)}
        </Button>
        {settings.printer.kind === 'none' ? null : (
          <Button isPending={test.isPending} onPress={() => test.mutate()}>
            {t(($) => $.settings.till.test)}
          </Button>
        )}
      </div>
    </form>
  )
}

interface PrinterFields {
  readonly kind: ReceiptPrinter['kind']
  readonly device: string
  readonly host: string
  readonly port: Typed<number>
}

function printerFields(printer: ReceiptPrinter): PrinterFields {
  return {
    kind: printer.kind,
    device: printer.kind === 'device' ? printer.device : '',
    host: printer.kind === 'network' ? printer.host : '',
    port: printer.kind === 'network' ? printer.port : 9100,
  }
}

/** The printer as it would be saved; null while its device or address is none. */
function printerOf({ kind, device, host, port }: PrinterFields): ReceiptPrinter | null {
  const parsed = ReceiptPrinterSchema.safeParse(
    kind === 'none' ? { kind } : kind === 'device' ? { kind, device } : { kind, host, port },
  )
  return parsed.success ? parsed.data : null
}
