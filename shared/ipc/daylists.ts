// Routes of the printed lists and of the day sheet that is kept in a folder.
import { z } from 'zod'
import { DayList, DayListAsk, DaySheet, ListNames } from '../daylists.ts'
import { Day, Nothing } from '../values.ts'
import { act, read } from './route.ts'

const Saved = z.object({ fileName: z.string().nullable() })
const Printed = z.object({ printed: z.boolean() })
const Plan = z.strictObject({ monday: Day })
const noClientData = 'who works when is on the wall of the salon; it names no client'

export const daylistsRoutes = {
  'daylists.list': read({
    access: 'schedule',
    input: DayListAsk,
    output: DayList,
    log: {
      action: 'view',
      kind: 'schedule',
      purpose: 'appointment',
      of: (_, list) => ({ ids: list.appointmentIds }),
    },
  }),
  /** Asks where to and saves the list as a PDF. */
  'daylists.savePdf': act({
    access: 'schedule',
    input: DayListAsk,
    output: Saved,
    log: {
      action: 'export',
      kind: 'schedule',
      purpose: 'appointment',
      of: (input, { fileName }) => (fileName === null ? null : { record: input.from, fields: [input.names] }),
    },
  }),
  /** The system's print dialog with the list on screen. */
  'daylists.print': act({
    access: 'schedule',
    input: DayListAsk,
    output: Printed,
    log: {
      action: 'print',
      kind: 'schedule',
      purpose: 'appointment',
      of: (input, { printed }) => (printed ? { record: input.from, fields: [input.names] } : null),
    },
  }),
  'daylists.savePlanPdf': act({ access: 'schedule', input: Plan, output: Saved, log: { none: noClientData } }),
  'daylists.printPlan': act({ access: 'schedule', input: Plan, output: Printed, log: { none: noClientData } }),

  'daylists.sheet': act({
    access: 'settings',
    input: Nothing,
    output: DaySheet,
    log: { none: 'where the sheet is and whether it is kept' },
  }),
  /** Switches the sheet on or off; main asks for the folder when there is none yet or another is wanted. */
  'daylists.setSheet': act({
    access: 'settings',
    input: z.strictObject({ isOn: z.boolean(), names: ListNames, choosesFolder: z.boolean() }),
    output: DaySheet,
    log: {
      action: 'change',
      kind: 'setting',
      purpose: 'running',
      of: (input) => ({ record: 'day-sheet', fields: [input.isOn ? 'on' : 'off', input.names] }),
    },
  }),
}
