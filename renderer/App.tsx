// Which face the window shows: starting, first run, sign-in, lock, or the shell. Runs in the window.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ComponentType, type ReactNode, useEffect, useLayoutEffect } from 'react'
import { FormContext, I18nProvider } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { errorCodes } from '../shared/errors.ts'
import type { SessionState } from '../shared/session.ts'
import { codeText } from './error-text.ts'
import { switchLanguage } from './i18n.ts'
import { sessionQuery } from './queries.ts'
import { ErrorBoundary } from './shell/ErrorBoundary.tsx'
import { Gate } from './shell/Gate.tsx'
import { useNavigation } from './shell/navigation.ts'
import styles from './shell/Shell.module.css'
import { Shell } from './shell/Shell.tsx'
import { gates } from './shell/screens.tsx'
import { showTheme } from './shell/theme.ts'
import { useKeepAwake } from './shell/useKeepAwake.ts'
import { Skeleton } from './ui/Layout.tsx'
import { ErrorNotice, Notice } from './ui/Notice.tsx'

/** What to show for a session: pure, so that every phase is tested. */
export function faceOf(state: SessionState): 'setup' | 'signed-out' | 'locked' | 'ready' | 'changing-key' | 'damaged' {
  if (state.phase === 'empty') return 'setup'
  if (state.phase === 'ready') return state.setup === 'done' ? 'ready' : 'setup'
  return state.phase
}

const ownValidation = { validationBehavior: 'aria' } as const

/** The whole window. */
export function App() {
  const { data: session, error, refetch } = useQuery(sessionQuery)
  const { i18n } = useTranslation()

  const language = session?.language
  const theme = session?.theme
  useEffect(() => {
    if (language !== undefined) switchLanguage(language)
  }, [language])
  useEffect(() => {
    if (theme !== undefined) showTheme(theme)
  }, [theme])

  // The next person starts at the first screen and with nothing the last one was allowed to see.
  const client = useQueryClient()
  const staffId = session?.user?.staffId
  // Before the shell's own effects: a person who may not open the first screen is sent on by them.
  useLayoutEffect(() => {
    if (staffId !== undefined) useNavigation.getState().reset()
  }, [staffId])
  useEffect(() => {
    if (staffId === undefined) return
    return () => client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' })
  }, [staffId, client])

  return (
    <I18nProvider locale={i18n.language}>
      {/* Our forms tell what is wrong themselves. With the browser's own validation a field that shows an error would
          stop the form from ever being sent again. */}
      <FormContext value={ownValidation}>
        <ErrorBoundary>
          {session === undefined ? (
            <Starting error={error} onRetry={() => void refetch()} />
          ) : (
            <Face session={session} />
          )}
        </ErrorBoundary>
      </FormContext>
    </I18nProvider>
  )
}

function Face({ session }: { readonly session: SessionState }) {
  const face = faceOf(session)
  useKeepAwake(face === 'ready')
  // Tests and the start measurement wait for this: something a person can act on is on screen.
  useEffect(() => {
    document.documentElement.dataset.ready = 'true'
  }, [])
  switch (face) {
    case 'setup':
      return <Shown gate={gates.setup} />
    case 'signed-out':
      return <Shown gate={gates.signedOut} />
    case 'damaged':
      return gates.damaged === undefined ? <Damaged problem={session.problem} /> : <Shown gate={gates.damaged} />
    case 'locked':
    case 'changing-key':
    case 'ready':
      return (
        <>
          {session.setup === 'done' ? <Shell key={session.user?.staffId} isHidden={face !== 'ready'} /> : null}
          {face !== 'ready' ? (
            // The attribute keeps react-aria's open dialogs behind from hiding the lock from screen readers.
            <div className={styles.lock} data-react-aria-top-layer="true">
              <Shown gate={face === 'locked' ? gates.locked : gates.changingKey} />
            </div>
          ) : null}
        </>
      )
  }
}

function Shown({ gate: GateScreen }: { readonly gate: ComponentType | undefined }): ReactNode {
  return GateScreen === undefined ? null : <GateScreen />
}

function Starting({ error, onRetry }: { readonly error: Error | null; readonly onRetry: () => void }) {
  const { t } = useTranslation()
  return (
    <Gate>
      <h1>{error === null ? t(($) => $.shell.starting) : t(($) => $.shell.startFailed)}</h1>
      {error === null ? <Skeleton /> : <ErrorNotice error={error} onRetry={onRetry} />}
    </Gate>
  )
}

function Damaged({ problem }: { readonly problem: string | null }) {
  const { t } = useTranslation()
  const code = errorCodes.find((each) => each === problem) ?? 'INTERNAL'
  return (
    <Gate>
      <h1>{t(($) => $.shell.startFailed)}</h1>
      <Notice tone="danger" role="alert">
        {codeText(t, code)}
      </Notice>
    </Gate>
  )
}
