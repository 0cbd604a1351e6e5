// One issued invoice: what is open, what came, what was sent, and what can be done. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { BellRing, Coins, Ellipsis, FileDown, FileMinus, FileText, Mail, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatReference } from '../../shared/finland/reference.ts'
import { formatDay, formatMoney } from '../../shared/format.ts'
import type { Invoice, InvoicePayment } from '../../shared/invoices.ts'
import { errorText } from '../error-text.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { LetterButton, LetterDialog } from '../outbox/LetterDialog.tsx'
import { useMay } from '../shell/session.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { Facts, Skeleton } from '../ui/Layout.tsx'
import { Menu } from '../ui/Menu.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { showToast } from '../ui/Toast.tsx'
import { CreditDialog, PaymentDialog, ReminderDialog, ReverseDialog } from './InvoiceDialogs.tsx'
import { InvoiceState } from './InvoiceState.tsx'
import styles from './Invoices.module.css'
import { invoiceQuery } from './queries.ts'

/** A reminder or a credit that is being sent by e-mail. */
type Mailing = { kind: 'reminder' | 'credit'; partId: string }
type Asking = { kind: 'pay' | 'remind' | 'credit' } | { kind: 'reverse'; payment: InvoicePayment }

export function InvoicePanel({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(invoiceQuery(id))
  return (
    <SidePanel
      isWide
      title={data === undefined ? t(($) => $.invoices.title) : t(($) => $.invoices.panel.title, { label: data.label })}
      onClose={onClose}
    >
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null ? <Skeleton lines={6} /> : null : <InvoiceBody invoice={data} />}
    </SidePanel>
  )
}

