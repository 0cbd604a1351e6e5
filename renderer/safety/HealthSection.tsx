// The health section of a card: what speaks against treatments, patch tests and the reasons treatments were given anyway.
// Only with the permission; without the client's consent nothing can be written. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Ellipsis, Plus, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { formatDay } from '../../shared/format.ts'
import type { ClientHealth, HealthEntry, PatchTest } from '../../shared/safety.ts'
import { WithConsentDialog } from '../consents/WithConsentDialog.tsx'
import { errorText } from '../error-text.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { servicesQuery } from '../services/services-query.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Badge } from '../ui/Chip.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { cx } from '../ui/cx.ts'
import { Skeleton } from '../ui/Layout.tsx'
import { Menu } from '../ui/Menu.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import { HealthEntryDialog, PatchTestDialog } from './HealthDialogs.tsx'
import { HealthHistory } from './HealthHistory.tsx'
import { healthQuery, rulesQuery } from './queries.ts'
import styles from './Safety.module.css'

export function HealthSection({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(healthQuery(clientId))
  return (
    <section className={styles.section} aria-label={t(($) => $.safety.title)}>
      <h3>{t(($) => $.safety.title)}</h3>
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={3} />
        ) : (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <>
          {data.hasConsent ? (
            <Entries health={data} />
          ) : (
            <WithConsentDialog clientId={clientId} kinds={['health']}>
              {(ask) => (
                <Notice
                  actions={
                    <Button size="small" icon={ShieldCheck} onPress={ask}>
                      {t(($) => $.safety.askConsent)}
                    </Button>
                  }
                >
                  {t(($) => $.safety.needsConsent)}
                </Notice>
              )}
            </WithConsentDialog>
          )}
          <Tests health={data} />
          <Answers health={data} />
          <HealthHistory changes={data.changes} namesSubject />
        </>
      )}
    </section>
  )
}

const dayOf = (atMs: number) => formatDay(instantToLocal(atMs, ZONE).day, currentLanguage())

type OpenEntry = { readonly entry: HealthEntry | null } | null

