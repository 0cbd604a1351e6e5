// A service made or changed without leaving the booking that needs it. Runs in the window.
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Service } from '../../shared/services.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { showToast } from '../ui/Toast.tsx'
import { ServiceForm } from './ServiceForm.tsx'

export interface ServiceDraft {
  /** Null makes a new one. */
  readonly service: Service | null
  /** What was typed when the new one was asked for. */
  readonly name: string
}

interface ServiceDialogProps {
  readonly draft: ServiceDraft
  readonly onClose: () => void
  readonly onSaved: (service: Service) => void
}

/** Open while mounted. */
export function ServiceDialog({ draft, onClose, onSaved }: ServiceDialogProps) {
  const { t } = useTranslation()
  const formId = useId()
  return (
    <Dialog
      title={draft.service === null ? t(($) => $.services.add) : draft.service.name}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t(($) => $.common.cancel)}</Button>
          <Button variant="primary" type="submit" form={formId}>
            {t(($) => $.common.save)}
          </Button>
        </>
      }
    >
      <ServiceForm
        id={formId}
        service={draft.service}
        name={draft.name}
        onSaved={(service) => {
          showToast({ tone: 'success', text: t(($) => $.services.saved, { name: service.name }) })
          onSaved(service)
          onClose()
        }}
      />
    </Dialog>
  )
}
