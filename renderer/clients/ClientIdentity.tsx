// The personal identity code: masked, shown only against one's own password and a reason, for a minute. In the window.
import { useMutation } from '@tanstack/react-query'
import { Eye, EyeOff, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientCard } from '../../shared/clients.ts'
import { call } from '../ipc.ts'
import { useMay } from '../shell/session.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { ConfirmDialog } from '../ui/Dialog.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { PasswordField, TextField } from '../ui/TextField.tsx'
import styles from './ClientCard.module.css'

const shownMs = 60_000
const mask = '******-****'

export function ClientIdentity({ card }: { readonly card: ClientCard }) {
  const { t } = useTranslation()
  const may = useMay('identity-codes')
  const [code, setCode] = useState<string | null>(null)
  const [open, setOpen] = useState<'reveal' | 'set' | 'remove' | null>(null)
  const remove = useMutation({
    mutationFn: () => call('clients.setIdentityCode', { id: card.id, code: '' }),
    onSettled: () => setOpen(null),
  })
  useEffect(() => {
    if (code === null) return
    const timer = setTimeout(() => setCode(null), shownMs)
    return () => clearTimeout(timer)
  }, [code])
  return (
    <section className={styles.people} aria-label={t(($) => $.clientCards.identity.title)}>
      <span className={styles.label}>{t(($) => $.clientCards.identity.title)}</span>
      <div className={styles.person}>
        {card.hasIdentityCode ? (
          <>
            <span className="figures">{code ?? mask}</span>
            {!may ? null : code === null ? (
              <Button size="small" variant="quiet" icon={Eye} onPress={() => setOpen('reveal')}>
                {t(($) => $.clientCards.identity.reveal)}
              </Button>
            ) : (
              <Button size="small" variant="quiet" icon={EyeOff} onPress={() => setCode(null)}>
                {t(($) => $.clientCards.identity.hide)}
              </Button>
            )}
            {may && !card.removed ? (
              <IconButton
                icon={Trash2}
                size="small"
                label={t(($) => $.clientCards.identity.remove)}
                onPress={() => setOpen('remove')}
              />
            ) : null}
          </>
        ) : may && !card.removed ? (
          <Button size="small" variant="quiet" onPress={() => setOpen('set')}>
            {t(($) => $.clientCards.identity.set)}
          </Button>
        ) : (
          <span className={styles.quiet}>{t(($) => $.clientCards.identity.none)}</span>
        )}
      </div>
      <ErrorNotice error={remove.error} />
      {open === 'reveal' ? (
        <Reveal clientId={card.id} onShown={setCode} onClose={() => setOpen(null)} />
      ) : open === 'set' ? (
        <SetCode clientId={card.id} onClose={() => setOpen(null)} />
      ) : null}
      <ConfirmDialog
        title={t(($) => $.clientCards.identity.remove)}
        isOpen={open === 'remove'}
        confirmLabel={t(($) => $.clientCards.identity.remove)}
        onConfirm={() => remove.mutate()}
        onClose={() => setOpen(null)}
        isDangerous
        isPending={remove.isPending}
      >
        {t(($) => $.clientCards.identity.removeHelp)}
      </ConfirmDialog>
    </section>
  )
}

interface RevealProps {
  readonly clientId: string
  readonly onShown: (code: string) => void
  readonly onClose: () => void
}

function Reveal({ clientId, onShown, onClose }: RevealProps) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title={t(($) => $.clientCards.identity.title)}
      size="small"
      onClose={onClose}
      saveLabel={password === '' || reason.trim() === '' ? null : t(($) => $.clientCards.identity.reveal)}
      onSubmit={async () => {
        const { code } = await call('clients.revealIdentityCode', { id: clientId, password, reason })
        onShown(code)
        onClose()
      }}
    >
      <p className={styles.quiet}>{t(($) => $.clientCards.identity.revealHelp)}</p>
      <TextField label={t(($) => $.clientCards.identity.reason)} value={reason} onChange={setReason} autoFocus />
      <PasswordField label={t(($) => $.clientCards.identity.password)} value={password} onChange={setPassword} />
    </FormDialog>
  )
}

function SetCode({ clientId, onClose }: { readonly clientId: string; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  return (
    <FormDialog
      title={t(($) => $.clientCards.identity.set)}
      size="small"
      onClose={onClose}
      saveLabel={t(($) => $.common.save)}
      onSubmit={async () => {
        await call('clients.setIdentityCode', { id: clientId, code })
        onClose()
      }}
    >
      <TextField
        label={t(($) => $.clientCards.identity.code)}
        value={code}
        onChange={setCode}
        maxLength={11}
        autoComplete="off"
        autoFocus
      />
    </FormDialog>
  )
}
