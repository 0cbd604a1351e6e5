// Each person's own calendar layout: one JSON value, checked by the shared schema. Runs in main.
import { CalendarLayout, usualLayout } from '../shared/layout.ts'
import type { Actor } from './actor.ts'
import { type Db, one, query, runOne, type Tx } from './handle.ts'

export function calendarLayout(db: Db, actor: Actor): CalendarLayout {
  const row = one(db, query.selectFrom('calendar_layout').select('layout').where('staff_id', '=', actor.staffId))
  return row ? CalendarLayout.parse(JSON.parse(row.layout)) : usualLayout
}

/** What is left out stays. */
export function saveCalendarLayout(
  tx: Tx,
  patch: { [K in keyof CalendarLayout]?: CalendarLayout[K] | undefined },
  actor: Actor,
): CalendarLayout {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  const layout = CalendarLayout.parse({ ...calendarLayout(tx, actor), ...given })
  const text = JSON.stringify(layout)
  runOne(
    tx,
    query
      .insertInto('calendar_layout')
      .values({ staff_id: actor.staffId, layout: text })
      .onConflict((conflict) => conflict.column('staff_id').doUpdateSet({ layout: text })),
  )
  return layout
}
