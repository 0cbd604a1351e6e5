// Letters by e-mail: what waits, what asks for a decision, and what has gone. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { MailCheck, RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ZONE } from '../../shared/day.ts'
import { formatInstant } from '../../shared/format.ts'
import type { Letter, Outbox } from '../../shared/outbox.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { goTo } from '../shell/navigation.ts'
import { useMay } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { Content, EmptyState, Screen, Skeleton, Toolbar } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { LetterMenu } from './LetterMenu.tsx'
import { LetterState } from './LetterState.tsx'
import styles from './Outbox.module.css'
import { outboxQuery } from './queries.ts'

const isSettled = (letter: Letter) => letter.state === 'sent' || letter.state === 'cancelled'

export function OutboxScreen() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(outboxQuery)
  const tryNow = useMutation({ mutationFn: () => call('outbox.tryNow') })
  const isWaiting = data?.letters.some((letter) => letter.state === 'waiting') ?? false
  return (
    <Screen>
      <Toolbar
        title={t(($) => $.outbox.title)}
        end={
          data?.sender === 'on' && isWaiting ? (
            <Button icon={RefreshCw} isPending={tryNow.isPending} onPress={() => tryNow.mutate()}>
              {t(($) => $.outbox.tryNow)}
            </Button>
          ) : null
        }
      />
      <Content>
        <ErrorNotice error={error ?? tryNow.error} onRetry={() => void refetch()} />
        {data === undefined ? error === null ? <Skeleton lines={6} /> : null : <Letters outbox={data} />}
      </Content>
    </Screen>
  )
}

function Letters({ outbox }: { readonly outbox: Outbox }) {
  const { t } = useTranslation()
  const open = outbox.letters.filter((letter) => !isSettled(letter))
  const settled = outbox.letters.filter(isSettled)
  return (
    <>
      <SenderNotice outbox={outbox} />
      {outbox.letters.length === 0 ? (
        <EmptyState icon={MailCheck} title={t(($) => $.outbox.none)}>
          {t(($) => $.outbox.noneHelp)}
        </EmptyState>
      ) : null}
      {open.length === 0 ? null : (
        <section className={styles.block} aria-labelledby="outbox-open">
          <h2 id="outbox-open">{t(($) => $.outbox.open)}</h2>
          <LetterTable label={t(($) => $.outbox.open)} letters={open} sender={outbox.sender} />
        </section>
      )}
      {settled.length === 0 ? null : (
        <section className={styles.block} aria-labelledby="outbox-settled">
          <h2 id="outbox-settled">{t(($) => $.outbox.settled)}</h2>
          <LetterTable label={t(($) => $.outbox.settled)} letters={settled} sender={outbox.sender} />
        </section>
      )}
    </>
  )
}

/** What keeps letters from going, and the next step. */
function SenderNotice({ outbox }: { readonly outbox: Outbox }) {
  const { t } = useTranslation()
  const maySet = useMay('settings')
  const { problem, retryAtMs, sender, letters } = outbox
  const asking = letters.filter((letter) => ['failed', 'unsure', 'held'].includes(letter.state)).length
  const waiting = letters.filter((letter) => letter.state === 'waiting').length
  const actions = maySet ? (
    <Button size="small" onPress={() => goTo({ screen: 'settings', section: 'mail' })}>
      {t(($) => $.outbox.setUp)}
    </Button>
  ) : undefined
  return (
    <div className={styles.notices}>
      {asking === 0 ? null : <Notice tone="warning">{t(($) => $.outbox.asking, { count: asking })}</Notice>}
      {sender === 'on' ? null : (
        <Notice tone="info" actions={actions}>
          {sender === 'none' ? t(($) => $.outbox.noSender) : t(($) => $.outbox.senderOff)}
        </Notice>
      )}
      {sender !== 'on' || problem === null || waiting === 0 ? null : (
        <Notice tone={problem === 'NO_CONNECTION' ? 'info' : 'warning'} actions={actions}>
          {[
            t(($) => $.outbox.reasons[problem]),
            retryAtMs === null
              ? ''
              : t(($) => $.outbox.nextTry, { time: formatInstant(retryAtMs, ZONE, currentLanguage()) }),
          ]
            .filter((part) => part !== '')
            .join(' ')}
        </Notice>
      )}
    </div>
  )
}

interface LetterTableProps {
  readonly label: string
  readonly letters: readonly Letter[]
  readonly sender: Outbox['sender'] | null
  /** On the client's own card her name says nothing. */
  readonly isOfClient?: boolean
}

export function LetterTable({ label, letters, sender, isOfClient = false }: LetterTableProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const columns: readonly Column<Letter>[] = [
    {
      id: 'to',
      title: t(($) => $.outbox.columns.to),
      width: '15rem',
      cell: (letter) => (
        <div className={styles.to}>
          {isOfClient || letter.clientName === '' ? null : <span>{letter.clientName}</span>}
          <span className={isOfClient || letter.clientName === '' ? undefined : styles.why}>{letter.address}</span>
        </div>
      ),
    },
    {
      id: 'subject',
      title: t(($) => $.outbox.columns.subject),
      cell: (letter) => (letter.isCopy ? `${letter.subject} (${t(($) => $.outbox.copy)})` : letter.subject),
    },
    {
      id: 'when',
      title: t(($) => $.outbox.columns.when),
      width: '11rem',
      cell: (letter) => (
        <span className="figures">{formatInstant(letter.doneAtMs ?? letter.createdAtMs, ZONE, language)}</span>
      ),
    },
    {
      id: 'state',
      title: t(($) => $.outbox.columns.state),
      width: '17rem',
      cell: (letter) => <LetterState letter={letter} sender={sender} />,
    },
    { id: 'menu', title: '', width: '3.5rem', cell: (letter) => <LetterMenu letter={letter} /> },
  ]
  return <Table label={label} columns={columns} rows={letters} rowKey={(letter) => letter.id} />
}
