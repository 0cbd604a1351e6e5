// The frame around every screen: rail, content, side panel, status bar, palette, toasts. Runs in the window.

import { EyeOff, Lock, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { UNSAFE_PortalProvider } from 'react-aria/PortalProvider'
import { useTranslation } from 'react-i18next'
import type { Theme } from '../../shared/values.ts'
import { useTypedBooking } from '../appointments/useTypedBooking.ts'
import { call } from '../ipc.ts'
import { useBlur } from '../privacy/blur.ts'
import { LoggingNotice } from '../privacy/LoggingNotice.tsx'
import { SafetySheet } from '../safety/SafetySheet.tsx'
import { useSetLook } from '../session/look.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { SidePanelHost } from '../ui/SidePanel.tsx'
import { ShortcutsLive, useShortcut } from '../ui/shortcut.ts'
import { ToastRegion } from '../ui/Toast.tsx'
import { type Action, useActions } from './actions.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { goTo, useNavigation } from './navigation.ts'
import { Palette } from './Palette.tsx'
import { Rail, useRailItems } from './Rail.tsx'
import styles from './Shell.module.css'
import { StatusBar } from './StatusBar.tsx'
import { screens } from './screens.tsx'
import { useShowSession } from './session.ts'

interface ShellProps {
  /** Locked: everything stays as it was but out of sight and out of reach, also open dialogs. */
  readonly isHidden: boolean
}

/** Mounted while someone is signed in, also behind the lock screen. */
export function Shell({ isHidden }: ShellProps) {
  const { t } = useTranslation()
  const root = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLElement>(null)
  const screen = useNavigation((state) => state.route.screen)
  const items = useRailItems()
  const lock = useLock()
  useShortcut(isHidden ? undefined : 'Ctrl+L', lock, { isOverDialogs: true })
  useGlobalActions(lock)
  const { isBlurred, toggle } = useBlur()
  useShortcut(isHidden ? undefined : 'Ctrl+B', toggle, { isOverDialogs: true })
  useTypedBooking()

  const places = useMemo<readonly Action[]>(
    () =>
      items.map((item, index) => ({
        id: `go-${item.screen}`,
        label: t(($) => $.shell.rail[item.screen]),
        icon: item.icon,
        shortcut: `Alt+${index + 1}`,
        run: () => goTo({ screen: item.screen }),
      })),
    [items, t],
  )

  // A person whose role does not open the home screen starts at the first one it does.
  const first = items[0]?.screen
  const isOpenable = items.some((item) => item.screen === screen)
  useEffect(() => {
    if (!isOpenable && first !== undefined) goTo({ screen: first })
  }, [isOpenable, first])

  const CurrentScreen = isOpenable ? screens[screen] : undefined
  return (
    <div ref={root} className={cx(styles.shell, isBlurred && styles.blurred)} hidden={isHidden} inert={isHidden}>
      <UNSAFE_PortalProvider getContainer={() => root.current}>
        <ShortcutsLive value={!isHidden}>
          <button type="button" className={styles.skip} onClick={() => content.current?.focus()}>
            {t(($) => $.shell.skipToContent)}
          </button>
          <Rail />
          <div className={styles.main}>
            <SidePanelHost>
              <main ref={content} className={styles.content} tabIndex={-1}>
                <LoggingNotice />
                {CurrentScreen === undefined ? null : (
                  <ErrorBoundary key={screen}>
                    <CurrentScreen />
                  </ErrorBoundary>
                )}
              </main>
            </SidePanelHost>
          </div>
          <StatusBar onLock={lock} />
          <Palette places={places} />
          <SafetySheet />
          <ToastRegion />
          {isBlurred ? <BlurNotice onShow={toggle} /> : null}
        </ShortcutsLive>
      </UNSAFE_PortalProvider>
    </div>
  )
}

/** Says that what is on screen is covered, and uncovers it; on top of dialogs too. */
function BlurNotice({ onShow }: { readonly onShow: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.covered} role="status" data-react-aria-top-layer="true">
      <EyeOff size={18} aria-hidden />
      {t(($) => $.privacy.blurred)}
      <Button size="small" shortcut="Ctrl+B" onPress={onShow}>
        {t(($) => $.privacy.unblur)}
      </Button>
    </div>
  )
}

/** Locks the screen; what is open stays open behind the lock. */
function useLock(): () => void {
  const show = useShowSession()
  return useMemo(
    () => () => {
      void call('session.lock').then(show)
    },
    [show],
  )
}

/** Actions that are always there: lock, switch user, appearance. */
function useGlobalActions(lock: () => void): void {
  const { t } = useTranslation()
  const show = useShowSession()
  const setLook = useSetLook()
  const toggleBlur = useBlur((state) => state.toggle)
  const actions = useMemo<readonly Action[]>(() => {
    const look = (theme: Theme) => () => setLook({ theme })
    return [
      { id: 'lock', label: t(($) => $.shell.palette.lock), icon: Lock, shortcut: 'Ctrl+L', run: lock },
      {
        id: 'sign-out',
        label: t(($) => $.shell.palette.signOut),
        icon: LogOut,
        run: () => {
          void call('session.signOut').then(show)
        },
      },
      { id: 'blur', label: t(($) => $.privacy.blur), icon: EyeOff, shortcut: 'Ctrl+B', run: toggleBlur },
      { id: 'theme-light', label: t(($) => $.shell.palette.themeLight), icon: Sun, run: look('light') },
      { id: 'theme-dark', label: t(($) => $.shell.palette.themeDark), icon: Moon, run: look('dark') },
      { id: 'theme-system', label: t(($) => $.shell.palette.themeSystem), icon: Monitor, run: look('system') },
    ]
  }, [t, lock, show, setLook, toggleBlur])
  useActions(actions)
}
