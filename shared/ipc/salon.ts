// Routes of what the salon sets up: its own details, hours, staff, services and products.
import { z } from 'zod'
import { NewProduct, Product, ProductFields, readyServices, Service, ServiceFields } from '../services.ts'
import { BookingSettings, ProgramSettings, SalonFields, Settings, WeekHours } from '../settings.ts'
import { NewStaffMember, StaffMember, StaffPatch, StaffPreferences } from '../staff.ts'
import { Id, Nothing } from '../values.ts'
import { act, read, write } from './route.ts'

const ReadyKey = z.enum(readyServices.map((each) => each.key))
const noClientData = 'the salon’s own list, no client data'

export const salonRoutes = {
  'settings.get': read({ access: 'signed-in', input: Nothing, output: Settings, log: { none: noClientData } }),
  'settings.saveSalon': write({
    access: 'settings',
    input: SalonFields,
    output: Settings,
    log: { action: 'change', kind: 'setting', purpose: 'running', of: () => ({ record: 'salon' }) },
  }),
  'settings.saveHours': write({
    access: 'settings',
    input: WeekHours,
    output: Settings,
    log: { action: 'change', kind: 'setting', purpose: 'running', of: () => ({ record: 'hours' }) },
  }),
  'settings.saveProgram': write({
    access: 'settings',
    input: ProgramSettings,
    output: Settings,
    log: {
      action: 'change',
      kind: 'setting',
      purpose: 'running',
      of: (input) => ({ record: 'program', fields: Object.keys(input) }),
    },
  }),
  'settings.saveBooking': write({
    access: 'settings',
    input: BookingSettings,
    output: Settings,
    log: {
      action: 'change',
      kind: 'setting',
      purpose: 'running',
      of: (input) => ({ record: 'booking', fields: Object.keys(input) }),
    },
  }),
  'settings.savePreferences': write({
    access: 'signed-in',
    input: StaffPreferences.partial(),
    output: StaffPreferences,
    log: { none: 'a person’s own language and look' },
  }),

  'staff.list': read({
    access: 'signed-in',
    input: Nothing,
    output: z.array(StaffMember),
    log: { none: noClientData },
  }),
  /** With a password also makes the key slot. The caller's own password is asked, as for every key operation. */
  'staff.create': act({
    access: 'staff-and-roles',
    input: NewStaffMember,
    output: StaffMember,
    log: { action: 'create', kind: 'staff', purpose: 'running', of: (_, member) => ({ record: member.id }) },
  }),
  'staff.change': act({
    access: 'staff-and-roles',
    input: z.strictObject({ id: Id, version: z.int(), patch: StaffPatch }),
    output: StaffMember,
    log: {
      action: 'change',
      kind: 'staff',
      purpose: 'running',
      of: (input) => ({ record: input.id, fields: Object.keys(input.patch) }),
    },
  }),
  /** A new password for a colleague, or a first one; `ownPassword` proves who asks. */
  'staff.setPassword': act({
    access: 'staff-and-roles',
    input: z.strictObject({ id: Id, password: z.string().max(1024), ownPassword: z.string().max(1024) }),
    output: StaffMember,
    log: {
      action: 'change',
      kind: 'key',
      purpose: 'running',
      of: (input) => ({ record: input.id, fields: ['password'] }),
    },
  }),

  'services.list': read({ access: 'signed-in', input: Nothing, output: z.array(Service), log: { none: noClientData } }),
  'services.create': write({
    access: 'services-and-prices',
    input: ServiceFields,
    output: Service,
    log: { action: 'create', kind: 'service', purpose: 'running', of: (_, service) => ({ record: service.id }) },
  }),
  /** Adds services of the ready list under the names of the person's language; those already there by name are left. */
  'services.addReady': write({
    access: 'services-and-prices',
    input: z.strictObject({ keys: z.array(ReadyKey).min(1).max(50) }),
    output: z.array(Service),
    log: {
      action: 'create',
      kind: 'service',
      purpose: 'running',
      of: (_, list) => ({ ids: list.map((each) => each.id) }),
    },
  }),
  'services.change': write({
    access: 'services-and-prices',
    input: z.strictObject({
      id: Id,
      version: z.int(),
      patch: ServiceFields.partial().extend({ archived: z.boolean().optional() }),
    }),
    output: Service,
    log: {
      action: 'change',
      kind: 'service',
      purpose: 'running',
      of: (input) => ({ record: input.id, fields: Object.keys(input.patch) }),
    },
  }),

  'products.list': read({ access: 'signed-in', input: Nothing, output: z.array(Product), log: { none: noClientData } }),
  'products.create': write({
    access: 'services-and-prices',
    input: NewProduct,
    output: Product,
    log: { action: 'create', kind: 'product', purpose: 'running', of: (_, product) => ({ record: product.id }) },
  }),
  'products.change': write({
    access: 'services-and-prices',
    input: z.strictObject({
      id: Id,
      version: z.int(),
      patch: ProductFields.partial().extend({ archived: z.boolean().optional() }),
    }),
    output: Product,
    log: {
      action: 'change',
      kind: 'product',
      purpose: 'running',
      of: (input) => ({ record: input.id, fields: Object.keys(input.patch) }),
    },
  }),
}
