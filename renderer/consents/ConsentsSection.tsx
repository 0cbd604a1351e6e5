// A client's consents on the card: each kind's state, asking, withdrawing as easily, what was before, PDF. In the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleHelp, CircleX, Ellipsis, FileText, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type ClientConsents,
  type Consent,
  type ConsentKind,
  consentGroups,
  unlockingKinds,
} from '../../shared/consents.ts'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { formatDay } from '../../shared/format.ts'
import { errorText } from '../error-text.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { StatusChip } from '../ui/Chip.tsx'
import { cx } from '../ui/cx.ts'
import { ConfirmDialog } from '../ui/Dialog.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { Menu } from '../ui/Menu.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import { AnswerDialog } from './AnswerDialog.tsx'
import styles from './Consents.module.css'
import { consentsQuery } from './queries.ts'
import { ScanButton } from './ScanDialog.tsx'

export function ConsentsSection({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(consentsQuery(clientId))
  return (
    <section className={styles.section} aria-label={t(($) => $.consents.title)}>
      {data === undefined ? (
        <>
          <h3>{t(($) => $.consents.title)}</h3>
          {error === null ? <Skeleton lines={4} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />}
        </>
      ) : (
        <Consents consents={data} />
      )}
    </section>
  )
}

function Consents({ consents }: { readonly consents: ClientConsents }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<readonly ConsentKind[] | null>(null)
  const [withdrawn, setWithdrawn] = useState<ConsentKind | null>(null)
  const savePdf = useMutation({
    mutationFn: () => call('consents.savePdf', { clientId: consents.clientId }),
    onSuccess: ({ fileName }) => {
      if (fileName !== null) showToast({ tone: 'success', text: t(($) => $.consents.savedPdf, { file: fileName }) })
    },
    onError: (failure) => showToast({ tone: 'danger', text: errorText(t, failure) }),
  })
  return (
    <>
      <div className={styles.head}>
        <h3>{t(($) => $.consents.title)}</h3>
        <span className={styles.buttons}>
          {consents.holding.length === 0 ? null : (
            <Button
              size="small"
              variant="quiet"
              icon={FileText}
              isPending={savePdf.isPending}
              onPress={() => savePdf.mutate()}
            >
              {t(($) => $.consents.savePdf)}
            </Button>
          )}
          <Button size="small" icon={ShieldCheck} onPress={() => setAsked([])}>
            {t(($) => $.consents.ask)}
          </Button>
        </span>
      </div>
      {consentGroups.map((group) => (
        <div key={group.id}>
          <h4 className={styles.groupName}>{t(($) => $.consents.groups[group.id])}</h4>
          <ul className={styles.rows}>
            {group.kinds.map((kind) => (
              <KindRow
                key={kind}
                clientId={consents.clientId}
                kind={kind}
                answer={consents.holding.find((each) => each.kind === kind) ?? null}
                onAsk={() => setAsked([kind])}
                onWithdraw={() => setWithdrawn(kind)}
              />
            ))}
          </ul>
        </div>
      ))}
      {consents.past.length === 0 ? null : <Past clientId={consents.clientId} answers={consents.past} />}
      {asked === null ? null : <AnswerDialog consents={consents} first={asked} onClose={() => setAsked(null)} />}
      {withdrawn === null ? null : (
        <WithdrawDialog clientId={consents.clientId} kind={withdrawn} onClose={() => setWithdrawn(null)} />
      )}
    </>
  )
}

const dayOf = (atMs: number) => formatDay(instantToLocal(atMs, ZONE).day, currentLanguage())

interface KindRowProps {
  readonly clientId: string
  readonly kind: ConsentKind
  readonly answer: Consent | null
  readonly onAsk: () => void
  readonly onWithdraw: () => void
}

function KindRow({ clientId, kind, answer, onAsk, onWithdraw }: KindRowProps) {
  const { t } = useTranslation()
  const name = t(($) => $.consents.kinds[kind])
  const unlocking = unlockingKinds.find((each) => each === kind)
  const state = answer === null ? 'none' : answer.answer
  const icon = { none: CircleHelp, given: CircleCheck, refused: CircleX }[state]
  const tone = { none: 'neutral', given: 'success', refused: 'warning' } as const
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <span className={styles.name}>
          {name}
          <StatusChip tone={tone[state]} icon={icon}>
            {t(($) => $.consents.state[state])}
          </StatusChip>
        </span>
        {answer === null ? null : <Since clientId={clientId} answer={answer} />}
        {unlocking === undefined ? null : (
          <span className={styles.quiet}>{t(($) => $.consents.unlocks[unlocking])}</span>
        )}
      </div>
      {answer === null ? (
        <Button size="small" variant="quiet" onPress={onAsk}>
          {t(($) => $.consents.answer)}
          <span className="visually-hidden">: {name}</span>
        </Button>
      ) : (
        <Menu
          label={name}
          entries={[
            ...(answer.answer === 'given'
              ? [{ id: 'withdraw', label: t(($) => $.consents.withdraw), onAction: onWithdraw, isDangerous: true }]
              : []),
            { id: 'answer', label: t(($) => $.consents.answer), onAction: onAsk },
          ]}
        >
          <IconButton icon={Ellipsis} size="small" label={name} />
        </Menu>
      )}
    </li>
  )
}

