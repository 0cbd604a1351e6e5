// Kysely's view of the calendar: appointments, working time, rooms and devices; see db/schema.ts.
import type { Generated } from 'kysely'
import type { AppointmentChange, AppointmentStatus } from '../shared/appointments.ts'
import type { ResourceKind } from '../shared/resources.ts'

export interface AppointmentTable {
  id: string
  version: Generated<number>
  day: string
  status: AppointmentStatus
  client_id: string | null
  note: Generated<string>
  cancel_reason: Generated<string>
  removed_at_ms: number | null
  created_at_ms: number
  created_by: string
  series_id: string | null
  late_cancel: Generated<number>
}

export interface AppointmentSeriesTable {
  id: string
  rule: string
  created_at_ms: number
  created_by: string
}

export interface WaitlistTable {
  id: string
  version: Generated<number>
  client_id: string
  service_ids: string
  staff_ids: string
  weekdays: string
  from_day: string
  until_day: string
  from_min: number
  until_min: number
  note: Generated<string>
  appointment_id: string | null
  closed_at_ms: number | null
  created_at_ms: number
  created_by: string
}

export interface AppointmentLineAddOnTable {
  line_id: string
  position: number
  service_id: string
  duration_min: number
  price_cents: number
}

export interface AppointmentLineTable {
  id: string
  appointment_id: string
  position: number
  service_id: string
  staff_id: string
  start_min: number
  duration_min: number
  processing_min: number
  finish_min: number
  cleanup_min: number
  price_cents: number
}

export interface ClaimTable {
  line_id: string
  part: number
  appointment_id: string
  staff_id: string
  day: string
  start_min: number
  end_min: number
  overridden: Generated<number>
}

export interface ResourceTable {
  id: string
  version: Generated<number>
  name: string
  kind: ResourceKind
  position: number
  archived_at_ms: number | null
  created_at_ms: number
}

export interface ResourceGroupTable {
  id: string
  version: Generated<number>
  name: string
  position: number
  archived_at_ms: number | null
  created_at_ms: number
}

export interface ResourceGroupMemberTable {
  group_id: string
  resource_id: string
}

export interface ServiceNeedTable {
  service_id: string
  group_id: string
}

export interface LineResourceTable {
  line_id: string
  resource_id: string
}

export interface ResourceClaimTable {
  line_id: string
  resource_id: string
  appointment_id: string
  day: string
  start_min: number
  end_min: number
  overridden: Generated<number>
}

export interface CalendarLayoutTable {
  staff_id: string
  layout: string
}

export interface AppointmentChangeTable {
  id: Generated<number>
  appointment_id: string
  at_ms: number
  staff_id: string
  kind: AppointmentChange['kind']
  override_reason: Generated<string>
  changes: string
}

export interface ShiftPatternTable {
  id: string
  version: Generated<number>
  staff_id: string
  weeks: 'every' | 'odd' | 'even'
  valid_from: string
  valid_to: string | null
  days: string
}

export interface ShiftExceptionTable {
  staff_id: string
  day: string
  start_min: number | null
  end_min: number | null
  breaks: Generated<string>
}

export interface AbsenceTable {
  id: string
  version: Generated<number>
  staff_id: string
  kind: 'holiday' | 'sick' | 'training' | 'other'
  from_day: string
  to_day: string
  start_min: number | null
  end_min: number | null
}

export interface ClosedDayTable {
  day: string
  reason: Generated<string>
}

export interface TimeBlockTable {
  id: string
  version: Generated<number>
  title: string
  staff_id: string
  day: string
  start_min: number
  end_min: number
  overridden: Generated<number>
  override_reason: Generated<string>
}

export interface ResourceBlockTable {
  id: string
  version: Generated<number>
  title: string
  resource_id: string
  day: string
  start_min: number
  end_min: number
  overridden: Generated<number>
  override_reason: Generated<string>
}

export interface CalendarTables {
  appointment: AppointmentTable
  appointment_line: AppointmentLineTable
  appointment_line_add_on: AppointmentLineAddOnTable
  appointment_series: AppointmentSeriesTable
  waitlist: WaitlistTable
  claim: ClaimTable
  resource: ResourceTable
  resource_group: ResourceGroupTable
  resource_group_member: ResourceGroupMemberTable
  service_need: ServiceNeedTable
  line_resource: LineResourceTable
  resource_claim: ResourceClaimTable
  calendar_layout: CalendarLayoutTable
  appointment_change: AppointmentChangeTable
  shift_pattern: ShiftPatternTable
  shift_exception: ShiftExceptionTable
  absence: AbsenceTable
  closed_day: ClosedDayTable
  time_block: TimeBlockTable
  resource_block: ResourceBlockTable
}
