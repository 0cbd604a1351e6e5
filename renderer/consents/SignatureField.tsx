// A field to sign in with a mouse, a finger or a pen. Keeps strokes, not a picture. Runs in the window.
import { type PointerEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Signature } from '../../shared/consents.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorLine } from '../ui/Field.tsx'
import styles from './Consents.module.css'

interface SignatureFieldProps {
  readonly strokes: Signature
  readonly onChange: (strokes: Signature) => void
  readonly error?: string | undefined
}

const mostPoints = 4000

export function SignatureField({ strokes, onChange, error }: SignatureFieldProps) {
  const { t } = useTranslation()
  const field = useRef<HTMLDivElement>(null)
  const [drawing, setDrawing] = useState<readonly number[] | null>(null)
  const pointOf = (event: PointerEvent): [number, number] => {
    const frame = field.current?.getBoundingClientRect()
    if (frame === undefined) return [0, 0]
    const within = (value: number) => Math.max(0, Math.min(1000, Math.round(value * 1000)))
    return [within((event.clientX - frame.left) / frame.width), within((event.clientY - frame.top) / frame.height)]
  }
  const end = () => {
    if (drawing !== null && drawing.length >= 4) onChange([...strokes, [...drawing]])
    setDrawing(null)
  }
  return (
    <div className={styles.sign}>
      <span className={styles.label}>{t(($) => $.consents.signHere)}</span>
      <div
        ref={field}
        className={styles.pad}
        role="img"
        aria-label={t(($) => $.consents.signHere)}
        data-testid="signature"
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          setDrawing(pointOf(event))
        }}
        onPointerMove={(event) => {
          if (drawing !== null && drawing.length < mostPoints) setDrawing([...drawing, ...pointOf(event)])
        }}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <SignatureDrawing strokes={drawing === null ? strokes : [...strokes, [...drawing]]} />
      </div>
      <div className={styles.signFoot}>
        {error === undefined ? (
          <span className={styles.quiet}>{t(($) => $.consents.signHelp)}</span>
        ) : (
          <ErrorLine>{error}</ErrorLine>
        )}
        {strokes.length === 0 ? null : (
          <Button size="small" variant="quiet" onPress={() => onChange([])}>
            {t(($) => $.consents.clearSignature)}
          </Button>
        )}
      </div>
    </div>
  )
}

export function SignatureDrawing({ strokes }: { readonly strokes: Signature }) {
  return (
    <svg className={styles.strokes} viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden>
      {strokes.map((stroke, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only ever added at the end
        <polyline key={index} points={stroke.join(' ')} />
      ))}
    </svg>
  )
}
