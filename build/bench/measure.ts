// Timing and the table. Every figure is a ratio to something measured in the same run on the same disk, because seconds
// of one machine say nothing about another. Build scripts only.

/** One line of the report. */
export interface Figure {
  readonly name: string
  /** What was measured, in `unit`. */
  readonly value: number
  readonly unit: 'ms' | 'MB'
  /** What it is compared with; null when it is only reported. */
  readonly baseline: { readonly name: string; readonly value: number } | null
  /** The most it may be: a ratio to the baseline, or `unit` without one. */
  readonly target: number | null
  readonly note?: string
}

export interface Spread {
  readonly p50: number
  readonly p95: number
  readonly max: number
  readonly count: number
}

export function spreadOf(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { p50: at(0.5), p95: at(0.95), max: sorted.at(-1) ?? 0, count: sorted.length }
}

export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** The longest time that this process could not have answered a click while the work went on, ms. */
export async function longestGap(work: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let last = performance.now()
  const tick = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  const timer = setInterval(tick, 1)
  try {
    await work()
  } finally {
    clearInterval(timer)
    tick()
  }
  return longest
}

/** As `timed`, with the processor's milliseconds of this thread: other work on the machine is not in those. */
export async function timedTwice(work: () => unknown): Promise<{ ms: number; processorMs: number }> {
  const before = process.threadCpuUsage()
  const ms = await timed(work)
  const { user, system } = process.threadCpuUsage(before)
  return { ms, processorMs: (user + system) / 1000 }
}

/** Value over baseline, or the value itself where there is no baseline. */
export function ratioOf(figure: Figure): number {
  return figure.baseline === null ? figure.value : figure.value / figure.baseline.value
}

export function isMet(figure: Figure): boolean | null {
  return figure.target === null ? null : ratioOf(figure) <= figure.target
}

/** Plain text, one line a figure. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${figure.value.toFixed(2)} ${figure.unit}`,
    figure.baseline === null ? '' : `${figure.baseline.value.toFixed(2)} ${figure.unit}  ${figure.baseline.name}`,
    figure.baseline === null ? '' : `× ${ratioOf(figure).toFixed(2)}`,
    figure.target === null
      ? ''
      : `≤ ${figure.baseline === null ? `${figure.target} ${figure.unit}` : `× ${figure.target}`}`,
    { true: 'met', false: 'MISSED', null: '' }[String(isMet(figure))] ?? '',
    figure.note ?? '',
  ])
  const head = ['what', 'measured', 'compared with', 'ratio', 'target', '', '']
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
