// A dialog with one form: its fields, what went wrong, Cancel and the button that saves. Runs in the window.
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import { Dialog, type DialogProps } from './Dialog.tsx'
import { FieldStack } from './Field.tsx'
import { ErrorNotice } from './Notice.tsx'

interface FormDialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly size?: NonNullable<DialogProps['size']>
  /** The verb on the primary button; null leaves it out when nothing can be saved. */
  readonly saveLabel: string | null
  /**
   * Runs on the button, Enter and Ctrl+Enter. While its promise is open the button waits and nothing is sent twice; what
   * it throws is shown above the fields. It closes the dialog itself when it is done.
   */
  readonly onSubmit: () => void | Promise<void>
  /** Shown instead of Cancel, before the primary button. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** Open while mounted. Mount it when its data is there: what someone has typed is never replaced by what arrives. */
export function FormDialog(props: FormDialogProps) {
  const { title, onClose, size = 'medium', saveLabel, onSubmit, actions, children } = props
  const { t } = useTranslation()
  const formId = useId()
  const [failure, setFailure] = useState<unknown>(null)
  const [isPending, setPending] = useState(false)
  const submit = async () => {
    if (isPending || saveLabel === null) return
    setPending(true)
    setFailure(null)
    try {
      await onSubmit()
    } catch (error) {
      setFailure(error)
    } finally {
      setPending(false)
    }
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size={size}
      footer={
        <>
          {actions ?? <Button onPress={onClose}>{t(($) => $.common.cancel)}</Button>}
          {saveLabel === null ? null : (
            <Button type="submit" form={formId} variant="primary" isPending={isPending}>
              {saveLabel}
            </Button>
          )}
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void submit()
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          void submit()
        }}
      >
        <FieldStack>
          <ErrorNotice error={failure} />
          {children}
        </FieldStack>
      </form>
    </Dialog>
  )
}
