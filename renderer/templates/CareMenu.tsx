// What a client takes home after a visit, behind one button: printed, saved or sent, in her language. Not there when the
// visit's services have no instructions. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { FileDown, Mail, Printer, ScrollText } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CareOf, type CareSheet, carePaper } from '../../shared/care.ts'
import { errorText } from '../error-text.ts'
import { call } from '../ipc.ts'
import { LetterDialog } from '../outbox/LetterDialog.tsx'
import { outboxCountsQuery } from '../outbox/queries.ts'
import { settingsQuery } from '../settings/settings-query.ts'
import { useMay } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import { PrintJob } from '../ui/PrintJob.tsx'
import { showToast } from '../ui/Toast.tsx'
import { careQuery } from './queries.ts'

interface CareMenuProps {
  readonly of: CareOf
  readonly size?: 'small' | 'medium'
}

export function CareMenu({ of, size = 'medium' }: CareMenuProps) {
  const maySee = useMay('schedule')
  const { data: sheet } = useQuery({ ...careQuery(of), enabled: maySee })
  return sheet === undefined || sheet === null ? null : <CareActions sheet={sheet} size={size} />
}

interface CareActionsProps {
  readonly sheet: CareSheet
  readonly size: 'small' | 'medium'
}

function CareActions({ sheet, size }: CareActionsProps) {
  const { t } = useTranslation()
  const { visitId, language } = sheet
  const maySend = useMay('messages')
  const sender = useQuery({ ...outboxCountsQuery, enabled: maySend }).data?.sender ?? 'none'
  const salon = useQuery(settingsQuery).data?.salon ?? null
  const [doing, setDoing] = useState<'print' | 'send' | null>(null)
  const fail = (error: unknown) => showToast({ tone: 'danger', text: errorText(t, error) })
  const save = useMutation({
    mutationFn: () => call('templates.saveCarePdf', { visitId }),
    onSuccess: ({ fileName }) => {
      if (fileName !== null) showToast({ tone: 'success', text: t(($) => $.templates.care.saved, { file: fileName }) })
    },
    onError: fail,
  })
  const entries: MenuEntry[] = [
    {
      id: 'print',
      icon: Printer,
      label: t(($) => $.templates.care.print[language]),
      onAction: () => setDoing('print'),
    },
    { id: 'save', icon: FileDown, label: t(($) => $.templates.care.save), onAction: () => save.mutate() },
    ...(maySend && sender !== 'none' && sheet.hasAddress
      ? [{ id: 'send', icon: Mail, label: t(($) => $.templates.care.send), onAction: () => setDoing('send') }]
      : []),
  ]
  return (
    <>
      <Menu label={t(($) => $.templates.care.button)} entries={entries}>
        <Button size={size} icon={ScrollText} isPending={save.isPending}>
          {t(($) => $.templates.care.button)}
        </Button>
      </Menu>
      {doing === 'print' ? (
        <PrintJob
          content={carePaper(sheet, salon)}
          language={language}
          print={() => call('templates.printCare', { visitId })}
          onDone={(error) => {
            setDoing(null)
            if (error !== null) fail(error)
          }}
        />
      ) : null}
      {doing === 'send' ? <LetterDialog paper={{ kind: 'care', visitId }} onClose={() => setDoing(null)} /> : null}
    </>
  )
}
