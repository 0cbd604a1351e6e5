// One photo large, or a file, with what is known of it and what can be done with it. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Download, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../shared/format.ts'
import { type Attachment, type PhotoMoment, photoMoments } from '../../shared/photos.ts'
import { errorText } from '../error-text.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choices.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './Photos.module.css'
import { Picture } from './Picture.tsx'
import { contentQuery } from './queries.ts'

interface PhotoDialogProps {
  readonly clientId: string
  readonly attachment: Attachment
  readonly onClose: () => void
}

/** Mount with the attachment's id as key. */
export function PhotoDialog({ clientId, attachment, onClose }: PhotoDialogProps) {
  const { t } = useTranslation()
  const { id, version, kind } = attachment
  const { data, error } = useQuery({ ...contentQuery(clientId, id), enabled: kind === 'photo' })
  const [note, setNote] = useState(attachment.note)
  const [isRemoving, setRemoving] = useState(false)
  const change = useMutation({
    mutationFn: (patch: { readonly moment?: PhotoMoment; readonly note?: string }) =>
      call('photos.change', { clientId, id, version, moment: attachment.moment, note: attachment.note, ...patch }),
  })
  const remove = useMutation({
    mutationFn: () => call('photos.remove', { clientId, id }),
    onSuccess: () => {
      showToast({ text: t(($) => $.photos.removed) })
      onClose()
    },
  })
  const saveCopy = useMutation({
    mutationFn: () => call('photos.saveCopy', { clientId, id }),
    onSuccess: ({ fileName }) => {
      if (fileName !== null) showToast({ tone: 'warning', text: t(($) => $.photos.savedCopy, { file: fileName }) })
    },
    onError: (failure) => showToast({ tone: 'danger', text: errorText(t, failure) }),
  })
  const taken = t(($) => $.photos.taken, {
    day: formatDay(attachment.day, currentLanguage()),
    name: attachment.staffName,
  })
  if (isRemoving) {
    return (
      <Dialog
        title={t(($) => $.photos.removeTitle, { name: attachment.name })}
        isOpen
        size="small"
        role="alertdialog"
        onClose={() => setRemoving(false)}
        footer={
          <>
            <Button onPress={() => setRemoving(false)} autoFocus>
              {t(($) => $.common.cancel)}
            </Button>
            <Button variant="danger" isPending={remove.isPending} onPress={() => remove.mutate()}>
              {t(($) => $.photos.remove)}
            </Button>
          </>
        }
      >
        <p>{t(($) => $.photos.removeText)}</p>
        <ErrorNotice error={remove.error} />
      </Dialog>
    )
  }
  return (
    <Dialog
      title={attachment.name}
      isOpen
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" icon={Trash2} onPress={() => setRemoving(true)}>
            {t(($) => $.photos.remove)}
          </Button>
          <Button icon={Download} isPending={saveCopy.isPending} onPress={() => saveCopy.mutate()}>
            {t(($) => $.photos.saveCopy)}
          </Button>
          <Button variant="primary" onPress={onClose}>
            {t(($) => $.common.close)}
          </Button>
        </>
      }
    >
      <div className={styles.one}>
        <p className={styles.quiet}>{taken}</p>
        <ErrorNotice error={error ?? change.error} />
        {kind === 'file' ? null : data === undefined ? (
          <Skeleton lines={6} />
        ) : (
          <Picture content={data.content} label={attachment.note || attachment.name} className={styles.large} />
        )}
        {kind === 'photo' ? (
          <SegmentedControl<'none' | 'before' | 'after'>
            label={t(($) => $.photos.moment)}
            options={photoMoments.map((moment) => ({
              id: moment === '' ? 'none' : moment,
              label: t(($) => $.photos.moments[moment]),
            }))}
            value={attachment.moment === '' ? 'none' : attachment.moment}
            onChange={(moment) => change.mutate({ moment: moment === 'none' ? '' : moment, note })}
          />
        ) : null}
        <TextField
          label={t(($) => $.photos.note)}
          value={note}
          onChange={setNote}
          onBlur={() => {
            if (note.trim() !== attachment.note) change.mutate({ note })
          }}
          maxLength={300}
        />
      </div>
    </Dialog>
  )
}
