// Handlers of health data and safety stops. One line a route.
import {
  addReadySafetyRules,
  clientHealth,
  endHealthEntry,
  safetyRules,
  saveHealthEntry,
  savePatchTest,
  saveSafetyRule,
} from '../../db/safety.ts'
import { checkSafety } from '../../db/safety-stops.ts'
import { ageLimits, saveAgeLimit } from '../../db/service-ages.ts'
import type { safetyRoutes } from '../../shared/ipc/safety.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'

export const safetyHandlers: HandlersOf<keyof typeof safetyRoutes, App> = {
  'safety.rules': ({ db }) => safetyRules(db),
  'safety.saveRule': ({ tx, actor }, input) => saveSafetyRule(tx, input, actor),
  'safety.addReady': ({ tx, actor }) => addReadySafetyRules(tx, actor),
  'safety.ageLimits': ({ db }) => ageLimits(db),
  'safety.saveAgeLimit': ({ tx }, input) => saveAgeLimit(tx, input),
  'safety.ofClient': ({ db }, input) => clientHealth(db, input),
  'safety.saveEntry': ({ tx, actor }, input) => saveHealthEntry(tx, input, actor),
  'safety.endEntry': ({ tx, actor }, input) => endHealthEntry(tx, input, actor),
  'safety.savePatchTest': ({ tx, actor }, input) => savePatchTest(tx, input, actor),
  'safety.check': ({ db, actor }, input) => checkSafety(db, input, actor),
}
