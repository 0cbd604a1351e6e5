// Resources: rooms, chairs and devices that services need, and the groups in which they stand in for one another.
// Runs anywhere.
import { z } from 'zod'
import { filledLine, Id } from './values.ts'

export const resourceKinds = ['room', 'chair', 'device'] as const
export const ResourceKind = z.enum(resourceKinds)
export type ResourceKind = z.infer<typeof ResourceKind>

export const Resource = z.object({
  id: Id,
  version: z.int(),
  name: z.string(),
  kind: ResourceKind,
  archived: z.boolean(),
})
export type Resource = z.infer<typeof Resource>

export const ResourceGroup = z.object({
  id: Id,
  version: z.int(),
  name: z.string(),
  /** Members in the salon's order, archived ones too. */
  resourceIds: z.array(Id),
  archived: z.boolean(),
})
export type ResourceGroup = z.infer<typeof ResourceGroup>

/** A service needs any one resource of each group. */
export const ServiceNeed = z.object({ serviceId: Id, groupIds: z.array(Id) })
export type ServiceNeed = z.infer<typeof ServiceNeed>

/** Everything about resources: what the settings show and the calendar's columns are made of. */
export const ResourceBook = z.object({
  resources: z.array(Resource),
  groups: z.array(ResourceGroup),
  needs: z.array(ServiceNeed),
})
export type ResourceBook = z.infer<typeof ResourceBook>

/** Most that one service may need, and one line may hold. */
export const mostNeeds = 6

export const SaveResource = z
  .strictObject({
    /** Left out for a new one. */
    id: Id.optional(),
    version: z.int().optional(),
    name: filledLine(80),
    kind: ResourceKind,
    groupIds: z.array(Id).max(50),
    archived: z.boolean().default(false),
  })
  .refine((input) => (input.id === undefined) === (input.version === undefined), { error: 'VERSION_MISSING' })
export type SaveResource = z.infer<typeof SaveResource>

export const SaveResourceGroup = z
  .strictObject({
    id: Id.optional(),
    version: z.int().optional(),
    name: filledLine(80),
    resourceIds: z.array(Id).max(200),
    archived: z.boolean().default(false),
  })
  .refine((input) => (input.id === undefined) === (input.version === undefined), { error: 'VERSION_MISSING' })
export type SaveResourceGroup = z.infer<typeof SaveResourceGroup>

/** All of them in the order wanted: of the calendar's columns, and in which rooms are given to bookings. */
export const SetResourceOrder = z.strictObject({ ids: z.array(Id).min(1).max(500) })
export type SetResourceOrder = z.infer<typeof SetResourceOrder>

export const SetServiceNeeds = z.strictObject({ serviceId: Id, groupIds: z.array(Id).max(mostNeeds) })
export type SetServiceNeeds = z.infer<typeof SetServiceNeeds>
