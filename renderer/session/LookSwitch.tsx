// Language and theme, on the screens that stand before the shell. Runs in the window.

import { useTranslation } from 'react-i18next'
import { languages, themes } from '../../shared/values.ts'
import { useSession } from '../shell/session.ts'
import { SegmentedControl } from '../ui/Choices.tsx'
import { Select } from '../ui/Select.tsx'
import styles from './DoorFrame.module.css'
import { useSetLook } from './look.ts'

/** Takes effect at once. */
export function LookSwitch() {
  const { t } = useTranslation()
  const session = useSession()
  const setLook = useSetLook()
  if (session === undefined) return null
  return (
    <fieldset className={styles.look}>
      <legend className="visually-hidden">{t(($) => $.session.look.label)}</legend>
      <SegmentedControl
        label={t(($) => $.session.look.language)}
        options={languages.map((id) => ({ id, label: t(($) => $.session.languages[id]) }))}
        value={session.language}
        onChange={(language) => setLook({ language })}
      />
      <Select
        label={t(($) => $.session.look.theme)}
        options={themes.map((id) => ({ id, label: t(($) => $.session.look.themes[id]) }))}
        value={session.theme}
        onChange={(theme) => setLook({ theme })}
        isLabelHidden
      />
    </fieldset>
  )
}
