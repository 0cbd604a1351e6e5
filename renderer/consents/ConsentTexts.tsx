// The wording of each consent in the settings: kind and language chosen, words changed, a new version saved. In the window.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ConsentKind, type ConsentText, consentKinds } from '../../shared/consents.ts'
import { type Language, languages } from '../../shared/values.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { FieldRow } from '../ui/Field.tsx'
import { Section, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './Consents.module.css'
import { consentTextsQuery } from './queries.ts'

export function ConsentTexts() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(consentTextsQuery)
  const [kind, setKind] = useState<ConsentKind>('health')
  const [language, setLanguage] = useState<Language>(currentLanguage())
  if (data === undefined) {
    return error === null ? <Skeleton lines={6} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  const text = data.find((each) => each.kind === kind && each.language === language)
  return (
    <Section title={t(($) => $.consents.texts.title)} description={t(($) => $.consents.texts.lead)}>
      <div className={styles.texts}>
        <FieldRow>
          <Select
            label={t(($) => $.consents.what)}
            options={consentKinds.map((each) => ({ id: each, label: t(($) => $.consents.kinds[each]) }))}
            value={kind}
            onChange={setKind}
          />
          <Select
            label={t(($) => $.consents.language)}
            options={languages.map((each) => ({ id: each, label: t(($) => $.clients.languages[each]) }))}
            value={language}
            onChange={setLanguage}
          />
        </FieldRow>
        {text === undefined ? null : <TextForm key={`${kind} ${language}`} text={text} />}
      </div>
    </Section>
  )
}

function TextForm({ text: saved }: { readonly text: ConsentText }) {
  const { t } = useTranslation()
  const [text, setText] = useState(saved.text)
  const [failure, setFailure] = useState<unknown>(null)
  const save = async () => {
    try {
      await call('consents.saveText', { kind: saved.kind, language: saved.language, text })
      setFailure(null)
      showToast({ tone: 'success', text: t(($) => $.consents.texts.saved) })
    } catch (error) {
      setFailure(error)
    }
  }
  return (
    <>
      <ErrorNotice error={failure} />
      <TextArea
        label={t(($) => $.consents.kinds[saved.kind])}
        description={
          saved.version === 0
            ? t(($) => $.consents.texts.readyText)
            : t(($) => $.consents.version, { version: saved.version })
        }
        value={text}
        onChange={setText}
        rows={8}
        maxLength={5000}
      />
      <div>
        <Button
          variant="primary"
          isDisabled={text.trim() === '' || text.trim() === saved.text}
          onPress={() => void save()}
        >
          {t(($) => $.common.save)}
        </Button>
      </div>
    </>
  )
}
