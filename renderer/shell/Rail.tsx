// The navigation rail: icon and word, Alt+1… in order. Runs in the window.

import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { cx } from '../ui/cx.ts'
import { iconSize } from '../ui/icon.ts'
import { useShortcut } from '../ui/shortcut.ts'
import { Tooltip } from '../ui/Tooltip.tsx'
import { Mark } from './Mark.tsx'
import { goTo, useNavigation } from './navigation.ts'
import styles from './Shell.module.css'
import { type RailItem, rail, screens } from './screens.tsx'
import { useUser } from './session.ts'

/** The rail items that exist and that the person may open, in order. */
export function useRailItems(): readonly RailItem[] {
  const user = useUser()
  return rail.filter(
    ({ screen, permission }) =>
      screens[screen] !== undefined && (permission === null || user?.permissions.includes(permission)),
  )
}

/** The rail. */
export function Rail() {
  const { t } = useTranslation()
  const items = useRailItems()
  const firstLast = items.find((item) => item.isLast)?.screen
  return (
    <nav className={styles.rail} aria-label={t(($) => $.shell.navigation)}>
      <span className={styles.mark}>
        <Mark size={26} />
      </span>
      {items.map((item, index) => (
        <RailButton
          key={item.screen}
          item={item}
          shortcut={`Alt+${index + 1}`}
          isPushedDown={item.screen === firstLast}
        />
      ))}
    </nav>
  )
}

interface RailButtonProps {
  readonly item: RailItem
  readonly shortcut: string
  readonly isPushedDown: boolean
}

function RailButton({ item, shortcut, isPushedDown }: RailButtonProps) {
  const { t } = useTranslation()
  const isHere = useNavigation((state) => state.route.screen === item.screen)
  // A view of a screen, such as the day's end of the till, is left for the screen itself.
  const isInView = useNavigation(({ route }) => 'view' in route && route.view !== undefined)
  const open = () => {
    if (!isHere || isInView) goTo({ screen: item.screen })
  }
  useShortcut(shortcut, open)
  const RailIcon = item.icon
  const label = t(($) => $.shell.rail[item.screen])
  return (
    <Tooltip text={label} shortcut={shortcut} placement="right">
      <Button
        className={cx(styles.railItem, isPushedDown && styles.railLast)}
        onPress={open}
        {...(isHere ? { 'aria-current': 'page' } : {})}
      >
        <RailIcon size={iconSize.rail} strokeWidth={1.6} aria-hidden />
        <span>{label}</span>
      </Button>
    </Tooltip>
  )
}
