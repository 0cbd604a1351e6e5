// Handlers of the salon's own lists: settings, staff, services, products. One line a route.
import {
  addReadyServices,
  changeProduct,
  changeService,
  createProduct,
  createService,
  listProducts,
  listServices,
} from '../../db/services.ts'
import { saveBooking, saveHours, saveProgram, saveSalon, settingsOf } from '../../db/settings.ts'
import { listStaff, savePreferences } from '../../db/staff.ts'
import type { salonRoutes } from '../../shared/ipc/salon.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'
import { namedReadyServices } from '../ready-services.ts'
import { changeStaffMember, createStaffMember, setStaffPassword } from '../staff-keys.ts'

export const salonHandlers: HandlersOf<keyof typeof salonRoutes, App> = {
  'settings.get': ({ db }) => settingsOf(db),
  'settings.saveSalon': ({ tx }, input) => saveSalon(tx, input),
  'settings.saveHours': ({ tx, actor }, input) => saveHours(tx, input, actor),
  'settings.saveProgram': ({ tx, actor }, input) => saveProgram(tx, input, actor),
  'settings.saveBooking': ({ tx, actor }, input) => saveBooking(tx, input, actor),
  'settings.savePreferences': ({ tx, actor }, input) => savePreferences(tx, input, actor),

  'staff.list': ({ db }) => listStaff(db),
  'staff.create': ({ app }, input) => createStaffMember(app, input),
  'staff.change': ({ app }, input) => changeStaffMember(app, input),
  'staff.setPassword': ({ app }, input) => setStaffPassword(app, input),

  'services.list': ({ db }) => listServices(db),
  'services.create': ({ tx, actor }, input) => createService(tx, input, actor),
  'services.addReady': ({ tx, actor }, input) =>
    addReadyServices(tx, namedReadyServices(input.keys, actor.language), actor),
  'services.change': ({ tx, actor }, input) => changeService(tx, input, actor),

  'products.list': ({ db, actor }) => listProducts(db, actor.today),
  'products.create': ({ tx, actor }, input) => createProduct(tx, input, actor),
  'products.change': ({ tx, actor }, input) => changeProduct(tx, input, actor),
}
