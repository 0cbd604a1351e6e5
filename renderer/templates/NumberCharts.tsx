// A client's numbers over visits: one chosen number as a line, with the table beside it. The chart library is read only
// when there is something to draw. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../shared/format.ts'
import { numberText } from '../../shared/record-forms.ts'
import { currentLanguage } from '../i18n.ts'
import { Skeleton } from '../ui/Layout.tsx'
import { Select } from '../ui/Select.tsx'
import styles from './NumberCharts.module.css'
import { seriesQuery } from './queries.ts'

const LineChart = lazy(() => import('./NumberLine.tsx').then((module) => ({ default: module.NumberLine })))

/** Nothing until some number has been written on two visits. */
export function NumberCharts({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const { data = [] } = useQuery(seriesQuery(clientId))
  const [chosen, setChosen] = useState<string | null>(null)
  const drawn = data.filter((series) => series.points.length > 1)
  const series = drawn.find((each) => each.key === chosen) ?? drawn[0]
  if (series === undefined) return null
  const name = series.unit === '' ? series.label : `${series.label}, ${series.unit}`
  return (
    <section className={styles.section} aria-label={t(($) => $.templates.series.title)}>
      <h3>{t(($) => $.templates.series.title)}</h3>
      <div className={styles.pick}>
        <Select
          label={t(($) => $.templates.series.choose)}
          options={drawn.map((each) => ({ id: each.key, label: each.label, detail: each.form }))}
          value={series.key}
          onChange={setChosen}
        />
      </div>
      <Suspense fallback={<Skeleton lines={5} />}>
        <LineChart
          label={t(($) => $.templates.series.chart, { name })}
          points={series.points.map((point) => ({ day: formatDay(point.day, language), value: point.value }))}
        />
      </Suspense>
      <details className={styles.table}>
        <summary>{t(($) => $.templates.series.showTable)}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.templates.series.day)}</th>
              <th scope="col">{name}</th>
            </tr>
          </thead>
          <tbody className="figures">
            {series.points.map((point) => (
              <tr key={point.visitId}>
                <td>{formatDay(point.day, language)}</td>
                <td>{numberText(point.value, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}
