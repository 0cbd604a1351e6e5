// The yardstick: a bare CSS grid with one element a block and its text, and a ghost that follows the pointer. Runs in the
// page of the bench.
import type { Appointment, CalendarView } from '../../../shared/appointments.ts'
import type { Candidate } from './candidate.ts'
import { blockText } from './days.ts'

const pixelsPerMin = 1.2
const fromMin = 480

export function bareGrid(): Candidate {
  let grid: HTMLElement | null = null
  const byId = new Map<string, HTMLElement>()

  const place = (block: HTMLElement, appointment: Appointment) => {
    const [line] = appointment.lines
    if (line === undefined) throw new Error('an appointment without a line')
    block.style.top = `${(line.startMin - fromMin) * pixelsPerMin}px`
    block.style.height = `${line.durationMin * pixelsPerMin - 1}px`
    block.textContent = blockText(appointment)
  }

  const fill = (view: CalendarView) => {
    if (grid === null) throw new Error('not mounted')
    byId.clear()
    const columns = view.days.flatMap((day) =>
      view.columns.map(({ staffId }) => {
        const column = document.createElement('div')
        column.className = 'bare-column'
        for (const appointment of day.appointments) {
          if (appointment.lines[0]?.staffId !== staffId) continue
          const block = document.createElement('div')
          block.className = 'bare-block'
          place(block, appointment)
          byId.set(appointment.id, block)
          column.append(block)
        }
        return column
      }),
    )
    grid.style.gridTemplateColumns = `repeat(${columns.length}, 1fr)`
    grid.replaceChildren(...columns)
  }

  return {
    blocks: '.bare-block',
    mount: (element, view) => {
      grid = document.createElement('div')
      grid.className = 'bare-grid'
      fill(view)
      element.append(grid)
      dragsGhost(grid)
    },
    replace: fill,
    update: (appointment) => {
      const block = byId.get(appointment.id)
      if (block !== undefined) place(block, appointment)
    },
    unmount: () => {
      grid?.remove()
      grid = null
    },
  }
}

/** The least that a drag can be: one element moved by its transform, saying the minute it is at. */
function dragsGhost(grid: HTMLElement): void {
  let ghost: HTMLElement | null = null
  grid.addEventListener('pointerdown', (event) => {
    ghost = document.createElement('div')
    ghost.className = 'bare-ghost'
    grid.append(ghost)
    grid.setPointerCapture(event.pointerId)
  })
  grid.addEventListener('pointermove', (event) => {
    if (ghost === null) return
    const minute = Math.round(event.clientY / pixelsPerMin / 15) * 15
    ghost.style.transform = `translate(${event.clientX}px, ${minute * pixelsPerMin}px)`
    ghost.textContent = `${Math.floor(minute / 60)}.${minute % 60}`
  })
  grid.addEventListener('pointerup', () => {
    ghost?.remove()
    ghost = null
  })
}
