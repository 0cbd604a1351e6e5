// A person's weekly patterns: the list, and one of them as a form. Runs in the window.
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instantToLocal, mondayOf, weekDays, ZONE } from '../../shared/day.ts'
import { formatDay, formatWeekdayShort } from '../../shared/format.ts'
import { ShiftChange, weekParities } from '../../shared/shifts.ts'
import { currentLanguage } from '../i18n.ts'
import { salonNow } from '../now.ts'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choices.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorLine, FieldRow } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { DateInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import { DayFields } from './DayFields.tsx'
import type { ShiftDialogProps } from './ShiftDialogs.tsx'
import styles from './ShiftGrid.module.css'
import { draftOfShift, shiftOfDraft } from './shift-draft.ts'
import { type Asking, ask, closeAsking } from './store.ts'

export function PatternsDialog({ staffId, book, change }: ShiftDialogProps & { readonly staffId: string }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const name = book.people.find((each) => each.staffId === staffId)?.name ?? ''
  const patterns = book.patterns.filter((each) => each.staffId === staffId)
  return (
    <Dialog
      title={t(($) => $.shifts.pattern.title, { name })}
      isOpen
      onClose={closeAsking}
      footer={
        <Button variant="primary" icon={Plus} onPress={() => ask({ what: 'pattern', staffId, pattern: null })}>
          {t(($) => $.shifts.pattern.add)}
        </Button>
      }
    >
      {patterns.length === 0 ? (
        <p>{t(($) => $.shifts.pattern.none)}</p>
      ) : (
        <ul className={styles.list}>
          {patterns.map((pattern) => (
            <li key={pattern.id} className={styles.item}>
              <span>
                {t(($) => $.shifts.pattern.weeks[pattern.weeks])},{' '}
                <span className="figures">
                  {formatDay(pattern.validFrom, language)}–
                  {pattern.validTo === null ? '' : formatDay(pattern.validTo, language)}
                </span>
              </span>
              <span className={styles.item}>
                <Button size="small" onPress={() => ask({ what: 'pattern', staffId, pattern })}>
                  {t(($) => $.common.edit)}
                </Button>
                <Button
                  size="small"
                  onPress={() => {
                    closeAsking()
                    void change(
                      { kind: 'remove-pattern', id: pattern.id },
                      t(($) => $.shifts.pattern.removed, { name }),
                    )
                  }}
                >
                  {t(($) => $.shifts.pattern.remove)}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}

interface PatternDialogProps extends ShiftDialogProps {
  readonly asking: Extract<Asking, { what: 'pattern' }>
}

export function PatternDialog({ asking, book, change }: PatternDialogProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const { staffId, pattern } = asking
  const monday = mondayOf(instantToLocal(salonNow(), ZONE).day)
  const name = book.people.find((each) => each.staffId === staffId)?.name ?? ''
  const [weeks, setWeeks] = useState(pattern?.weeks ?? 'every')
  const [validFrom, setValidFrom] = useState<Typed<string>>(pattern?.validFrom ?? monday)
  const [validTo, setValidTo] = useState<Typed<string>>(pattern?.validTo ?? null)
  const [drafts, setDrafts] = useState(() => firstDrafts(book.hours, pattern?.days))
  const [wasSent, setSent] = useState(false)
  const days = drafts.map(shiftOfDraft)
  const parsed = ShiftChange.safeParse({
    kind: 'pattern',
    ...(pattern === null ? {} : { id: pattern.id, version: pattern.version }),
    staffId,
    weeks,
    validFrom,
    validTo,
    days,
  })
  const save = () => {
    setSent(true)
    if (!parsed.success) return
    closeAsking()
    void change(
      parsed.data,
      t(($) => $.shifts.saved, { name }),
    )
  }
  const heads = [
    '',
    t(($) => $.shifts.starts),
    t(($) => $.shifts.ends),
    t(($) => $.shifts.breakStarts),
    t(($) => $.shifts.breakEnds),
  ]
  return (
    <FormDialog
      title={t(($) => $.shifts.pattern.title, { name })}
      onClose={closeAsking}
      size="large"
      saveLabel={t(($) => $.common.save)}
      onSubmit={save}
    >
      <SegmentedControl
        label={t(($) => $.shifts.pattern.which)}
        options={weekParities.map((id) => ({ id, label: t(($) => $.shifts.pattern.weeks[id]) }))}
        value={weeks}
        onChange={setWeeks}
      />
      <FieldRow>
        <DateInput label={t(($) => $.shifts.pattern.from)} value={validFrom} onChange={setValidFrom} />
        <DateInput label={t(($) => $.shifts.pattern.to)} value={validTo} onChange={setValidTo} isOptional />
      </FieldRow>
      <div className={styles.rows}>
        {heads.map((head) => (
          <span key={head} className={styles.rowHead} aria-hidden>
            {head}
          </span>
        ))}
        {weekDays(monday).map((day, index) => {
          const draft = drafts[index]
          if (draft === undefined) return null
          const label = formatWeekdayShort(day, language)
          return (
            <PatternRow
              key={label}
              label={label}
              error={wasSent && days[index] === 'invalid' ? t(($) => $.shifts.needsShift) : null}
            >
              <DayFields
                label={label}
                draft={draft}
                onChange={(next) => setDrafts(drafts.map((each, at) => (at === index ? next : each)))}
              />
            </PatternRow>
          )
        })}
      </div>
      {wasSent && !parsed.success && !days.includes('invalid') ? (
        <ErrorLine>{t(($) => $.shifts.pattern.needsDays)}</ErrorLine>
      ) : null}
    </FormDialog>
  )
}

interface PatternRowProps {
  readonly label: string
  readonly error: string | null
  readonly children: React.ReactNode
}

function PatternRow({ label, error, children }: PatternRowProps) {
  return (
    <>
      <span className={styles.rowName} aria-hidden>
        {label}
      </span>
      {children}
      {error === null ? null : (
        <span className={styles.rowError}>
          <ErrorLine>{error}</ErrorLine>
        </span>
      )}
    </>
  )
}

type Hours = ShiftDialogProps['book']['hours']
type PatternDays = Parameters<typeof draftOfShift>[0][]

/** A new pattern begins as the salon is open. */
function firstDrafts(hours: Hours, days: PatternDays | undefined) {
  const shown =
    days ?? hours.map((each) => (each === null ? null : { startMin: each.openMin, endMin: each.closeMin, breaks: [] }))
  return shown.map(draftOfShift)
}
