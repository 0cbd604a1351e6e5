// For what must be decided now. One dialog at a time: a dialog inside a dialog is a mistake and throws, so that it is
// seen the first time it is opened. Runs in the window.

import { X } from 'lucide-react'
import { createContext, type ReactNode, useContext } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from './Button.tsx'
import { cx } from './cx.ts'
import styles from './Dialog.module.css'

const InsideDialog = createContext(false)

export interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  /** Esc, the cross, or a press outside. */
  readonly onClose: () => void
  readonly size?: 'small' | 'medium' | 'large'
  /** Buttons, the primary one last. */
  readonly footer?: ReactNode
  /** Keeps it open on a press outside and hides the cross; for what cannot be left half done. */
  readonly isFirm?: boolean
  readonly role?: 'dialog' | 'alertdialog'
  readonly children: ReactNode
}

/** A modal dialog. Put a <form id> inside and <Button type="submit" form={id}> in the footer. */
export function Dialog(props: DialogProps) {
  const { title, isOpen, onClose, size = 'medium', footer, isFirm = false, role = 'dialog', children } = props
  const { t } = useTranslation()
  if (useContext(InsideDialog) && isOpen) throw new Error('A dialog never opens on top of another dialog')
  return (
    <ModalOverlay
      className={cx(styles.scrim)}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable={!isFirm}
      isKeyboardDismissDisabled={isFirm}
    >
      <Modal className={cx(styles.modal, styles[size])} data-modal>
        <InsideDialog value={true}>
          <AriaDialog className={cx(styles.dialog)} role={role}>
            <header className={styles.head}>
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              {isFirm ? null : <IconButton icon={X} label={t(($) => $.common.close)} onPress={onClose} />}
            </header>
            <div className={styles.body}>{children}</div>
            {footer === undefined ? null : <footer className={styles.foot}>{footer}</footer>}
          </AriaDialog>
        </InsideDialog>
      </Modal>
    </ModalOverlay>
  )
}

export interface ConfirmDialogProps {
  readonly title: string
  /** What happens and what stays. */
  readonly children: ReactNode
  readonly isOpen: boolean
  /** The verb: "Delete the card", not "OK". */
  readonly confirmLabel: string
  readonly onConfirm: () => void
  readonly onClose: () => void
  readonly isDangerous?: boolean
  readonly isPending?: boolean
}

/** A question before something that a toast's Undo could not take back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation()
  return (
    <Dialog
      title={props.title}
      isOpen={props.isOpen}
      onClose={props.onClose}
      size="small"
      role="alertdialog"
      footer={
        <>
          <Button onPress={props.onClose} autoFocus={props.isDangerous ?? false}>
            {t(($) => $.common.cancel)}
          </Button>
          <Button
            variant={props.isDangerous ? 'danger' : 'primary'}
            onPress={props.onConfirm}
            isPending={props.isPending ?? false}
            autoFocus={!props.isDangerous}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      <div className={styles.text}>{props.children}</div>
    </Dialog>
  )
}
