// Staff members: shapes. Runs anywhere.
import { z } from 'zod'
import { roles } from './permissions.ts'
import { filledLine, Id, Language, PaletteColour, Theme } from './values.ts'

export const RoleName = z.enum(roles)

export const StaffMember = z.object({
  id: Id,
  version: z.int(),
  name: z.string(),
  role: RoleName,
  /** An own role in place of the ready one. */
  roleId: Id.nullable(),
  colour: PaletteColour,
  position: z.int(),
  /** Has a column in the calendar. A bookkeeper does not. */
  takesAppointments: z.boolean(),
  active: z.boolean(),
  /** Has a key slot, so can open the program. */
  canSignIn: z.boolean(),
})
export type StaffMember = z.infer<typeof StaffMember>

export const NewStaffMember = z.strictObject({
  name: filledLine(100),
  role: RoleName,
  colour: PaletteColour.optional(),
  takesAppointments: z.boolean().default(true),
  /** Without one the person has a calendar column but cannot sign in. */
  password: z.string().max(1024).optional(),
})
export type NewStaffMember = z.infer<typeof NewStaffMember>

export const StaffPatch = z.strictObject({
  name: filledLine(100).optional(),
  role: RoleName.optional(),
  colour: PaletteColour.optional(),
  takesAppointments: z.boolean().optional(),
  active: z.boolean().optional(),
})
export type StaffPatch = z.infer<typeof StaffPatch>

/** What each person chose for herself. */
export const StaffPreferences = z.strictObject({
  language: Language,
  theme: Theme,
  /** Names as initials on the calendar. */
  initialsOnly: z.boolean(),
})
export type StaffPreferences = z.infer<typeof StaffPreferences>
