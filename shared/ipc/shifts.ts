// Routes of working time. They show no client; every change leaves an entry, a view does not.
import { z } from 'zod'
import {
  ClosePlace,
  MakeShiftChange,
  PutTimeBlock,
  RemoveTimeBlocks,
  ShiftBook,
  ShiftChangeDone,
  ShiftQuery,
  TimeBlock,
} from '../shifts.ts'
import { Id } from '../values.ts'
import { read, write } from './route.ts'

export const shiftsRoutes = {
  'shifts.book': read({
    access: 'schedule',
    input: ShiftQuery,
    output: ShiftBook,
    log: { none: 'who works when is on the wall of the salon; it names no client' },
  }),
  /** Any change of patterns, days, absences and closed days; the answer says what takes it back. */
  'shifts.change': write({
    access: 'staff-and-roles',
    input: MakeShiftChange,
    output: ShiftChangeDone,
    log: {
      action: 'change',
      kind: 'shift',
      purpose: 'running',
      of: ({ change, knownOutside }, done) => ({
        record: done.record,
        ids: change.kind === 'days' ? [...new Set(change.days.map((each) => each.staffId))] : [],
        fields: [change.kind, ...(knownOutside.length > 0 ? ['knownOutside'] : [])],
      }),
    },
  }),
  'shifts.putBlock': write({
    access: 'schedule',
    input: PutTimeBlock,
    output: TimeBlock,
    log: {
      action: 'change',
      kind: 'time-block',
      purpose: 'appointment',
      of: (input, block) => ({
        record: block.id,
        fields: Object.keys(input).filter((key) => key !== 'id' && key !== 'version'),
      }),
    },
  }),
  'shifts.removeBlock': write({
    access: 'schedule',
    input: z.strictObject({ id: Id, version: z.int() }),
    output: TimeBlock,
    log: { action: 'remove', kind: 'time-block', purpose: 'appointment', of: (input) => ({ record: input.id }) },
  }),
  /** A room or device closed for several days: all of them or none. */
  'shifts.closePlace': write({
    access: 'schedule',
    input: ClosePlace,
    output: z.array(TimeBlock),
    log: {
      action: 'change',
      kind: 'time-block',
      purpose: 'appointment',
      of: (input, blocks) => ({
        record: blocks[0]?.id ?? '',
        ids: blocks.map((block) => block.id),
        fields: Object.keys(input),
      }),
    },
  }),
  'shifts.removeBlocks': write({
    access: 'schedule',
    input: RemoveTimeBlocks,
    output: z.array(TimeBlock),
    log: {
      action: 'remove',
      kind: 'time-block',
      purpose: 'appointment',
      of: ({ blocks }) => ({ record: blocks[0]?.id ?? '', ids: blocks.map((block) => block.id) }),
    },
  }),
}
