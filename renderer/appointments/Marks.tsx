// The small signs of a column's blocks, as one drawing over them: the status, a note, an alert, the colour of the service.
// A full day has hundreds; each as an icon of its own would cost more than the text. What they say stands in the blocks'
// labels. Runs in the window.
import { memo, type ReactNode } from 'react'
import { cx } from '../ui/cx.ts'
import { staffColour } from '../ui/tones.ts'
import { type Mark, markPx, marksOf, type Sign } from './block-look.ts'
import type { Entry, Lane, MinuteRange } from './layout.ts'
import styles from './Marks.module.css'

/** The Lucide icons of status-look.ts and two more, each as one path from its upper left corner on, 24 units wide. */
const drawn: Readonly<Record<Sign, string>> = {
  booked:
    'm16 14v2.2l1.6 1m3.4-9.862v-2.338a2 2 0 0 0-2-2h-14a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h2.338m-4.338-12h5.859m-.859-7v3m8-3v3m-6 11a6 6 0 1 0 12 0a6 6 0 1 0-12 0',
  confirmed:
    'm5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-14a2 2 0 0 1 2-2zm-2 6h18m-13-7v3m8-3v3m-7 10l2 2l4-4',
  arrived:
    'm10 21h-8m8-18h-3a2 2 0 0 0-2 2v16m9-9h.01m4.99 9v-16a2 2 0 0 0-1.675-1.974l-6.163-1.013a1 1 0 0 0-1.162 .987v18a1 1 0 0 0 1.124 .992zm3 0h-3',
  'in-treatment':
    'm3 6a3 3 0 1 0 6 0a3 3 0 1 0-6 0m5.12 2.12l3.88 3.88m8-8l-11.88 11.88m-5.12 2.12a3 3 0 1 0 6 0a3 3 0 1 0-6 0m11.8-3.2l5.2 5.2',
  done: 'm2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0m14-3l-5.5 5.5l-2.5-2.5',
  paid: 'm3.85 8.62a4 4 0 0 1 4.78-4.77a4 4 0 0 1 6.74 0a4 4 0 0 1 4.78 4.78a4 4 0 0 1 0 6.74a4 4 0 0 1-4.77 4.78a4 4 0 0 1-6.75 0a4 4 0 0 1-4.78-4.77a4 4 0 0 1 0-6.76zm12.15 .38l-5.5 5.5l-2.5-2.5',
  'no-show': 'm16 21v-2a4 4 0 0 0-4-4h-6a4 4 0 0 0-4 4v2m3-14a4 4 0 1 0 8 0a4 4 0 1 0-8 0m12 1l5 5m0-5l-5 5',
  cancelled: 'm2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0m2.929-7.071l14.141 14.142',
  alert: 'm21.73 18l-8-14a2 2 0 0 0-3.48 0l-8 14a2 2 0 0 0 1.75 3h16a2 2 0 0 0 1.73-3m-9.73-9v4m0 4h.01',
  note: 'm22 17a2 2 0 0 1-2 2h-13.172a2 2 0 0 0-1.414 .586l-2.202 2.202a0.71 0.71 0 0 1-1.212-.502v-16.286a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2zm-15-6h10m-10 4h6m-6-8h8',
}
const unitsPerPx = 24 / markPx
const square = 'h14v14h-14z'

interface MarksProps {
  readonly entries: readonly Entry[]
  readonly lanes: readonly Lane[]
  readonly widthPx: number
  readonly range: MinuteRange
  readonly pixelsPerMin: number
  readonly isNarrow: boolean
}

/** All of one look are one path. */
function pathsOf(marks: readonly Mark[]): ReadonlyMap<string, string> {
  const paths = new Map<string, string>()
  for (const mark of marks) {
    const look = 'colour' in mark ? `dot ${mark.colour}` : mark.sign === 'alert' ? 'alert' : mark.status
    const shape = 'colour' in mark ? square : drawn[mark.sign]
    const at = `M${Math.round(mark.x * unitsPerPx)} ${Math.round(mark.y * unitsPerPx)}`
    paths.set(look, `${paths.get(look) ?? ''}${at}${shape}`)
  }
  return paths
}

export const Marks = memo(function Marks({ entries, lanes, ...column }: MarksProps): ReactNode {
  const marks = entries.flatMap((entry, at) => {
    const lane = lanes[at]
    if (entry.block !== undefined || lane === undefined) return []
    return marksOf({ appointment: entry.appointment, line: entry.line, lane }, column)
  })
  if (marks.length === 0) return null
  return (
    <svg className={styles.marks} aria-hidden>
      <g className={styles.scaled}>
        {[...pathsOf(marks)].map(([look, path]) =>
          look.startsWith('dot') ? (
            <path key={look} d={path} className={styles.dot} style={{ fill: staffColour(Number(look.slice(4))) }} />
          ) : (
            <path key={look} d={path} className={cx(styles.sign, styles[look])} />
          ),
        )}
      </g>
    </svg>
  )
})
