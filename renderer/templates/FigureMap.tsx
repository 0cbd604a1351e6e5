// A figure to mark on: press to add a mark, drag or use the arrow keys to move it, Delete to take it off; each mark has
// its note beside the figure. Runs in the window.
import { X } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Figure, Mark } from '../../shared/record-forms.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { TextField } from '../ui/TextField.tsx'
import styles from './FigureMap.module.css'
import { figurePaths } from './figure-shapes.ts'

interface FigureMapProps {
  readonly label: string
  readonly figure: Figure
  readonly marks: readonly Mark[]
  readonly onChange: (marks: Mark[]) => void
  readonly onLeave: () => void
}

const mostMarks = 60
const longestNote = 120
const within = (value: number) => Math.max(0, Math.min(1000, Math.round(value)))

export function FigureMap({ label, figure, marks, onChange, onLeave }: FigureMapProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const helpId = useId()
  const [added, setAdded] = useState(-1)
  const placeOf = (event: PointerEvent): { x: number; y: number } => {
    const frame = box.current?.getBoundingClientRect()
    if (frame === undefined) return { x: 500, y: 500 }
    return {
      x: within(((event.clientX - frame.left) / frame.width) * 1000),
      y: within(((event.clientY - frame.top) / frame.height) * 1000),
    }
  }
  const add = (mark: { x: number; y: number }) => {
    if (marks.length >= mostMarks) return
    setAdded(marks.length)
    onChange([...marks, { ...mark, note: '' }])
  }
  const move = (index: number, to: { x: number; y: number }) =>
    onChange(marks.map((mark, at) => (at === index ? { x: within(to.x), y: within(to.y), note: mark.note } : mark)))
  const remove = (index: number) => {
    onChange(marks.filter((_, at) => at !== index))
    onLeave()
  }

  return (
    <fieldset className={styles.map}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.both}>
        {/* Marks can be added and moved without a pointer: by the button below and by the arrow keys on each mark. */}
        <div
          ref={box}
          className={styles.figure}
          onPointerDown={(event) => {
            if (event.button === 0 && !isMark(event.target)) add(placeOf(event))
          }}
        >
          <FigureDrawing figure={figure} />
          {marks.map((mark, index) => (
            <MarkButton
              // biome-ignore lint/suspicious/noArrayIndexKey: marks have no other name than their number
              key={index}
              number={index + 1}
              mark={mark}
              describedBy={helpId}
              onMove={(to) => move(index, to)}
              onDrag={(event) => move(index, placeOf(event))}
              onRemove={() => remove(index)}
              onLeave={onLeave}
            />
          ))}
        </div>
        <div className={styles.notes}>
          {marks.map((mark, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: marks have no other name than their number
            <div key={index} className={styles.note}>
              <span className={cx(styles.number, 'figures')} aria-hidden>
                {index + 1}
              </span>
              <TextField
                label={t(($) => $.templates.map.note, { number: index + 1 })}
                isLabelHidden
                placeholder={t(($) => $.templates.map.notePlaceholder)}
                value={mark.note}
                onChange={(note) => onChange(marks.map((each, at) => (at === index ? { ...each, note } : each)))}
                onBlur={onLeave}
                maxLength={longestNote}
                autoFocus={index === added}
              />
              <IconButton
                icon={X}
                size="small"
                label={t(($) => $.templates.map.remove, { number: index + 1 })}
                onPress={() => remove(index)}
              />
            </div>
          ))}
          <p id={helpId} className={styles.help}>
            {marks.length === 0 ? t(($) => $.templates.map.help) : t(($) => $.templates.map.moveHelp)}
          </p>
          <div>
            <Button size="small" variant="quiet" onPress={() => add({ x: 500, y: 500 })}>
              {t(($) => $.templates.map.add)}
            </Button>
          </div>
        </div>
      </div>
    </fieldset>
  )
}

const isMark = (target: EventTarget): boolean => target instanceof Element && target.closest('button') !== null

interface MarkButtonProps {
  readonly number: number
  readonly mark: Mark
  readonly describedBy: string
  readonly onMove: (to: { x: number; y: number }) => void
  readonly onDrag: (event: PointerEvent) => void
  readonly onRemove: () => void
  readonly onLeave: () => void
}

function MarkButton({ number, mark, describedBy, onMove, onDrag, onRemove, onLeave }: MarkButtonProps) {
  const { t } = useTranslation()
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 50 : 10
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    }
    const by = moves[event.key]
    if (by !== undefined) onMove({ x: mark.x + by[0], y: mark.y + by[1] })
    else if (event.key === 'Delete' || event.key === 'Backspace') onRemove()
    else return
    event.preventDefault()
  }
  return (
    <button
      type="button"
      className={cx(styles.mark, 'figures')}
      style={{ '--x': `${mark.x / 10}%`, '--y': `${mark.y / 10}%` }}
      aria-label={`${t(($) => $.templates.map.mark, { number })}${mark.note === '' ? '' : `: ${mark.note}`}`}
      aria-describedby={describedBy}
      onKeyDown={onKeyDown}
      onBlur={onLeave}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onDrag(event)
      }}
    >
      {number}
    </button>
  )
}

export function FigureDrawing({ figure }: { readonly figure: Figure }) {
  return (
    <svg viewBox="0 0 1000 1000" className={styles.drawing} aria-hidden>
      {figurePaths[figure].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  )
}

/** A figure with its marks, as it was written. */
export function MarkedFigure({ figure, marks }: { readonly figure: Figure; readonly marks: readonly Mark[] }) {
  return (
    <div className={styles.both}>
      <div className={cx(styles.figure, styles.small)}>
        <FigureDrawing figure={figure} />
        {marks.map((mark, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: marks have no other name than their number
            key={index}
            className={cx(styles.mark, styles.still, 'figures')}
            style={{ '--x': `${mark.x / 10}%`, '--y': `${mark.y / 10}%` }}
            aria-hidden
          >
            {index + 1}
          </span>
        ))}
      </div>
      <ol className={styles.read}>
        {marks.map((mark, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: marks have no other name than their number
          <li key={index}>{mark.note === '' ? '–' : mark.note}</li>
        ))}
      </ol>
    </div>
  )
}
