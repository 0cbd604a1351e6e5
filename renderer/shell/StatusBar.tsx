// The bar at the bottom: who is signed in and the lock, then what the features have to say, then the clock.
// Runs in the window.

import { Lock, Search, UserRound } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Clock } from '../ui/Clock.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { Tooltip } from '../ui/Tooltip.tsx'
import { usePaletteOpen } from './actions.ts'
import styles from './Shell.module.css'
import { useSession, useUser } from './session.ts'
import { statusItems } from './status-items.tsx'

/** The status bar; `onLock` locks the screen. */
export function StatusBar({ onLock }: { readonly onLock: () => void }) {
  const { t } = useTranslation()
  const user = useUser()
  const session = useSession()
  return (
    <footer className={styles.status}>
      {user === null ? null : (
        <Tooltip text={t(($) => $.shell.status.lock)} shortcut="Ctrl+L" placement="top">
          <Button
            className={styles.statusItem ?? ''}
            onPress={onLock}
            aria-label={`${t(($) => $.shell.status.user, { name: user.name })}. ${t(($) => $.shell.status.lock)}`}
          >
            <UserRound size={14} strokeWidth={2} aria-hidden />
            <span>{user.name}</span>
            <Lock size={13} strokeWidth={2} aria-hidden />
          </Button>
        </Tooltip>
      )}
      <Button className={styles.statusItem ?? ''} onPress={() => usePaletteOpen.setState({ isOpen: true })}>
        <Search size={14} strokeWidth={2} aria-hidden />
        <span>{t(($) => $.shell.palette.open)}</span>
        <KeyHint keys="Ctrl+K" />
      </Button>
      {session?.practice ? <span className={styles.practice}>{t(($) => $.shell.status.practice)}</span> : null}
      <div className={styles.statusEnd}>
        {statusItems.map(({ id, Item }) => (
          <Item key={id} />
        ))}
        <span className={styles.statusItem}>
          <Clock />
        </span>
      </div>
    </footer>
  )
}
