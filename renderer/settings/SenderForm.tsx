// Who sends the salon's letters, in the settings, with a letter to try it. Runs in the window.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Sender, SenderSettings } from '../../shared/outbox.ts'
import { call } from '../ipc.ts'
import { senderQuery } from '../outbox/queries.ts'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl, Switch } from '../ui/Choices.tsx'
import { FieldRow, FieldStack } from '../ui/Field.tsx'
import { Section, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { PasswordField, TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { NumberInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import styles from './Settings.module.css'

const empty: SenderSettings = {
  isOn: true,
  host: '',
  port: 465,
  security: 'tls',
  user: '',
  fromName: '',
  fromAddress: '',
}

export function SenderPart() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(senderQuery)
  return (
    <Section title={t(($) => $.outbox.sender.title)} description={t(($) => $.outbox.sender.lead)}>
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={6} />
        ) : (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <SenderForm sender={data} />
      )}
    </Section>
  )
}

function SenderForm({ sender }: { readonly sender: Sender }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [fields, setFields] = useState(sender.settings ?? empty)
  const [port, setPort] = useState<Typed<number>>(fields.port)
  const [password, setPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const change = (patch: Partial<SenderSettings>) => setFields({ ...fields, ...patch })
  const parsed = SenderSettings.safeParse({ ...fields, port })
  const isWrong = (field: string) =>
    isTried && !parsed.success && parsed.error.issues.some((issue) => issue.path[0] === field)
  const isChanged =
    password !== '' ||
    JSON.stringify({ ...fields, port }) !== JSON.stringify(sender.settings ?? { ...empty, port: 465 })
  const save = useMutation({
    mutationFn: (settings: SenderSettings) =>
      call('outbox.saveSender', { settings, password: password === '' ? null : password }),
    onSuccess: (saved) => {
      client.setQueryData(senderQuery.queryKey, saved)
      if (saved.settings !== null) setFields(saved.settings)
      setPassword('')
      showToast({ tone: 'success', text: t(($) => $.outbox.sender.saved) })
    },
  })
  const test = useMutation({ mutationFn: () => call('outbox.sendTest') })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    test.reset()
    if (parsed.success) save.mutate(parsed.data)
  }
  const tested = test.data
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <FieldStack>
        <Switch
          isSelected={fields.isOn}
          onChange={(isOn) => change({ isOn })}
          detail={t(($) => $.outbox.sender.onDetail)}
        >
          {t(($) => $.outbox.sender.on)}
        </Switch>
        <SegmentedControl
          label={t(($) => $.outbox.sender.security)}
          options={[
            { id: 'tls', label: t(($) => $.outbox.sender.tls) },
            { id: 'starttls', label: t(($) => $.outbox.sender.starttls) },
          ]}
          value={fields.security}
          onChange={(security) => {
            change({ security })
            // The usual port of the other one follows; one of the person's own stays.
            if (port === 465 && security === 'starttls') setPort(587)
            if (port === 587 && security === 'tls') setPort(465)
          }}
        />
        <FieldRow>
          <TextField
            label={t(($) => $.outbox.sender.host)}
            description={t(($) => $.outbox.sender.hostHint)}
            value={fields.host}
            onChange={(host) => change({ host })}
            error={isWrong('host') ? t(($) => $.outbox.sender.hostWrong) : undefined}
            maxLength={253}
          />
          <NumberInput label={t(($) => $.outbox.sender.port)} value={port} onChange={setPort} least={1} most={65_535} />
        </FieldRow>
        <FieldRow>
          <TextField
            label={t(($) => $.outbox.sender.user)}
            description={t(($) => $.outbox.sender.userHint)}
            value={fields.user}
            onChange={(user) => change({ user })}
            maxLength={254}
            isOptional
          />
          <PasswordField
            label={t(($) => $.outbox.sender.password)}
            value={password}
            onChange={setPassword}
            {...(sender.hasPassword ? { description: t(($) => $.outbox.sender.passwordKept) } : {})}
          />
        </FieldRow>
        <FieldRow>
          <TextField
            label={t(($) => $.outbox.sender.fromName)}
            value={fields.fromName}
            onChange={(fromName) => change({ fromName })}
            maxLength={80}
            isOptional
          />
          <TextField
            label={t(($) => $.outbox.sender.fromAddress)}
            type="email"
            value={fields.fromAddress}
            onChange={(fromAddress) => change({ fromAddress })}
            error={isWrong('fromAddress') ? t(($) => $.outbox.dialog.addressWrong) : undefined}
            maxLength={254}
          />
        </FieldRow>
      </FieldStack>
      <ErrorNotice error={save.error ?? test.error} />
      {tested === undefined ? null : (
        <Notice tone={tested.reason === null ? 'success' : 'danger'} role="status">
          {tested.reason === null
            ? t(($) => $.outbox.sender.tested, { address: tested.address })
            : t(($) => $.outbox.sender.testFailed, {
                reason: t(($) => $.outbox.reasons[tested.reason ?? 'NO_CONNECTION']),
              })}
        </Notice>
      )}
      <div className={styles.actions}>
        {sender.settings === null ? null : isChanged ? (
          <span className={styles.hint}>{t(($) => $.outbox.sender.testFirst)}</span>
        ) : null}
        {sender.settings === null ? null : (
          <Button isPending={test.isPending} isDisabled={isChanged} onPress={() => test.mutate()}>
            {t(($) => $.outbox.sender.test)}
          </Button>
        )}
        <Button type="submit" variant="primary" isPending={save.isPending}>
          {t(($) => $.common.save)}
        </Button>
      </div>
    </form>
  )
}
