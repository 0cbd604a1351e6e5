// The sign of each kind of resource. Runs in the window.
import { Armchair, DoorClosed, type LucideIcon, Zap } from 'lucide-react'
import type { ResourceKind } from '../../shared/resources.ts'

export const resourceIcon: Readonly<Record<ResourceKind, LucideIcon>> = {
  room: DoorClosed,
  chair: Armchair,
  device: Zap,
}
