// What the package holds and what it is not: encrypted. Then main asks for a folder. Runs in the window.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MonthView } from '../../shared/bookkeeping.ts'
import { periodName } from '../../shared/bookkeeping-summary.ts'
import { errorText } from '../error-text.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { Checkbox } from '../ui/Choices.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Facts } from '../ui/Layout.tsx'
import { Notice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import { differencesOf } from './findings.ts'

interface PackageDialogProps {
  readonly view: MonthView
  readonly sellerId: string
  readonly onClose: () => void
}

export function PackageDialog({ view, sellerId, onClose }: PackageDialogProps) {
  const { t } = useTranslation()
  const [forSpreadsheet, setForSpreadsheet] = useState(true)
  const [withReceipts, setWithReceipts] = useState(true)
  const begin = () => {
    // It goes on while the person works; how far it is stands on the screen.
    void call('bookkeeping.makePackage', { sellerId, month: view.month, kind: view.kind, forSpreadsheet, withReceipts })
      .then(({ fileName }) => {
        if (fileName === null) return
        showToast({ text: t(($) => $.bookkeepingPackage.done, { file: fileName }), tone: 'success' })
      })
      .catch((error: unknown) => showToast({ text: errorText(t, error), tone: 'danger' }))
    onClose()
  }
  return (
    <FormDialog
      title={t(($) => $.bookkeepingPackage.title)}
      onClose={onClose}
      saveLabel={t(($) => $.bookkeepingPackage.choose)}
      onSubmit={begin}
    >
      <p>{t(($) => $.bookkeepingPackage.lead)}</p>
      <Facts
        facts={[
          { name: t(($) => $.bookkeepingPackage.covers), value: periodName(view.from, view.to, currentLanguage()) },
        ]}
      />
      <Notice tone="warning" title={t(($) => $.bookkeepingPackage.warning)}>
        {t(($) => $.bookkeepingPackage.warningText)}
      </Notice>
      {view.openDays.length === 0 ? null : (
        <Notice tone="info">{t(($) => $.bookkeepingPackage.daysOpen, { count: view.openDays.length })}</Notice>
      )}
      {differencesOf(view).length === 0 ? null : (
        <Notice tone="warning">{t(($) => $.bookkeepingPackage.differs)}</Notice>
      )}
      <Checkbox
        isSelected={forSpreadsheet}
        onChange={setForSpreadsheet}
        detail={t(($) => $.bookkeepingPackage.spreadsheetDetail)}
      >
        {t(($) => $.bookkeepingPackage.spreadsheet)}
      </Checkbox>
      <Checkbox isSelected={withReceipts} onChange={setWithReceipts}>
        {t(($) => $.bookkeepingPackage.receipts)}
      </Checkbox>
    </FormDialog>
  )
}
