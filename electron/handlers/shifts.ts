// Handlers of working time. One line a route.
import { makeShiftChange } from '../../db/shifts.ts'
import { closePlace, putTimeBlock, removeTimeBlock, removeTimeBlocks } from '../../db/shifts-blocks.ts'
import { shiftBook } from '../../db/shifts-read.ts'
import type { shiftsRoutes } from '../../shared/ipc/shifts.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'

export const shiftsHandlers: HandlersOf<keyof typeof shiftsRoutes, App> = {
  'shifts.book': ({ db, actor }, input) => shiftBook(db, input, actor),
  'shifts.change': ({ tx, actor }, input) => makeShiftChange(tx, input, actor),
  'shifts.putBlock': ({ tx, actor }, input) => putTimeBlock(tx, input, actor),
  'shifts.removeBlock': ({ tx }, input) => removeTimeBlock(tx, input),
  'shifts.closePlace': ({ tx, actor }, input) => closePlace(tx, input, actor),
  'shifts.removeBlocks': ({ tx }, input) => removeTimeBlocks(tx, input),
}
