// What each person chooses for herself: language, look, initials, password. Takes effect at once. Runs in the window.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { languages, themes } from '../../shared/values.ts'
import { call } from '../ipc.ts'
import { sessionQuery } from '../queries.ts'
import { ChangePassword } from '../session/ChangePassword.tsx'
import { useSetLook } from '../session/look.ts'
import { useSession } from '../shell/session.ts'
import { RadioGroup, Switch } from '../ui/Choices.tsx'
import { FieldStack } from '../ui/Field.tsx'
import { Section } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import styles from './Settings.module.css'

/** Open to everyone who can sign in. */
export function OwnSettings() {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const session = useSession()
  const setLook = useSetLook()
  const initials = useMutation({
    mutationFn: (initialsOnly: boolean) => call('settings.savePreferences', { initialsOnly }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  })
  if (session === undefined) return null
  return (
    <>
      <Section title={t(($) => $.settings.own.title)} description={t(($) => $.settings.own.lead)}>
        <div className={styles.form}>
          <FieldStack>
            <RadioGroup
              label={t(($) => $.session.look.language)}
              options={languages.map((id) => ({ id, label: t(($) => $.session.languages[id]) }))}
              value={session.language}
              onChange={(language) => setLook({ language })}
            />
            <RadioGroup
              label={t(($) => $.session.look.theme)}
              options={themes.map((id) => ({ id, label: t(($) => $.session.look.themes[id]) }))}
              value={session.theme}
              onChange={(theme) => setLook({ theme })}
            />
            <Switch
              isSelected={session.user?.initialsOnly ?? false}
              onChange={(isOn) => initials.mutate(isOn)}
              detail={t(($) => $.settings.own.initialsOnlyDetail)}
            >
              {t(($) => $.settings.own.initialsOnly)}
            </Switch>
            <ErrorNotice error={initials.error} />
          </FieldStack>
        </div>
      </Section>
      <ChangePassword />
    </>
  )
}
