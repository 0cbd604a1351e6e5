// What to print of the calendar: a day, a week or the plan of shifts, of whom, and how much of the clients; with the paper
// as it will be. Runs in the window.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { FileDown, Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, mondayOf } from '../../shared/day.ts'
import { dayListPaper, type ListNames, shiftPlanPaper } from '../../shared/daylists.ts'
import type { TablePaper } from '../../shared/table-paper.ts'
import { settingsQuery, staffQuery } from '../appointments/queries.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { salonNow } from '../now.ts'
import { useUser } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choices.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldRow } from '../ui/Field.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { showToast } from '../ui/Toast.tsx'
import { PaperView, PrintedPaper } from './PaperView.tsx'
import styles from './PrintDialog.module.css'

export type PrintKind = 'day' | 'week' | 'plan'

interface PrintDialogProps {
  readonly day: string
  readonly kind: PrintKind
  readonly onClose: () => void
}

const everyone = 'everyone'

export function PrintDialog({ day, kind: firstKind, onClose }: PrintDialogProps) {
  const { t } = useTranslation()
  const [kind, setKind] = useState(firstKind)
  const [staffId, setStaffId] = useState<string>(everyone)
  // Whoever hides names on screen hides them on paper too, until she says otherwise.
  const [names, setNames] = useState<ListNames>(useUser()?.initialsOnly ? 'initials' : 'full')
  const { data: staff = [] } = useQuery(staffQuery)
  const monday = mondayOf(day)
  const asked = {
    from: kind === 'week' ? monday : day,
    to: kind === 'week' ? addDays(monday, 6) : day,
    staffId: staffId === everyone ? null : staffId,
    names,
  }
  const list = useQuery({
    queryKey: ['daylists', 'list', asked.from, asked.to, asked],
    queryFn: () => call('daylists.list', asked),
    enabled: kind !== 'plan',
    placeholderData: keepPreviousData,
  })
  const plan = usePlan(monday, kind === 'plan')
  const isPlan = kind === 'plan'
  const paper = isPlan ? plan.paper : list.data === undefined ? null : dayListPaper(list.data, currentLanguage())
  const save = useMutation({
    mutationFn: () => (isPlan ? call('daylists.savePlanPdf', { monday }) : call('daylists.savePdf', asked)),
    onSuccess: ({ fileName }) => {
      if (fileName !== null) showToast({ tone: 'success', text: t(($) => $.daylists.saved, { file: fileName }) })
    },
  })
  const print = useMutation({
    mutationFn: () => (isPlan ? call('daylists.printPlan', { monday }) : call('daylists.print', asked)),
  })
  const people = staff.filter((member) => member.active && member.takesAppointments)
  return (
    <Dialog
      title={t(($) => $.daylists.title)}
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button onPress={onClose}>{t(($) => $.common.close)}</Button>
          <Button icon={FileDown} isPending={save.isPending} isDisabled={paper === null} onPress={() => save.mutate()}>
            {t(($) => $.daylists.savePdf)}
          </Button>
          <Button
            variant="primary"
            icon={Printer}
            isPending={print.isPending}
            isDisabled={paper === null}
            onPress={() => print.mutate()}
          >
            {t(($) => $.daylists.printNow)}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <SegmentedControl
          label={t(($) => $.daylists.what)}
          options={[
            { id: 'day', label: t(($) => $.daylists.day) },
            { id: 'week', label: t(($) => $.daylists.week) },
            { id: 'plan', label: t(($) => $.daylists.plan) },
          ]}
          value={kind}
          onChange={setKind}
        />
        {isPlan ? null : (
          <>
            <FieldRow>
              <Select
                label={t(($) => $.daylists.whose)}
                options={[
                  { id: everyone, label: t(($) => $.daylists.everyone) },
                  ...people.map((member) => ({ id: member.id, label: member.name })),
                ]}
                value={staffId}
                onChange={setStaffId}
              />
              <Select
                label={t(($) => $.daylists.names)}
                options={[
                  { id: 'full', label: t(($) => $.daylists.fullNames) },
                  { id: 'initials', label: t(($) => $.daylists.initials) },
                ]}
                value={names}
                onChange={setNames}
              />
            </FieldRow>
            <p className={styles.help}>
              {names === 'full' ? t(($) => $.daylists.fullHelp) : t(($) => $.daylists.initialsHelp)}
            </p>
          </>
        )}
        <ErrorNotice error={list.error ?? plan.error ?? save.error ?? print.error} />
        {paper === null ? (
          <Skeleton lines={6} />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also without a mouse
          <section className={styles.preview} aria-label={t(($) => $.daylists.preview)} tabIndex={0}>
            <PaperView paper={paper} />
          </section>
        )}
      </div>
      {paper === null ? null : <PrintedPaper paper={paper} />}
    </Dialog>
  )
}

function usePlan(monday: string, isWanted: boolean): { paper: TablePaper | null; error: unknown } {
  const to = addDays(monday, 6)
  const { data: settings } = useQuery(settingsQuery)
  const book = useQuery({
    queryKey: ['shifts', 'plan', monday, to],
    queryFn: () => call('shifts.book', { from: monday, to }),
    enabled: isWanted,
  })
  if (book.data === undefined || settings === undefined) return { paper: null, error: book.error }
  const about = { salonName: settings.salon?.name ?? '', madeAtMs: salonNow() }
  return { paper: shiftPlanPaper(book.data, monday, about, currentLanguage()), error: null }
}