function InvoiceBody({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation()
  const mayCredit = useMay('refunds')
  const [asking, setAsking] = useState<Asking | null>(null)
  const [mailing, setMailing] = useState<Mailing | null>(null)
  const mayMail = useMay('messages')
  const language = currentLanguage()
  const money = (cents: number) => formatMoney(cents, language)
  const day = (value: string) => formatDay(value, language)
  const close = () => setAsking(null)
  const told = (saved: { fileName: string | null }) => {
    if (saved.fileName !== null) {
      showToast({ tone: 'success', text: t(($) => $.invoices.panel.saved, { file: saved.fileName }) })
    }
  }
  const failed = (failure: unknown) => showToast({ tone: 'danger', text: errorText(t, failure) })
  const pdf = useMutation({
    mutationFn: (of: { reminderId: string | null; creditId: string | null }) =>
      call('invoices.savePdf', { id: invoice.id, ...of }),
    onSuccess: told,
    onError: failed,
  })
  const finvoice = useMutation({
    mutationFn: () => call('invoices.saveFinvoice', { id: invoice.id, creditId: null }),
    onSuccess: told,
    onError: failed,
  })
  const isOpen = invoice.openCents > 0
  return (
    <>
      <div className={styles.head}>
        <InvoiceState state={invoice.state} />
        <span className={cx(styles.open, 'figures')}>{money(invoice.openCents)}</span>
      </div>
      <div className={styles.actions}>
        {isOpen ? (
          <Button variant="primary" icon={Coins} onPress={() => setAsking({ kind: 'pay' })}>
            {t(($) => $.invoices.panel.pay)}
          </Button>
        ) : null}
        <Button
          icon={FileDown}
          isPending={pdf.isPending}
          onPress={() => pdf.mutate({ reminderId: null, creditId: null })}
        >
          {t(($) => $.invoices.panel.savePdf)}
        </Button>
        <LetterButton paper={{ kind: 'invoice', documentId: invoice.id, partId: null }} />
        {invoice.state === 'overdue' ? (
          <Button icon={BellRing} onPress={() => setAsking({ kind: 'remind' })}>
            {t(($) => $.invoices.panel.remind)}
          </Button>
        ) : null}
        <Menu
          label={t(($) => $.invoices.panel.actions)}
          entries={[
            {
              id: 'finvoice',
              label: t(($) => $.invoices.panel.saveFinvoice),
              icon: FileText,
              onAction: () => finvoice.mutate(),
            },
            ...(mayCredit && invoice.state !== 'credited'
              ? [
                  {
                    id: 'credit',
                    label: t(($) => $.invoices.panel.credit),
                    icon: FileMinus,
                    onAction: () => setAsking({ kind: 'credit' }),
                  },
                ]
              : []),
          ]}
        >
          <IconButton icon={Ellipsis} label={t(($) => $.invoices.panel.actions)} />
        </Menu>
      </div>
      {invoice.state === 'overpaid' ? (
        <div className={styles.part}>
          <Notice tone="warning">{t(($) => $.invoices.panel.overpaid, { sum: money(-invoice.openCents) })}</Notice>
        </div>
      ) : null}
      <div className={styles.part}>
        <Facts
          facts={[
            { name: t(($) => $.invoices.payer), value: invoice.buyer.name },
            { name: t(($) => $.invoices.day), value: day(invoice.day) },
            { name: t(($) => $.invoices.dueDay), value: day(invoice.dueDay) },
            ...(invoice.paidDay === null
              ? []
              : [{ name: t(($) => $.invoices.states.paid), value: day(invoice.paidDay) }]),
            {
              name: t(($) => $.invoices.reference),
              value: <span className="figures">{formatReference(invoice.reference) ?? invoice.reference}</span>,
            },
            { name: t(($) => $.invoices.total), value: <span className="figures">{money(invoice.totalCents)}</span> },
          ]}
        />
      </div>
      <section className={styles.part} aria-labelledby="invoice-lines">
        <h3 id="invoice-lines">{t(($) => $.invoices.panel.lines)}</h3>
        <ul className={styles.rows}>
          {invoice.lines.map((line) => (
            <li key={line.position} className={styles.row}>
              <span>
                {line.name}
                {line.quantity === 1 ? '' : ` × ${line.quantity}`}
              </span>
              <span className="figures">{money(line.totalCents)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className={styles.part} aria-labelledby="invoice-payments">
        <h3 id="invoice-payments">{t(($) => $.invoices.panel.payments)}</h3>
        {invoice.payments.length === 0 ? (
          <p className={styles.quiet}>{t(($) => $.invoices.panel.noPayments)}</p>
        ) : (
          <ul className={styles.rows}>
            {invoice.payments.map((payment) => (
              <li key={payment.id} className={styles.row}>
                <span>
                  {`${day(payment.day)} · ${t(($) => $.invoices.payment.ways[payment.way])}`}
                  <span className={styles.detail}>
                    {[
                      payment.note,
                      payment.reversesId === null ? '' : t(($) => $.invoices.panel.reversal),
                      payment.isReversed ? t(($) => $.invoices.panel.reversed) : '',
                    ]
                      .filter((each) => each !== '')
                      .join(' · ')}
                  </span>
                </span>
                <span className={cx('figures', payment.isReversed && styles.struck)}>{money(payment.cents)}</span>
                {payment.isReversed || payment.reversesId !== null ? (
                  <span />
                ) : (
                  <IconButton
                    size="small"
                    icon={Undo2}
                    label={t(($) => $.invoices.panel.reverse, { sum: money(payment.cents) })}
                    onPress={() => setAsking({ kind: 'reverse', payment })}
                  />
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      {invoice.reminders.length === 0 ? null : (
        <section className={styles.part} aria-labelledby="invoice-reminders">
          <h3 id="invoice-reminders">{t(($) => $.invoices.panel.reminders)}</h3>
          <ul className={styles.rows}>
            {invoice.reminders.map((reminder) => (
              <li key={reminder.id} className={styles.row}>
                <span>
                  {t(($) => $.invoices.panel.reminder, {
                    number: reminder.number,
                    day: day(reminder.day),
                    due: day(reminder.dueDay),
                  })}
                </span>
                <span className="figures">
                  {money(reminder.openCents + reminder.feeCents + reminder.interestCents)}
                </span>
                <IconButton
                  size="small"
                  icon={FileDown}
                  label={t(($) => $.invoices.panel.reminderPdf)}
                  onPress={() => pdf.mutate({ reminderId: reminder.id, creditId: null })}
                />
                {mayMail ? (
                  <IconButton
                    size="small"
                    icon={Mail}
                    label={t(($) => $.outbox.dialog.title)}
                    onPress={() => setMailing({ kind: 'reminder', partId: reminder.id })}
                  />
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      )}
      {invoice.credits.length === 0 ? null : (
        <section className={styles.part} aria-labelledby="invoice-credits">
          <h3 id="invoice-credits">{t(($) => $.invoices.panel.credits)}</h3>
          <ul className={styles.rows}>
            {invoice.credits.map((credit) => (
              <li key={credit.id} className={styles.row}>
                <span>{credit.label}</span>
                <span className="figures">{money(credit.totalCents)}</span>
                <IconButton
                  size="small"
                  icon={FileDown}
                  label={t(($) => $.invoices.panel.creditPdf, { label: credit.label })}
                  onPress={() => pdf.mutate({ reminderId: null, creditId: credit.id })}
                />
                {mayMail ? (
                  <IconButton
                    size="small"
                    icon={Mail}
                    label={t(($) => $.outbox.dialog.title)}
                    onPress={() => setMailing({ kind: 'credit', partId: credit.id })}
                  />
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      )}
      {mailing === null ? null : (
        <LetterDialog paper={{ ...mailing, documentId: invoice.id }} onClose={() => setMailing(null)} />
      )}
      {asking?.kind === 'pay' ? <PaymentDialog invoice={invoice} onClose={close} /> : null}
      {asking?.kind === 'remind' ? <ReminderDialog invoice={invoice} onClose={close} /> : null}
      {asking?.kind === 'credit' ? <CreditDialog invoice={invoice} onClose={close} /> : null}
      {asking?.kind === 'reverse' ? <ReverseDialog invoice={invoice} payment={asking.payment} onClose={close} /> : null}
    </>
  )
}
