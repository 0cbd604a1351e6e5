// What the kit accepts as an icon: a lucide component. One place for sizes so that icons sit on the text's line.

import type { LucideIcon } from 'lucide-react'

export type Icon = LucideIcon

/** Icon size in CSS pixels: beside text, in the rail, and above an empty state. */
export const iconSize = { text: 16, rail: 20, large: 28 } as const
