// A list of goods as it will be on paper, of a day: look, print, save as PDF or CSV. Runs in the window.

import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { FileDown, Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StockPaperKind } from '../../shared/stock.ts'
import { PaperView, PrintedPaper } from '../daylists/PaperView.tsx'
import { call } from '../ipc.ts'
import { useToday } from '../sales/queries.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import { DateInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import { stockPaperQuery } from './queries.ts'
import styles from './Stock.module.css'

interface StockPaperDialogProps {
  readonly kind: StockPaperKind
  readonly onClose: () => void
}

export function StockPaperDialog({ kind, onClose }: StockPaperDialogProps) {
  const { t } = useTranslation()
  const today = useToday()
  const [typed, setTyped] = useState<Typed<string>>(today)
  const day = typed === null || typed === 'invalid' ? today : typed
  const { data: paper, error } = useQuery({ ...stockPaperQuery(kind, day), placeholderData: keepPreviousData })
  const save = useMutation({
    mutationFn: (form: 'pdf' | 'csv') =>
      form === 'pdf' ? call('stock.savePdf', { kind, day }) : call('stock.saveCsv', { kind, day }),
    onSuccess: ({ fileName }) => {
      if (fileName !== null) showToast({ tone: 'success', text: t(($) => $.stock.papers.saved, { file: fileName }) })
    },
  })
  const print = useMutation({ mutationFn: () => call('stock.print') })
  return (
    <Dialog
      title={t(($) => $.stock.papers[kind])}
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button onPress={onClose}>{t(($) => $.common.close)}</Button>
          <Button icon={FileDown} isPending={save.isPending} onPress={() => save.mutate('csv')}>
            {t(($) => $.stock.papers.csv)}
          </Button>
          <Button icon={FileDown} isPending={save.isPending} onPress={() => save.mutate('pdf')}>
            {t(($) => $.stock.papers.pdf)}
          </Button>
          <Button variant="primary" icon={Printer} isPending={print.isPending} onPress={() => print.mutate()}>
            {t(($) => $.stock.papers.print)}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {kind === 'order' ? null : (
          <DateInput label={t(($) => $.stock.papers.day)} value={typed} onChange={setTyped} today={today} />
        )}
        <ErrorNotice error={error ?? save.error ?? print.error} />
        {paper === undefined ? (
          <Skeleton lines={6} />
        ) : (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also without a mouse */}
            <section className={styles.preview} aria-label={paper.title} tabIndex={0}>
              <PaperView paper={paper} />
            </section>
            <PrintedPaper paper={paper} />
          </>
        )}
      </div>
    </Dialog>
  )
}
