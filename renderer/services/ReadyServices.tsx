// The ready list by trade with tick boxes. In the first run and in the settings. Runs in the window.

import { useTranslation } from 'react-i18next'
import { formatDuration, formatMoney } from '../../shared/format.ts'
import { clientMinutes, type ReadyServiceKey, readyServices, type Trade, trades } from '../../shared/services.ts'
import { currentLanguage } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import styles from './ReadyServices.module.css'

interface ReadyServicesProps {
  readonly chosen: ReadonlySet<ReadyServiceKey>
  readonly onChange: (chosen: ReadonlySet<ReadyServiceKey>) => void
  /** Names the salon already has; those rows are ticked and cannot be chosen again. */
  readonly takenNames: ReadonlySet<string>
}

/** Name, duration and price of each; the names come in the language on screen. */
export function ReadyServices(props: ReadyServicesProps) {
  return (
    <div className={styles.trades}>
      {trades.map((trade) => (
        <TradeList key={trade} trade={trade} {...props} />
      ))}
    </div>
  )
}

function TradeList({ trade, chosen, onChange, takenNames }: ReadyServicesProps & { readonly trade: Trade }) {
  const { t } = useTranslation()
  const rows = readyServices
    .filter((each) => each.trade === trade)
    .map((each) => ({ ...each, name: t(($) => $.services.ready[each.key]) }))
  const free = rows.filter((row) => !takenNames.has(row.name))
  const toggle = (key: ReadyServiceKey, isOn: boolean) => {
    const next = new Set(chosen)
    if (isOn) next.add(key)
    else next.delete(key)
    onChange(next)
  }
  const title = t(($) => $.services.trades[trade])
  return (
    <section aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <Button
          variant="quiet"
          size="small"
          isDisabled={free.every((row) => chosen.has(row.key))}
          onPress={() => onChange(new Set([...chosen, ...free.map((row) => row.key)]))}
        >
          {t(($) => $.setup.services.chooseAll)}
          <span className="visually-hidden">: {title}</span>
        </Button>
      </div>
      <ul className={styles.rows}>
        {rows.map((row) => {
          const isTaken = takenNames.has(row.name)
          return (
            <li key={row.key} className={styles.row}>
              <Checkbox
                isSelected={isTaken || chosen.has(row.key)}
                isDisabled={isTaken}
                onChange={(isOn) => toggle(row.key, isOn)}
                {...(isTaken ? { detail: t(($) => $.setup.services.alreadyThere) } : {})}
              >
                {row.name}
              </Checkbox>
              <span className={styles.facts}>
                <span className="figures">{formatDuration(clientMinutes(row))}</span>
                <span className="figures">{formatMoney(row.priceCents, currentLanguage())}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
