// "Done, and here is how to undo it." One call from anywhere; the region stands in the shell and at each door. Our own on react-aria's
// queue: sonner writes a <style> element when imported, which the page's policy refuses. Runs in the window.

import { X } from 'lucide-react'
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from './Button.tsx'
import { cx } from './cx.ts'
import styles from './Toast.module.css'
import { type FeedbackTone, toneStyle } from './tones.ts'

export interface ToastMessage {
  readonly text: string
  readonly tone?: FeedbackTone
  /** Shows an Undo button; the toast stays longer. */
  readonly onUndo?: () => void
  /** Another action instead of undo. */
  readonly action?: { readonly label: string; readonly onPress: () => void }
}

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 })

/** How long a toast stays, ms; hovering or focusing it stops the clock. react-aria asks for at least 5 s. */
const STAYS_MS = 5000
const STAYS_WITH_ACTION_MS = 10_000

/** Shows a message at the bottom corner. Answers a function that takes it away. */
export function showToast(message: ToastMessage): () => void {
  const hasAction = message.onUndo !== undefined || message.action !== undefined
  const key = queue.add(message, { timeout: hasAction ? STAYS_WITH_ACTION_MS : STAYS_MS })
  return () => queue.close(key)
}

/** One on each screen: in the shell, or at a door. F6 moves the keyboard into it. */
export function ToastRegion({ isAtDoor = false }: { readonly isAtDoor?: boolean }) {
  const { t } = useTranslation()
  return (
    <AriaToastRegion
      queue={queue}
      className={cx(styles.region, isAtDoor && styles.atDoor)}
      aria-label={t(($) => $.common.notifications)}
    >
      {({ toast }) => {
        const { text, tone = 'neutral', onUndo, action } = toast.content
        const close = () => queue.close(toast.key)
        return (
          <AriaToast toast={toast} className={cx(styles.toast)} style={toneStyle(tone)}>
            <ToastContent className={cx(styles.words)}>
              <Text slot="title">{text}</Text>
            </ToastContent>
            {onUndo === undefined ? null : (
              <Button
                size="small"
                variant="quiet"
                onPress={() => {
                  close()
                  onUndo()
                }}
              >
                {t(($) => $.common.undo)}
              </Button>
            )}
            {action === undefined ? null : (
              <Button
                size="small"
                variant="quiet"
                onPress={() => {
                  close()
                  action.onPress()
                }}
              >
                {action.label}
              </Button>
            )}
            <IconButton icon={X} size="small" label={t(($) => $.common.close)} onPress={close} />
          </AriaToast>
        )
      }}
    </AriaToastRegion>
  )
}
