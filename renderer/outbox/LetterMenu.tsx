// What can be done with a letter, behind one button; sending again asks first. Runs in the window.
import { useMutation } from '@tanstack/react-query'
import { CheckCheck, Copy, Ellipsis, FileDown, FileText, RotateCcw, Send, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Letter, type LetterStep, MailAddress, stepsOf } from '../../shared/outbox.ts'
import { copyText } from '../clients/copy-text.ts'
import { errorText } from '../error-text.ts'
import { call } from '../ipc.ts'
import { goTo } from '../shell/navigation.ts'
import { IconButton } from '../ui/Button.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'

export function LetterMenu({ letter }: { readonly letter: Letter }) {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const onError = (failure: unknown) => showToast({ tone: 'danger', text: errorText(t, failure) })
  const decide = useMutation({
    mutationFn: (step: LetterStep) => call('outbox.decide', { id: letter.id, version: letter.version, step }),
    onSuccess: (_, step) =>
      showToast({
        text: step === 'cancel' ? t(($) => $.outbox.decided.cancel) : t(($) => $.outbox.decided.byHand),
      }),
    onError,
  })
  const save = useMutation({
    mutationFn: () => call('outbox.saveFile', { id: letter.id }),
    onSuccess: ({ fileName }) => {
      if (fileName !== null) showToast({ tone: 'success', text: t(($) => $.invoices.panel.saved, { file: fileName }) })
    },
    onError,
  })
  const resend = useMutation({
    mutationFn: () => call('outbox.resend', { id: letter.id, requestId: crypto.randomUUID() }),
    onSuccess: () => showToast({ text: t(($) => $.outbox.decided.send) }),
    onError,
  })
  const steps = stepsOf(letter.state)
  const { documentId, kind } = letter
  const entries: MenuEntry[] = [
    ...(steps.includes('send')
      ? [{ id: 'send', icon: Send, label: t(($) => $.outbox.sendAgain), onAction: () => setAsking(true) }]
      : []),
    ...(letter.state === 'sent'
      ? [{ id: 'resend', icon: RotateCcw, label: t(($) => $.outbox.resend), onAction: () => resend.mutate() }]
      : []),
    ...(letter.address === ''
      ? []
      : [
          { id: 'file', icon: FileDown, label: t(($) => $.outbox.saveFile), onAction: () => save.mutate() },
          {
            id: 'copy',
            icon: Copy,
            label: t(($) => $.outbox.copyAddress),
            onAction: () => {
              if (copyText(letter.address)) showToast({ text: t(($) => $.outbox.copied) })
            },
          },
        ]),
    ...(documentId === null
      ? []
      : [
          {
            id: 'paper',
            icon: FileText,
            label: t(($) => $.outbox.openPaper),
            onAction: () =>
              kind === 'receipt'
                ? goTo({ screen: 'till', receiptId: documentId })
                : goTo({ screen: 'invoices', part: 'invoice', id: documentId }),
          },
        ]),
    ...(steps.includes('by-hand')
      ? [
          {
            id: 'by-hand',
            icon: CheckCheck,
            label: t(($) => $.outbox.byHand),
            startsGroup: true,
            onAction: () => decide.mutate('by-hand'),
          },
        ]
      : []),
    ...(steps.includes('cancel')
      ? [
          {
            id: 'cancel',
            icon: X,
            label: t(($) => $.outbox.cancel),
            isDangerous: true,
            onAction: () => decide.mutate('cancel'),
          },
        ]
      : []),
  ]
  return (
    <>
      <Menu label={t(($) => $.outbox.actions)} entries={entries}>
        <IconButton size="small" icon={Ellipsis} label={t(($) => $.outbox.actions)} />
      </Menu>
      {isAsking ? <SendAgainDialog letter={letter} onClose={() => setAsking(false)} /> : null}
    </>
  )
}

function SendAgainDialog({ letter, onClose }: { readonly letter: Letter; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [address, setAddress] = useState(letter.address)
  const [isTried, setTried] = useState(false)
  const isWithheld = letter.address === ''
  const isSound = isWithheld || MailAddress.safeParse(address).success
  return (
    <FormDialog
      title={t(($) => $.outbox.confirmSend)}
      size="small"
      saveLabel={t(($) => $.outbox.send)}
      onClose={onClose}
      onSubmit={async () => {
        setTried(true)
        if (!isSound) return
        const mended = isWithheld ? {} : { address }
        await call('outbox.decide', { id: letter.id, version: letter.version, step: 'send', ...mended })
        showToast({ text: t(($) => $.outbox.decided.send) })
        onClose()
      }}
    >
      {letter.state === 'failed' ? null : <Notice tone="warning">{t(($) => $.outbox.confirmSendText)}</Notice>}
      {isWithheld ? null : (
        <TextField
          label={t(($) => $.outbox.dialog.address)}
          type="email"
          value={address}
          onChange={setAddress}
          error={isTried && !isSound ? t(($) => $.outbox.dialog.addressWrong) : undefined}
          maxLength={254}
          autoFocus
        />
      )}
    </FormDialog>
  )
}