function Entries({ health }: { readonly health: ClientHealth }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<OpenEntry>(null)
  const [showsEnded, setShowsEnded] = useState(false)
  const { data: rules } = useQuery(rulesQuery)
  const { data: services = [] } = useQuery(servicesQuery)
  const end = useMutation({
    mutationFn: (entry: HealthEntry) =>
      call('safety.endEntry', { clientId: health.clientId, id: entry.id, version: entry.version }),
    onError: (failure) => showToast({ tone: 'danger', text: errorText(t, failure) }),
  })
  const shown = health.entries.filter((entry) => showsEnded || entry.endedAtMs === null)
  const concerned = (entry: HealthEntry) => {
    const rule = rules?.find((each) => each.id === entry.ruleId)
    const names = services.filter((service) => rule?.serviceIds.includes(service.id)).map((service) => service.name)
    return names.length === 0
      ? t(($) => $.safety.concernsNone)
      : t(($) => $.safety.concerns, { services: names.join(', ') })
  }
  return (
    <>
      <div className={styles.head}>
        <h4 className={styles.sub}>{t(($) => $.safety.entries)}</h4>
        {health.hasConsent ? (
          <Button size="small" icon={Plus} onPress={() => setOpen({ entry: null })}>
            {t(($) => $.safety.addEntry)}
          </Button>
        ) : null}
      </div>
      {shown.length === 0 ? <p className={styles.quiet}>{t(($) => $.safety.noEntries)}</p> : null}
      <ul className={styles.rows}>
        {shown.map((entry) => (
          <li key={entry.id} className={cx(styles.row, entry.endedAtMs !== null && styles.ended)}>
            <div className={styles.words}>
              <span className={styles.name}>
                {entry.name}
                <Badge>{t(($) => $.safety.kinds[entry.kind])}</Badge>
              </span>
              {entry.detail === '' ? null : <span className={styles.detail}>{entry.detail}</span>}
              <span className={styles.quiet}>
                {entry.endedAtMs === null
                  ? `${concerned(entry)} · ${t(($) => $.safety.noted, { name: entry.staffName, day: dayOf(entry.changedAtMs) })}`
                  : t(($) => $.safety.ended, { day: dayOf(entry.endedAtMs) })}
              </span>
            </div>
            {entry.endedAtMs !== null || !health.hasConsent ? null : (
              <Menu
                label={`${t(($) => $.safety.editEntry)}: ${entry.name}`}
                entries={[
                  { id: 'edit', label: t(($) => $.safety.editEntry), onAction: () => setOpen({ entry }) },
                  { id: 'end', label: t(($) => $.safety.endEntry), onAction: () => end.mutate(entry) },
                ]}
              >
                <IconButton icon={Ellipsis} size="small" label={`${t(($) => $.safety.editEntry)}: ${entry.name}`} />
              </Menu>
            )}
          </li>
        ))}
      </ul>
      {health.entries.some((entry) => entry.endedAtMs !== null) ? (
        <Checkbox isSelected={showsEnded} onChange={setShowsEnded}>
          {t(($) => $.safety.showEnded)}
        </Checkbox>
      ) : null}
      {open === null || rules === undefined ? null : (
        <HealthEntryDialog clientId={health.clientId} entry={open.entry} rules={rules} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

function Tests({ health }: { readonly health: ClientHealth }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const [open, setOpen] = useState<{ readonly test: PatchTest | null } | null>(null)
  const { data: rules } = useQuery(rulesQuery)
  return (
    <>
      <div className={styles.head}>
        <h4 className={styles.sub}>{t(($) => $.safety.tests)}</h4>
        <Button size="small" icon={Plus} onPress={() => setOpen({ test: null })}>
          {t(($) => $.safety.addTest)}
        </Button>
      </div>
      {health.tests.length === 0 ? <p className={styles.quiet}>{t(($) => $.safety.noTests)}</p> : null}
      <ul className={styles.rows}>
        {health.tests.map((test) => (
          <li key={test.id} className={styles.row}>
            <div className={styles.words}>
              <span className={styles.name}>
                {test.name}
                <Badge tone={test.result === 'reaction' ? 'danger' : test.result === 'clear' ? 'success' : 'warning'}>
                  {t(($) => $.safety.results[test.result])}
                </Badge>
              </span>
              <span className={cx(styles.quiet, 'figures')}>
                {[
                  dayOf(test.testedAtMs),
                  ...(test.result === 'clear'
                    ? [t(($) => $.safety.validUntil, { day: formatDay(test.validUntil, language) })]
                    : []),
                  test.detail,
                  test.staffName,
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
            </div>
            {test.result === 'waiting' ? (
              <Button size="small" onPress={() => setOpen({ test })}>
                {t(($) => $.safety.setResult)}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {open === null || rules === undefined ? null : (
        <PatchTestDialog
          clientId={health.clientId}
          test={open.test}
          rules={rules}
          hasConsent={health.hasConsent}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

function Answers({ health }: { readonly health: ClientHealth }) {
  const { t } = useTranslation()
  if (health.answers.length === 0) return null
  return (
    <>
      <h4 className={styles.sub}>{t(($) => $.safety.answers)}</h4>
      <ul className={styles.rows}>
        {health.answers.map((answer) => (
          <li key={`${answer.appointmentId} ${answer.atMs}`} className={styles.row}>
            <div className={styles.words}>
              <span>{answer.reason}</span>
              <span className={cx(styles.quiet, 'figures')}>
                {t(($) => $.safety.answerAt, {
                  day: formatDay(answer.day, currentLanguage()),
                  stage: t(($) => $.safety.stages[answer.stage]),
                  name: answer.staffName,
                })}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
