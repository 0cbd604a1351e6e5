// How the program behaves in this salon: the automatic lock, the language of papers, the order of names. Runs in the window.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProgramSettings } from '../../shared/settings.ts'
import { languages } from '../../shared/values.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { Switch } from '../ui/Choices.tsx'
import { FieldStack } from '../ui/Field.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { showToast } from '../ui/Toast.tsx'
import { NumberInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import styles from './Settings.module.css'
import { settingsQuery } from './settings-query.ts'

/** Saved with its button. */
export function ProgramForm({ program }: { readonly program: ProgramSettings }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [autoLockMin, setAutoLockMin] = useState<Typed<number>>(program.autoLockMin)
  const [paperLanguage, setPaperLanguage] = useState(program.paperLanguage)
  const [nameOrder, setNameOrder] = useState(program.nameOrder)
  const [isChecked, setChecked] = useState(false)
  const save = useMutation({
    mutationFn: (input: ProgramSettings) => call('settings.saveProgram', input),
    onSuccess: (settings) => {
      queryClient.setQueryData(settingsQuery.queryKey, settings)
      showToast({ tone: 'success', text: t(($) => $.settings.saved) })
    },
  })
  const parsed = ProgramSettings.safeParse({ autoLockMin, paperLanguage, nameOrder })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (parsed.success) save.mutate(parsed.data)
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <FieldStack>
        <div className={styles.short}>
          <NumberInput
            label={t(($) => $.settings.program.autoLock)}
            description={t(($) => $.settings.program.autoLockHint)}
            unit="min"
            least={2}
            most={15}
            value={autoLockMin}
            onChange={setAutoLockMin}
            error={isChecked && !parsed.success ? t(($) => $.settings.field.outOfRange) : undefined}
          />
        </div>
        <Select
          label={t(($) => $.settings.program.paperLanguage)}
          options={languages.map((id) => ({ id, label: t(($) => $.session.languages[id]) }))}
          value={paperLanguage}
          onChange={setPaperLanguage}
        />
        <Switch
          isSelected={nameOrder === 'traditional'}
          onChange={(isOn) => setNameOrder(isOn ? 'traditional' : 'default')}
          detail={t(($) => $.settings.program.nameOrderHint)}
        >
          {t(($) => $.settings.program.nameOrder)}
        </Switch>
      </FieldStack>
      <ErrorNotice error={save.error} />
      <div className={styles.actions}>
        <Button type="submit" variant="primary" isPending={save.isPending}>
          {t(($) => $.common.save)}
        </Button>
      </div>
    </form>
  )
}
