// What the wizard asks about a breach: the points of GDPR 33(3). Runs in the window.
import { useTranslation } from 'react-i18next'
import { type BreachFacts, breachData } from '../../shared/privacy-breaches.ts'
import { Checkbox, RadioGroup } from '../ui/Choices.tsx'
import { FieldStack } from '../ui/Field.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { NumberInput } from '../ui/TypedField.tsx'
import styles from './Privacy.module.css'

interface BreachFieldsProps {
  readonly facts: BreachFacts
  readonly onChange: (facts: BreachFacts) => void
}

export function BreachFields({ facts, onChange }: BreachFieldsProps) {
  const { t } = useTranslation()
  const set = (patch: Partial<BreachFacts>) => onChange({ ...facts, ...patch })
  return (
    <FieldStack>
      <TextArea
        label={t(($) => $.privacyBreach.what)}
        description={t(($) => $.privacyBreach.whatHint)}
        value={facts.what}
        onChange={(what) => set({ what })}
        rows={3}
      />
      <RadioGroup
        label={t(($) => $.privacyBreach.encrypted)}
        options={(['yes', 'no', 'unknown'] as const).map((id) => ({
          id,
          label: t(($) => $.privacyBreach.encryptedIs[id]),
        }))}
        value={facts.encrypted}
        onChange={(encrypted) => set({ encrypted })}
      />
      <fieldset className={styles.fieldset}>
        <legend>{t(($) => $.privacyBreach.dataLabel)}</legend>
        <div className={styles.kinds}>
          {breachData.map((kind) => (
            <Checkbox
              key={kind}
              isSelected={facts.data.includes(kind)}
              onChange={(on) => set({ data: on ? [...facts.data, kind] : facts.data.filter((each) => each !== kind) })}
            >
              {t(($) => $.privacyBreach.data[kind])}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <NumberInput
        label={t(($) => $.privacyBreach.people)}
        value={facts.people}
        onChange={(people) => set({ people: typeof people === 'number' ? people : 0 })}
        least={0}
        most={1_000_000}
      />
      <TextArea
        label={t(($) => $.privacyBreach.consequences)}
        value={facts.consequences}
        onChange={(consequences) => set({ consequences })}
        rows={2}
      />
      <TextArea
        label={t(($) => $.privacyBreach.measures)}
        value={facts.measures}
        onChange={(measures) => set({ measures })}
        rows={2}
      />
    </FieldStack>
  )
}
