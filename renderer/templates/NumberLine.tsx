// The line of one number over visits. Loaded apart, because the chart library is large. Runs in the window.
import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts'
import styles from './NumberCharts.module.css'

interface NumberLineProps {
  readonly label: string
  readonly points: readonly { readonly day: string; readonly value: number }[]
}

export function NumberLine({ label, points }: NumberLineProps) {
  return (
    <figure className={styles.chart} aria-label={label}>
      <LineChart
        data={[...points]}
        responsive
        className={styles.line ?? ''}
        margin={{ top: 12, right: 16, bottom: 4, left: 0 }}
        title={label}
      >
        <CartesianGrid vertical={false} stroke="var(--hairline)" />
        <XAxis dataKey="day" tickLine={false} stroke="var(--ink-soft)" fontSize={12} minTickGap={24} />
        <YAxis tickLine={false} axisLine={false} width={44} stroke="var(--ink-soft)" fontSize={12} />
        <Tooltip
          isAnimationActive={false}
          contentStyle={{
            background: 'var(--paper-raised)',
            border: '1px solid var(--hairline-strong)',
            borderRadius: 'var(--radius)',
            color: 'var(--ink)',
          }}
        />
        <Line
          type="linear"
          dataKey="value"
          name={label}
          stroke="var(--accent)"
          strokeWidth={2}
          dot={{ r: 3, fill: 'var(--accent)' }}
          isAnimationActive={false}
        />
      </LineChart>
    </figure>
  )
}
