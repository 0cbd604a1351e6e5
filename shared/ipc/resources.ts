// Routes of rooms, chairs and devices, and of each person's own calendar layout. None of them shows a client.
import { CalendarLayout } from '../layout.ts'
import {
  Resource,
  ResourceBook,
  ResourceGroup,
  SaveResource,
  SaveResourceGroup,
  ServiceNeed,
  SetResourceOrder,
  SetServiceNeeds,
} from '../resources.ts'
import { Nothing } from '../values.ts'
import { read, write } from './route.ts'

export const resourcesRoutes = {
  'resources.list': read({
    access: 'signed-in',
    input: Nothing,
    output: ResourceBook,
    log: { none: 'the salon’s own list, no client data' },
  }),
  /** Adds a resource or changes one, its groups with it. */
  'resources.save': write({
    access: 'services-and-prices',
    input: SaveResource,
    output: Resource,
    log: {
      action: 'change',
      kind: 'resource',
      purpose: 'running',
      of: (input, saved) => ({ record: saved.id, fields: Object.keys(input) }),
    },
  }),
  'resources.saveGroup': write({
    access: 'services-and-prices',
    input: SaveResourceGroup,
    output: ResourceGroup,
    log: {
      action: 'change',
      kind: 'resource',
      purpose: 'running',
      of: (input, saved) => ({ record: saved.id, fields: Object.keys(input) }),
    },
  }),
  /** The salon's own order; those that are not named follow. */
  'resources.setOrder': write({
    access: 'services-and-prices',
    input: SetResourceOrder,
    output: ResourceBook,
    log: { action: 'change', kind: 'resource', purpose: 'running', of: () => ({ fields: ['order'] }) },
  }),
  /** What a service needs, all of it at once. */
  'resources.setNeeds': write({
    access: 'services-and-prices',
    input: SetServiceNeeds,
    output: ServiceNeed,
    log: {
      action: 'change',
      kind: 'service',
      purpose: 'running',
      of: (input) => ({ record: input.serviceId, fields: ['needs'] }),
    },
  }),
  'layout.get': read({
    access: 'signed-in',
    input: Nothing,
    output: CalendarLayout,
    log: { none: 'a person’s own columns and zoom' },
  }),
  'layout.save': write({
    access: 'signed-in',
    input: CalendarLayout.partial(),
    output: CalendarLayout,
    log: { none: 'a person’s own columns and zoom' },
  }),
}
