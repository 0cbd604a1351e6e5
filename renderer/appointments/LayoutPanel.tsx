// How this person's calendar looks: length of a row, whose columns, which of them and in what order. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { ChevronDown, ChevronUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type CalendarLayout, shownColumns, zoomSteps } from '../../shared/layout.ts'
import { resourcesQuery } from '../resources/resources-query.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Checkbox, SegmentedControl, Switch } from '../ui/Choices.tsx'
import { FieldStack } from '../ui/Field.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import styles from './LayoutPanel.module.css'
import { noResourceId } from './layout.ts'
import { useLayout, useSaveLayout } from './layout-query.ts'
import { staffQuery } from './queries.ts'
import { closePanel, useCalendar } from './store.ts'

interface Named {
  readonly id: string
  readonly name: string
}

export function LayoutPanel() {
  const { t } = useTranslation()
  const layout = useLayout()
  const save = useSaveLayout()
  const columnsBy = useCalendar((state) => state.columnsBy)
  const { data: staff = [] } = useQuery(staffQuery)
  const { data: book } = useQuery(resourcesQuery)
  const people: Named[] = staff.filter((member) => member.active && member.takesAppointments)
  const rooms: Named[] = book?.resources.filter((each) => !each.archived) ?? []
  const hasRooms = rooms.length > 0
  const isByRoom = hasRooms && columnsBy === 'resource'
  const columns = isByRoom ? [...rooms, { id: noResourceId, name: t(($) => $.layout.noResource) }] : people
  return (
    <SidePanel title={t(($) => $.layout.title)} onClose={closePanel}>
      <FieldStack>
        <Titled title={t(($) => $.layout.zoom)}>
          <SegmentedControl
            label={t(($) => $.layout.zoom)}
            options={zoomSteps.map((step) => ({
              id: String(step),
              label: t(($) => $.layout.minutes, { count: step }),
            }))}
            value={String(layout.zoomMin)}
            onChange={(id) => {
              const zoomMin = zoomSteps.find((step) => String(step) === id)
              if (zoomMin !== undefined) save({ zoomMin })
            }}
          />
        </Titled>
        {hasRooms ? (
          <Titled title={t(($) => $.layout.columnsBy)}>
            <SegmentedControl
              label={t(($) => $.layout.columnsBy)}
              options={[
                { id: 'staff', label: t(($) => $.layout.byStaff) },
                { id: 'resource', label: t(($) => $.layout.byResource) },
              ]}
              value={columnsBy}
              onChange={(next) => useCalendar.setState({ columnsBy: next, view: 'day' })}
            />
          </Titled>
        ) : null}
        <Columns columns={columns} layout={layout} onSave={save} />
        <Switch isSelected={layout.showsMonth} onChange={(showsMonth) => save({ showsMonth })}>
          {t(($) => $.layout.showMonth)}
        </Switch>
      </FieldStack>
    </SidePanel>
  )
}

/** The control says its name to those who do not see it; this is the same word for those who do. */
function Titled({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles.titled}>
      <span aria-hidden>{title}</span>
      {children}
    </div>
  )
}

interface ColumnsProps {
  readonly columns: readonly Named[]
  readonly layout: CalendarLayout
  readonly onSave: (patch: Partial<CalendarLayout>) => void
}

/** A box for each column, and its place among them. */
function Columns({ columns, layout, onSave }: ColumnsProps) {
  const { t } = useTranslation()
  const inOrder = shownColumns(columns, (each) => each.id, { ...layout, hidden: [] })
  const ids = inOrder.map((each) => each.id)
  const isShown = (id: string) => !layout.hidden.includes(id)
  const others = layout.order.filter((id) => !ids.includes(id))
  const move = (at: number, by: number) => {
    const next = [...ids]
    const [taken] = next.splice(at, 1)
    if (taken === undefined) return
    next.splice(at + by, 0, taken)
    onSave({ order: [...others, ...next] })
  }
  const isChanged = ids.some((id) => !isShown(id)) || columns.some((each, at) => ids[at] !== each.id)
  return (
    <fieldset className={styles.columns}>
      <legend>{t(($) => $.layout.columns)}</legend>
      <p className={styles.lead}>{t(($) => $.layout.columnsLead)}</p>
      <ul>
        {inOrder.map((each, at) => (
          <li key={each.id} className={styles.column}>
            <Checkbox
              isSelected={isShown(each.id)}
              // The last one stays: an empty calendar helps nobody.
              isDisabled={isShown(each.id) && ids.filter(isShown).length === 1}
              onChange={(next) =>
                onSave({
                  hidden: next ? layout.hidden.filter((id) => id !== each.id) : [...layout.hidden, each.id],
                })
              }
            >
              {each.name}
            </Checkbox>
            <IconButton
              icon={ChevronUp}
              size="small"
              label={t(($) => $.layout.up, { name: each.name })}
              isDisabled={at === 0}
              onPress={() => move(at, -1)}
            />
            <IconButton
              icon={ChevronDown}
              size="small"
              label={t(($) => $.layout.down, { name: each.name })}
              isDisabled={at === ids.length - 1}
              onPress={() => move(at, 1)}
            />
          </li>
        ))}
      </ul>
      {isChanged ? (
        <Button
          variant="quiet"
          size="small"
          onPress={() => onSave({ hidden: layout.hidden.filter((id) => !ids.includes(id)), order: others })}
        >
          {t(($) => $.layout.reset)}
        </Button>
      ) : null}
    </fieldset>
  )
}
