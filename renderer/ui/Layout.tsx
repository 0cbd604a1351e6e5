// How a screen is laid out: toolbar, scrolling content, sections, facts; what stands in while there is nothing yet or
// nothing at all. Runs in the window.

import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Toolbar as AriaToolbar } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import { type Icon, iconSize } from './icon.ts'
import styles from './Layout.module.css'

/** A whole screen: a toolbar above, content below. */
export function Screen({ children }: { readonly children: ReactNode }) {
  return <div className={styles.screen}>{children}</div>
}

interface ToolbarProps {
  /** The screen's name, its only <h1>. */
  readonly title: string
  readonly children?: ReactNode
  /** Actions at the far end, the primary one last. */
  readonly end?: ReactNode
}

/** The bar at the top of a screen; arrow keys walk its controls. */
export function Toolbar({ title, children, end }: ToolbarProps) {
  return (
    <header className={cx(styles.bar)}>
      <AriaToolbar aria-label={title} className={cx(styles.toolbar)}>
        <h1>{title}</h1>
        {children}
        {end === undefined ? null : <div className={styles.toolbarEnd}>{end}</div>}
      </AriaToolbar>
    </header>
  )
}

/** Scrolling content. `isMeasured` keeps forms and texts to a readable width. */
export function Content(props: { readonly children: ReactNode; readonly isMeasured?: boolean }) {
  return (
    <div className={styles.scroll}>
      <div className={cx(props.isMeasured && styles.measure)}>{props.children}</div>
    </div>
  )
}

interface SectionProps {
  readonly title: string
  readonly description?: ReactNode
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** A titled part of a screen or panel. */
export function Section({ title, description, action, children }: SectionProps) {
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{title}</h2>
        {action}
      </div>
      {description === undefined ? null : <p className={styles.sectionText}>{description}</p>}
      {children}
    </section>
  )
}

/** A hairline box around what belongs together. */
export function Card({ children }: { readonly children: ReactNode }) {
  return <div className={styles.card}>{children}</div>
}

/** Names and values under each other. A fact whose value is null is left out. */
export function Facts({ facts }: { readonly facts: readonly { readonly name: string; readonly value: ReactNode }[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map((fact) =>
        fact.value === null ? null : (
          <div key={fact.name} style={{ display: 'contents' }}>
            <dt>{fact.name}</dt>
            <dd>{fact.value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

interface EmptyStateProps {
  readonly icon: Icon
  readonly title: string
  /** What to do first. */
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** Stands where a list or a screen would be, and says what to do first. */
export function EmptyState({ icon: EmptyIcon, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <span className={styles.emptyIcon}>
        <EmptyIcon size={iconSize.large} strokeWidth={1.5} aria-hidden />
      </span>
      <h2>{title}</h2>
      {children === undefined ? null : <p>{children}</p>}
      {action}
    </div>
  )
}

const boneWidths = ['62%', '84%', '47%', '71%', '56%'] as const

/** Grey lines while something is on its way; said once to screen readers. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  const { t } = useTranslation()
  const bones = Array.from({ length: lines }, (_, index) => ({ index, width: boneWidths[index % boneWidths.length] }))
  return (
    <div className={styles.skeleton} role="status" aria-label={t(($) => $.common.loading)}>
      {bones.map(({ index, width }) => (
        <div key={index} className={styles.bone} style={width === undefined ? {} : { width }} />
      ))}
    </div>
  )
}

interface StepperProps {
  readonly steps: readonly string[]
  /** Index of the step now open; the ones before it are done. */
  readonly current: number
}

/** Where one is in a first run or another row of steps. */
export function Stepper({ steps, current }: StepperProps) {
  return (
    <ol className={styles.stepper}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={cx(styles.step, index < current && styles.stepDone, index === current && styles.stepNow)}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className={cx(styles.stepMark, 'figures')} aria-hidden>
            {index < current ? <Check size={14} strokeWidth={2.5} /> : index + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  )
}
