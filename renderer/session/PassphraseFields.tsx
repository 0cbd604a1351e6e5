// A new passphrase: typed twice or shown, with its strength in words and five words on offer. Runs in the window.

import { useMutation } from '@tanstack/react-query'
import { Sparkles } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { passwordProblem } from '../../shared/passwords.ts'
import type { Translate } from '../../shared/translations/translate.ts'
import { codeText } from '../error-text.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { FieldStack } from '../ui/Field.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { PasswordField, TextField } from '../ui/TextField.tsx'
import styles from './PassphraseFields.module.css'
import { type PassphraseStrength, passphraseStrength } from './passphrase-strength.ts'

export interface PassphraseDraft {
  readonly passphrase: string
  readonly repeat: string
  readonly isShown: boolean
}

export const emptyPassphrase: PassphraseDraft = { passphrase: '', repeat: '', isShown: false }

/** What is wrong with a draft in the form's sense, by field; both undefined when it may be sent. */
export function passphraseFaults(t: Translate, draft: PassphraseDraft): { passphrase?: string; repeat?: string } {
  const problem = passwordProblem(draft.passphrase, 'owner')
  if (problem !== null) return { passphrase: codeText(t, problem) }
  if (!draft.isShown && draft.passphrase !== draft.repeat) return { repeat: codeText(t, 'PASSWORD_MISMATCH') }
  return {}
}

interface PassphraseFieldsProps {
  readonly draft: PassphraseDraft
  readonly onChange: (draft: PassphraseDraft) => void
  /** Faults are told after the first try to send. */
  readonly isChecked: boolean
  readonly label: string
  readonly repeatLabel: string
}

/** The fields; the form around them holds the draft. */
export function PassphraseFields({ draft, onChange, isChecked, label, repeatLabel }: PassphraseFieldsProps) {
  const { t } = useTranslation()
  const [isSuggested, setSuggested] = useState(false)
  const suggest = useMutation({
    mutationFn: () => call('setup.suggestPassphrase', { language: currentLanguage() }),
    onSuccess: ({ passphrase }) => {
      setSuggested(true)
      onChange({ passphrase, repeat: '', isShown: true })
    },
  })
  const faults = isChecked ? passphraseFaults(t, draft) : {}
  const type = (passphrase: string) => {
    setSuggested(false)
    onChange({ ...draft, passphrase })
  }
  const field = {
    label,
    value: draft.passphrase,
    onChange: type,
    autoComplete: 'off',
    description: t(($) => $.setup.owner.passphraseHint),
    error: faults.passphrase,
  }
  return (
    <FieldStack>
      <div className={styles.passphrase}>
        {draft.isShown ? <TextField {...field} /> : <PasswordField {...field} />}
        <Strength passphrase={draft.passphrase} />
      </div>
      {draft.isShown ? null : (
        <PasswordField
          label={repeatLabel}
          value={draft.repeat}
          onChange={(repeat) => onChange({ ...draft, repeat })}
          autoComplete="off"
          error={faults.repeat}
        />
      )}
      <Checkbox isSelected={draft.isShown} onChange={(isShown) => onChange({ ...draft, isShown, repeat: '' })}>
        {t(($) => $.setup.owner.show)}
      </Checkbox>
      <div>
        <Button icon={Sparkles} onPress={() => suggest.mutate()} isPending={suggest.isPending}>
          {isSuggested ? t(($) => $.setup.owner.suggestAnother) : t(($) => $.setup.owner.suggest)}
        </Button>
      </div>
      {isSuggested ? (
        <Notice tone="warning" role="status">
          {t(($) => $.setup.owner.suggested)}
        </Notice>
      ) : null}
      <ErrorNotice error={suggest.error} />
    </FieldStack>
  )
}

const grades: Record<PassphraseStrength['grade'], number> = { short: 1, common: 1, ok: 2, good: 3, excellent: 4 }

/** Four bars and a sentence; the sentence carries the meaning. */
function Strength({ passphrase }: { readonly passphrase: string }) {
  const { t } = useTranslation()
  const strength = passphraseStrength(passphrase)
  const grade = passphrase === '' ? 0 : grades[strength.grade]
  return (
    <div className={styles.strength} data-grade={grade}>
      <span className={styles.bars} aria-hidden>
        {[1, 2, 3, 4].map((bar) => (
          <span key={bar} className={styles.bar} data-on={bar <= grade || undefined} />
        ))}
      </span>
      <span role="status" aria-live="polite">
        {passphrase === '' ? null : strengthText(t, strength)}
      </span>
    </div>
  )
}

function strengthText(t: Translate, strength: PassphraseStrength): string {
  if (strength.grade === 'short') return t(($) => $.setup.owner.strength.short, { left: strength.left })
  return t(($) => $.setup.owner.strength[strength.grade])
}
