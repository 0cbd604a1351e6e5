// One card beside the list: its whole code, what has happened on it, its holder and validity, printing, and a new code
// for a lost one. Runs in the window.

import { useMutation, useQuery } from '@tanstack/react-query'
import { FileDown, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ZONE } from '../../shared/day.ts'
import { formatDay, formatInstant, formatMoney } from '../../shared/format.ts'
import { formatCardCode, type PrepaidCard } from '../../shared/prepaid.ts'
import { ClientPicker } from '../clients/ClientPicker.tsx'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { goTo } from '../shell/navigation.ts'
import { Button } from '../ui/Button.tsx'
import { ConfirmDialog } from '../ui/Dialog.tsx'
import { FieldStack } from '../ui/Field.tsx'
import { Facts, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import type { Option } from '../ui/Select.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { DateInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import styles from './Prepaid.module.css'
import { leftOf } from './PrepaidView.tsx'
import { prepaidCardQuery } from './queries.ts'

interface PrepaidPanelProps {
  readonly id: string
  readonly onClose: () => void
  /** Another card takes this one's place. */
  readonly onOpen: (id: string) => void
}

export function PrepaidPanel({ id, onClose, onOpen }: PrepaidPanelProps) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(prepaidCardQuery(id))
  if (data === undefined) {
    return (
      <SidePanel title={t(($) => $.prepaid.title)} onClose={onClose}>
        {error === null ? <Skeleton lines={6} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />}
      </SidePanel>
    )
  }
  return <Shown key={data.prepaid.version} card={data} onClose={onClose} onOpen={onOpen} />
}

interface ShownProps {
  readonly card: PrepaidCard
  readonly onClose: () => void
  readonly onOpen: (id: string) => void
}

function Shown({ card: { prepaid, movements }, onClose, onOpen }: ShownProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const [isReplacing, setReplacing] = useState(false)
  const isOpen = prepaid.state === 'open' || prepaid.state === 'expired'
  const save = useMutation({
    mutationFn: () => call('prepaid.savePdf', { id: prepaid.id }),
    onSuccess: ({ fileName }) => {
      if (fileName !== null) showToast({ text: t(($) => $.prepaid.saved, { file: fileName }), tone: 'success' })
    },
  })
  const replace = useMutation({
    mutationFn: () => call('prepaid.replace', { id: prepaid.id }),
    onSuccess: (made) => {
      setReplacing(false)
      onOpen(made.prepaid.id)
      showToast({ text: t(($) => $.prepaid.replaced), tone: 'success' })
    },
  })
  return (
    <SidePanel
      title={t(($) => $.prepaid.kinds[prepaid.kind])}
      onClose={onClose}
      footer={
        prepaid.kind === 'deposit' || !isOpen ? undefined : (
          <>
            <Button icon={RefreshCw} onPress={() => setReplacing(true)}>
              {t(($) => $.prepaid.replace)}
            </Button>
            <Button variant="primary" icon={FileDown} isPending={save.isPending} onPress={() => save.mutate()}>
              {t(($) => $.prepaid.savePdf)}
            </Button>
          </>
        )
      }
    >
      {prepaid.code === null ? null : <p className={styles.code}>{formatCardCode(prepaid.code)}</p>}
      <Facts
        facts={[
          { name: t(($) => $.prepaid.columns.left), value: leftOf(prepaid, t) },
          { name: t(($) => $.prepaid.sold), value: formatMoney(prepaid.valueCents, language) },
          { name: t(($) => $.prepaid.columns.issued), value: formatDay(prepaid.issuedDay, language) },
          {
            name: t(($) => $.prepaid.vat),
            value: prepaid.vatKind === 'single' ? t(($) => $.prepaid.vatSingle) : t(($) => $.prepaid.vatMulti),
          },
        ]}
      />
      {isOpen && prepaid.kind !== 'deposit' ? <Holder card={prepaid} /> : null}
      <ErrorNotice error={save.error} />
      <section className={styles.movements}>
        <h3>{t(($) => $.prepaid.movements)}</h3>
        <ul>
          {movements.map((movement) => (
            <li key={movement.id}>
              <span>
                {t(($) => $.prepaid.moves[movement.kind])}
                <span className={styles.quiet}>
                  {formatInstant(movement.atMs, ZONE, language)} · {movement.staffName}
                </span>
              </span>
              <span className={styles.moved}>
                <span className="figures">
                  {prepaid.uses === null ? formatMoney(movement.cents, language) : signed(movement.uses)}
                </span>
                {movement.documentId === null ? null : (
                  <Button
                    variant="quiet"
                    size="small"
                    onPress={() => goTo({ screen: 'till', receiptId: movement.documentId ?? '' })}
                  >
                    {movement.documentLabel}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <ConfirmDialog
        title={t(($) => $.prepaid.replaceTitle)}
        isOpen={isReplacing}
        confirmLabel={t(($) => $.prepaid.replace)}
        onConfirm={() => replace.mutate()}
        onClose={() => setReplacing(false)}
        isPending={replace.isPending}
      >
        <p>{t(($) => $.prepaid.replaceText)}</p>
        <ErrorNotice error={replace.error} />
      </ConfirmDialog>
    </SidePanel>
  )
}

const signed = (count: number) => (count > 0 ? `+${count}` : `−${Math.abs(count)}`)

/** Whose card it is and until when; saved when something differs. */
function Holder({ card }: { readonly card: PrepaidCard['prepaid'] }) {
  const { t } = useTranslation()
  const [holder, setHolder] = useState(card.holder)
  const [client, setClient] = useState<Option | null>(
    card.clientId === null ? null : { id: card.clientId, label: card.clientName ?? '' },
  )
  const [expires, setExpires] = useState<Typed<string>>(card.expiresDay)
  const save = useMutation({
    mutationFn: (patch: { holder: string; clientId: string | null; expiresDay: string | null }) =>
      call('prepaid.change', { id: card.id, version: card.version, patch }),
    onSuccess: () => showToast({ text: t(($) => $.prepaid.changed), tone: 'success' }),
  })
  const isChanged =
    holder !== card.holder || (client?.id ?? null) !== card.clientId || (expires ?? null) !== card.expiresDay
  return (
    <form
      className={styles.holder}
      onSubmit={(event) => {
        event.preventDefault()
        if (expires !== 'invalid') save.mutate({ holder, clientId: client?.id ?? null, expiresDay: expires })
      }}
    >
      <FieldStack>
        <ClientPicker label={t(($) => $.prepaid.client)} value={client} onChange={setClient} opensOnFocus={false} />
        <TextField label={t(($) => $.prepaid.holder)} value={holder} onChange={setHolder} maxLength={80} isOptional />
        <DateInput label={t(($) => $.prepaid.columns.expires)} value={expires} onChange={setExpires} isOptional />
        <ErrorNotice error={save.error} />
        {isChanged ? (
          <div>
            <Button type="submit" variant="primary" isPending={save.isPending} isDisabled={expires === 'invalid'}>
              {t(($) => $.common.save)}
            </Button>
          </div>
        ) : null}
      </FieldStack>
    </form>
  )
}
