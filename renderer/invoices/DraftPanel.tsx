// A draft of an invoice: who pays, for what, when; kept until it is issued. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Trash2, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../shared/format.ts'
import { missingOfBuyer } from '../../shared/invoice-rules.ts'
import { InvoiceContent } from '../../shared/invoices.ts'
import { sumCents } from '../../shared/money.ts'
import { languages } from '../../shared/values.ts'
import { ClientPicker } from '../clients/ClientPicker.tsx'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { AddItem, useSaleItems } from '../sales/AddItem.tsx'
import { type DraftLine, lineInput, newKey, sumsOf } from '../sales/draft.ts'
import { LineEditor } from '../sales/LineEditor.tsx'
import { staffQuery } from '../sales/queries.ts'
import { useUser } from '../shell/session.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choices.tsx'
import { ConfirmDialog } from '../ui/Dialog.tsx'
import { ErrorLine, FieldRow, FieldStack } from '../ui/Field.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { DateInput, NumberInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import styles from './Invoices.module.css'

interface DraftPanelProps {
  /** Null for a new draft. */
  readonly id: string | null
  readonly appointmentId: string | null
  readonly clientId: string | null
  readonly onClose: () => void
  readonly onIssued: (invoiceId: string) => void
}

/** What the form starts from: the kept draft, or the beginning of a new one. Read once; typing is never replaced. */
export function DraftPanel(props: DraftPanelProps) {
  const { id, appointmentId, clientId, onClose } = props
  const { t } = useTranslation()
  const start = useQuery({
    queryKey: ['draft-start', id, appointmentId, clientId],
    queryFn: async () => {
      if (id !== null) return call('invoices.draft', { id })
      const content = await call('invoices.begin', { appointmentId, clientId })
      return { id: null, version: null, content, clientName: content.buyer.name }
    },
    gcTime: 0,
  })
  if (start.data === undefined) {
    return (
      <SidePanel isWide title={t(($) => $.invoices.draft.title)} onClose={onClose}>
        <ErrorNotice error={start.error} />
        {start.error === null ? <Skeleton lines={8} /> : null}
      </SidePanel>
    )
  }
  return <DraftForm {...props} start={start.data} />
}

/** A kept line as the form edits it; its name comes from the lists. */
function draftLine(line: InvoiceContent['lines'][number]): DraftLine {
  const { kind, itemId, quantity, unitCents, discount, discountReason, staffId, appointmentId } = line
  const typed =
    discount === null
      ? null
      : {
          kind: discount.kind,
          cents: discount.kind === 'cents' ? discount.cents : null,
          percent: discount.kind === 'percent' ? discount.bp / 100 : null,
          reason: discountReason,
        }
  return { key: newKey(), kind, itemId, name: '', quantity, unitCents, discount: typed, staffId, appointmentId }
}

interface Start {
  readonly id: string | null
  readonly version: number | null
  readonly content: InvoiceContent
  readonly clientName: string
}