function Since({ clientId, answer }: { readonly clientId: string; readonly answer: Consent }) {
  const { t } = useTranslation()
  const words = t(($) => $.consents.since, {
    day: dayOf(answer.atMs),
    how: t(($) => $.consents.sources[answer.source]),
    name: answer.staffName,
  })
  return (
    <>
      <span className={cx(styles.quiet, 'figures')}>
        {words}
        {answer.guardian === '' ? '' : ` · ${t(($) => $.consents.by, { guardian: answer.guardian })}`}
      </span>
      {answer.scan === null ? null : <ScanButton clientId={clientId} scan={answer.scan} />}
      {answer.text === null ? null : (
        <details className={styles.text}>
          <summary>{`${t(($) => $.consents.read)} · ${t(($) => $.consents.version, { version: answer.text.version })}`}</summary>
          <p>{answer.text.text}</p>
        </details>
      )}
    </>
  )
}

function Past({ clientId, answers }: { readonly clientId: string; readonly answers: readonly Consent[] }) {
  const { t } = useTranslation()
  return (
    <details className={styles.past}>
      <summary>{t(($) => $.consents.past)}</summary>
      <ul className={styles.rows}>
        {answers.map((answer) => (
          <li key={answer.id} className={styles.row}>
            <div className={styles.words}>
              <span>
                {t(($) => $.consents.kinds[answer.kind])} · {t(($) => $.consents.state[answer.answer])}
              </span>
              <Since clientId={clientId} answer={answer} />
              {answer.ended === null ? null : (
                <span className={cx(styles.quiet, 'figures')}>
                  {t(($) => $.consents.ended, { day: dayOf(answer.ended?.atMs ?? 0) })}
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}

interface WithdrawDialogProps {
  readonly clientId: string
  readonly kind: ConsentKind
  readonly onClose: () => void
}

function WithdrawDialog({ clientId, kind, onClose }: WithdrawDialogProps) {
  const { t } = useTranslation()
  const withdraw = useMutation({
    mutationFn: () => call('consents.withdraw', { clientId, kind }),
    onSuccess: () => {
      showToast({ tone: 'success', text: t(($) => $.consents.withdrawn) })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t(($) => $.consents.withdrawTitle, { kind: t(($) => $.consents.kinds[kind]) })}
      isOpen
      isDangerous
      confirmLabel={t(($) => $.consents.withdrawConfirm)}
      isPending={withdraw.isPending}
      onConfirm={() => withdraw.mutate()}
      onClose={onClose}
    >
      <p>
        {kind === 'health'
          ? t(($) => $.consents.withdrawHealth)
          : kind === 'photos-record'
            ? t(($) => $.consents.withdrawPhotos)
            : t(($) => $.consents.withdrawPlain)}
      </p>
      <ErrorNotice error={withdraw.error} />
    </ConfirmDialog>
  )
}
