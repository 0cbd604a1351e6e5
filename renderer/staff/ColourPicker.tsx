// One of the twelve colours of the calendar. Runs in the window.

import { Check } from 'lucide-react'
import { Radio, RadioGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import fieldStyles from '../ui/Field.module.css'
import { FieldFrame } from '../ui/Field.tsx'
import { staffColour, staffColourCount } from '../ui/tones.ts'
import styles from './ColourPicker.module.css'

interface ColourPickerProps {
  readonly label: string
  readonly value: number
  readonly onChange: (colour: number) => void
}

const colours = Array.from({ length: staffColourCount }, (_, index) => index)

/** Arrow keys walk; each colour is read by its number. */
export function ColourPicker({ label, value, onChange }: ColourPickerProps) {
  const { t } = useTranslation()
  return (
    <RadioGroup
      className={fieldStyles.field ?? ''}
      value={String(value)}
      onChange={(next) => onChange(Number(next))}
      orientation="horizontal"
    >
      <FieldFrame label={label}>
        <div className={styles.swatches}>
          {colours.map((colour) => (
            <Radio
              key={colour}
              value={String(colour)}
              className={styles.swatch ?? ''}
              style={{ '--swatch': staffColour(colour) }}
              aria-label={t(($) => $.staff.colourNumber, { number: colour + 1 })}
            >
              <Check size={14} strokeWidth={3} aria-hidden />
            </Radio>
          ))}
        </div>
      </FieldFrame>
    </RadioGroup>
  )
}