function DraftForm({ start, onClose, onIssued }: DraftPanelProps & { readonly start: Start }) {
  const { t } = useTranslation()
  const user = useUser()
  const items = useSaleItems()
  const [content, setContent] = useState(start.content)
  const people = useQuery(staffQuery).data ?? []
  const [lines, setLines] = useState<readonly DraftLine[]>(() => start.content.lines.map(draftLine))
  const [client, setClient] = useState(
    start.content.clientId === null ? null : { id: start.content.clientId, label: start.clientName },
  )
  const [deliveryDay, setDeliveryDay] = useState<Typed<string>>(start.content.deliveryDay)
  const [dueDays, setDueDays] = useState<Typed<number>>(start.content.dueDays)
  const [kept, setKept] = useState({ id: start.id, version: start.version })
  const [isTried, setTried] = useState(false)
  const [isConfirming, setConfirming] = useState(false)
  const { buyer } = content
  const setBuyer = (patch: Partial<InvoiceContent['buyer']>) =>
    setContent((now) => ({ ...now, buyer: { ...now.buyer, ...patch } }))
  const inputs = lines.map(lineInput)
  const sums = lines.map(sumsOf)
  const parsed = InvoiceContent.safeParse({
    ...content,
    clientId: client?.id ?? null,
    deliveryDay,
    dueDays,
    lines: inputs,
  })
  const faultAt = (...path: string[]) =>
    isTried &&
    !parsed.success &&
    parsed.error.issues.some((issue) => path.every((part, index) => issue.path[index] === part))
  const soldCents = sumCents(sums.map((sum) => sum?.totalCents ?? 0))
  const paidCents = sumCents(content.uses.map((use) => use.cents))
  const totalCents = soldCents
  const missing = isTried ? missingOfBuyer(totalCents, buyer) : []
  const needed = (field: 'name' | 'street' | 'postCode' | 'city') =>
    missing.includes(field) ? t(($) => $.settings.field.empty) : undefined

  const keep = async () => {
    if (!parsed.success) return null
    const draft = await call('invoices.saveDraft', { id: kept.id, version: kept.version, content: parsed.data })
    setKept({ id: draft.id, version: draft.version })
    return draft
  }
  const save = useMutation({
    mutationFn: keep,
    onSuccess: (draft) => {
      if (draft === null) return
      showToast({ tone: 'success', text: t(($) => $.invoices.draft.saved) })
      onClose()
    },
  })
  const issue = useMutation({
    mutationFn: async () => {
      const draft = await keep()
      return draft === null ? null : call('invoices.issue', { draftId: draft.id, version: draft.version })
    },
    onSettled: () => setConfirming(false),
    onSuccess: (invoice) => {
      if (invoice === null) return
      showToast({ tone: 'success', text: t(($) => $.invoices.draft.issued, { label: invoice.label }) })
      onIssued(invoice.id)
    },
  })
  const remove = useMutation({
    mutationFn: (id: string) => call('invoices.removeDraft', { id }),
    onSuccess: (draft) => {
      const again = () => void call('invoices.saveDraft', { id: null, version: null, content: draft.content })
      showToast({ text: t(($) => $.invoices.draft.removed), onUndo: again })
      onClose()
    },
  })
  const isReady =
    parsed.success && lines.length > 0 && paidCents < soldCents && missingOfBuyer(totalCents, buyer).length === 0
  const nameOf = (line: DraftLine) =>
    items.find((item) => item.id === line.itemId && item.kind === line.kind)?.name ?? ''
  return (
    <SidePanel
      isWide
      title={t(($) => $.invoices.draft.title)}
      onClose={onClose}
      head={
        kept.id === null ? null : (
          <IconButton
            icon={Trash2}
            label={t(($) => $.invoices.draft.remove)}
            onPress={() => kept.id !== null && remove.mutate(kept.id)}
          />
        )
      }
      footer={
        <>
          <Button
            isPending={save.isPending}
            onPress={() => {
              setTried(true)
              if (parsed.success) save.mutate()
            }}
          >
            {t(($) => $.invoices.draft.save)}
          </Button>
          <Button
            variant="primary"
            onPress={() => {
              setTried(true)
              if (isReady) setConfirming(true)
            }}
          >
            {t(($) => $.invoices.draft.issue)}
          </Button>
        </>
      }
    >
      <ErrorNotice error={save.error ?? issue.error ?? remove.error} />
      <FieldStack>
        <ClientPicker
          label={t(($) => $.invoices.draft.client)}
          value={client}
          onChange={(next) => {
            setClient(next === null ? null : { id: next.id, label: next.label })
            if (next !== null && buyer.name === '') setBuyer({ name: next.label.slice(0, 120) })
          }}
          opensOnFocus={false}
        />
        <SegmentedControl
          label={t(($) => $.invoices.draft.kind)}
          options={[
            { id: 'person', label: t(($) => $.invoices.draft.kinds.person) },
            { id: 'company', label: t(($) => $.invoices.draft.kinds.company) },
          ]}
          value={buyer.kind}
          onChange={(kind) => setBuyer({ kind })}
        />
        <TextField
          label={t(($) => $.invoices.draft.name)}
          value={buyer.name}
          onChange={(name) => setBuyer({ name })}
          maxLength={120}
          error={needed('name')}
        />
        {buyer.kind === 'company' ? (
          <TextField
            label={t(($) => $.invoices.draft.businessId)}
            value={buyer.businessId}
            onChange={(businessId) => setBuyer({ businessId })}
            maxLength={20}
            isOptional
            error={faultAt('buyer', 'businessId') ? t(($) => $.settings.field.businessId) : undefined}
          />
        ) : null}
        <TextField
          label={t(($) => $.invoices.draft.street)}
          value={buyer.street}
          onChange={(street) => setBuyer({ street })}
          maxLength={120}
          isOptional
          error={needed('street')}
        />
        <FieldRow>
          <TextField
            label={t(($) => $.invoices.draft.postCode)}
            value={buyer.postCode}
            onChange={(postCode) => setBuyer({ postCode })}
            maxLength={12}
            isOptional
            error={needed('postCode')}
          />
          <TextField
            label={t(($) => $.invoices.draft.city)}
            value={buyer.city}
            onChange={(city) => setBuyer({ city })}
            maxLength={80}
            isOptional
            error={needed('city')}
          />
        </FieldRow>
      </FieldStack>
      <section className={styles.part} aria-labelledby="draft-lines">
        <h3 id="draft-lines">{t(($) => $.invoices.draft.lines)}</h3>
        <ul className={styles.draftLines}>
          {lines.map((line, index) => (
            <LineEditor
              key={line.key}
              line={{ ...line, name: nameOf(line) }}
              number={index + 1}
              people={people.filter((each) => each.active || each.id === line.staffId)}
              isDisabled={false}
              onChange={(next) => setLines((now) => now.map((each) => (each.key === next.key ? next : each)))}
              onRemove={() => setLines((now) => now.filter((each) => each.key !== line.key))}
            />
          ))}
        </ul>
        <AddItem
          isDisabled={false}
          onAdd={(item) => {
            setLines((now) => [
              ...now,
              {
                key: newKey(),
                kind: item.kind,
                itemId: item.id,
                name: item.name,
                quantity: 1,
                unitCents: item.priceCents,
                discount: null,
                staffId: user?.staffId ?? '',
                appointmentId: null,
              },
            ])
          }}
        />
        {isTried && lines.length === 0 ? <ErrorLine>{t(($) => $.invoices.draft.noLines)}</ErrorLine> : null}
        {faultAt('lines') ? <ErrorLine>{t(($) => $.settings.field.outOfRange)}</ErrorLine> : null}
        {content.uses.map((use) => (
          <p key={use.prepaidId} className={styles.deposit}>
            <span>{t(($) => $.papers.receipt.depositUse)}</span>
            <span className="figures">{formatMoney(-use.cents, currentLanguage())}</span>
            <IconButton
              icon={X}
              size="small"
              label={t(($) => $.invoices.draft.removeDeposit)}
              onPress={() =>
                setContent((now) => ({ ...now, uses: now.uses.filter((each) => each.prepaidId !== use.prepaidId) }))
              }
            />
          </p>
        ))}
        {paidCents > soldCents ? <ErrorLine>{t(($) => $.invoices.draft.depositOver)}</ErrorLine> : null}
        <p className={styles.total}>
          <span>{t(($) => $.invoices.total)}</span>
          <span className="figures">{formatMoney(Math.max(0, soldCents - paidCents), currentLanguage())}</span>
        </p>
      </section>
      <section className={styles.part} aria-labelledby="draft-more">
        <h3 id="draft-more">{t(($) => $.invoices.draft.more)}</h3>
        <FieldStack>
          <FieldRow>
            <NumberInput
              label={t(($) => $.invoices.draft.dueDays)}
              unit={t(($) => $.invoices.draft.days)}
              least={0}
              most={90}
              value={dueDays}
              onChange={setDueDays}
              error={faultAt('dueDays') ? t(($) => $.settings.field.outOfRange) : undefined}
            />
            <DateInput
              label={t(($) => $.invoices.draft.deliveryDay)}
              description={t(($) => $.invoices.draft.deliveryHint)}
              value={deliveryDay}
              onChange={setDeliveryDay}
            />
          </FieldRow>
          <Select
            label={t(($) => $.invoices.language)}
            options={languages.map((id) => ({ id, label: t(($) => $.session.languages[id]) }))}
            value={content.language}
            onChange={(language) => setContent((now) => ({ ...now, language }))}
          />
          <TextField
            label={t(($) => $.invoices.draft.buyerReference)}
            description={t(($) => $.invoices.draft.buyerReferenceHint)}
            value={buyer.reference}
            onChange={(reference) => setBuyer({ reference })}
            maxLength={60}
            isOptional
          />
          <TextArea
            label={t(($) => $.invoices.draft.note)}
            description={t(($) => $.invoices.draft.noteHint)}
            value={content.note}
            onChange={(note) => setContent((now) => ({ ...now, note }))}
            rows={2}
            isOptional
          />
        </FieldStack>
      </section>
      <ConfirmDialog
        title={t(($) => $.invoices.draft.issueTitle)}
        isOpen={isConfirming}
        confirmLabel={t(($) => $.invoices.draft.issue)}
        isPending={issue.isPending}
        onConfirm={() => issue.mutate()}
        onClose={() => setConfirming(false)}
      >
        {t(($) => $.invoices.draft.issueBody)}
      </ConfirmDialog>
    </SidePanel>
  )
}
