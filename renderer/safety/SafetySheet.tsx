// The one clear sheet that stops a booking or a check-in until it is read and answered. Mounted once, in the shell.
// Runs in the window.
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldStack } from '../ui/Field.tsx'
import { leastStopReason, StopAnswer } from './StopAnswer.tsx'
import type { StopList } from './StopList.tsx'
import { useSafetyStop } from './with-safety.ts'

export function SafetySheet() {
  const asked = useSafetyStop((state) => state.asked)
  return asked === null ? null : <Sheet stops={asked.stops} onAnswer={asked.answer} />
}

interface SheetProps {
  readonly stops: Parameters<typeof StopList>[0]['stops']
  readonly onAnswer: (reason: string | null) => void
}

function Sheet({ stops, onAnswer }: SheetProps) {
  const { t } = useTranslation()
  const formId = useId()
  const [reason, setReason] = useState('')
  const [isShort, setShort] = useState(false)
  return (
    <Dialog
      title={t(($) => $.safety.stop.title)}
      isOpen
      isFirm
      role="alertdialog"
      onClose={() => onAnswer(null)}
      footer={
        <>
          <Button onPress={() => onAnswer(null)}>{t(($) => $.safety.stop.stay)}</Button>
          <Button type="submit" form={formId} variant="danger">
            {t(($) => $.safety.stop.goOn)}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim().length < leastStopReason) setShort(true)
          else onAnswer(reason)
        }}
      >
        <FieldStack>
          <StopAnswer
            stops={stops}
            reason={reason}
            onChange={(text) => {
              setReason(text)
              setShort(false)
            }}
            isShort={isShort}
          />
        </FieldStack>
      </form>
    </Dialog>
  )
}
