// Which document numbers were given after the moment gone back to, asked where no file can tell: the old computer is gone.
// Runs in the window.

import { useTranslation } from 'react-i18next'
import { gapText, type NumbersAfter, type UnsureSeries } from '../../shared/backups.ts'
import { ZONE } from '../../shared/day.ts'
import { formatInstant } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { RadioGroup } from '../ui/Choices.tsx'
import { FieldRow } from '../ui/Field.tsx'
import { NumberInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import styles from './Backups.module.css'

/** What has been answered so far; `last` by `seriesKey`. */
export interface NumbersAnswer {
  readonly kind: NumbersAfter['kind']
  readonly last: Readonly<Record<string, Typed<number>>>
}

/** The safe answer, until somebody knows better. */
export const unsureAnswer: NumbersAnswer = { kind: 'unsure', last: {} }

const seriesKey = ({ sellerId, series }: UnsureSeries) => `${sellerId} ${series}`
const highestNumber = 99_999_999

/** The answer as main takes it; null while a number cannot be read. Empty fields count as not known. */
export function numbersAfter(unsure: readonly UnsureSeries[], { kind, last }: NumbersAnswer): NumbersAfter | null {
  if (kind !== 'told') return { kind }
  const typed = unsure.map((each) => ({ ...each, number: last[seriesKey(each)] ?? null }))
  if (typed.some(({ number }) => number === 'invalid')) return null
  const told = typed.flatMap(({ sellerId, series, number }) =>
    typeof number === 'number' ? [{ sellerId, series, number }] : [],
  )
  return { kind, last: told }
}

interface UnsureNumbersProps {
  readonly unsure: readonly UnsureSeries[]
  readonly backToMs: number
  readonly answer: NumbersAnswer
  readonly onChange: (answer: NumbersAnswer) => void
}

export function UnsureNumbers({ unsure, backToMs, answer, onChange }: UnsureNumbersProps) {
  const { t } = useTranslation()
  const gapOf = ({ series, last, skipTo }: UnsureSeries) => gapText({ series, from: last + 1, to: skipTo })
  const numbers = unsure.map(gapOf).join(', ')
  return (
    <section className={styles.unsure}>
      <RadioGroup<NumbersAfter['kind']>
        label={t(($) => $.restore.unsure.title)}
        description={t(($) => $.restore.unsure.lead, { time: formatInstant(backToMs, ZONE, currentLanguage()) })}
        value={answer.kind}
        onChange={(kind) => onChange({ ...answer, kind })}
        options={[
          {
            id: 'unsure',
            label: t(($) => $.restore.unsure.unsure),
            detail: t(($) => $.restore.unsure.unsureDetail, { numbers }),
          },
          { id: 'told', label: t(($) => $.restore.unsure.told), detail: t(($) => $.restore.unsure.toldDetail) },
          { id: 'none', label: t(($) => $.restore.unsure.none), detail: t(($) => $.restore.unsure.noneDetail) },
        ]}
      />
      {answer.kind === 'told' ? (
        <FieldRow>
          {unsure.map((each) => (
            <NumberInput
              key={seriesKey(each)}
              label={t(($) => $.restore.unsure.series, { series: each.series })}
              description={
                each.last === 0
                  ? t(($) => $.restore.unsure.first, { gap: gapOf(each) })
                  : t(($) => $.restore.unsure.last, { last: `${each.series}-${each.last}`, gap: gapOf(each) })
              }
              value={answer.last[seriesKey(each)] ?? null}
              onChange={(number) => onChange({ ...answer, last: { ...answer.last, [seriesKey(each)]: number } })}
              least={each.last}
              most={highestNumber}
            />
          ))}
        </FieldRow>
      ) : null}
    </section>
  )
}
