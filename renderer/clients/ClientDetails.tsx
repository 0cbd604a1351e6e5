// The fields of a card, always open for typing. Runs in the window.
import { useTranslation } from 'react-i18next'
import type { ClientCard } from '../../shared/clients.ts'
import { parsePhone } from '../../shared/phone.ts'
import { Button } from '../ui/Button.tsx'
import { FieldStack } from '../ui/Field.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import styles from './ClientCard.module.css'
import { useClientEdits } from './client-edits.ts'
import { type ClientField, fieldLabel } from './field-problem.ts'
import { LanguageField } from './LanguageField.tsx'

/** Mount with the card's id as key. */
export function ClientDetails({ card }: { readonly card: ClientCard }) {
  const { t } = useTranslation()
  const edits = useClientEdits(card)
  const bind = (field: Exclude<ClientField, 'language'>) => ({
    label: fieldLabel(t, field),
    value: edits.text(field),
    onChange: (text: string) => edits.type(field, text),
    onBlur: () => edits.leave(field),
    error: edits.problem(field),
    isDisabled: card.removed,
  })
  const phone = edits.text('phone')
  const isOddPhone = phone.trim() !== '' && parsePhone(phone) === null

  return (
    <section className={styles.details} aria-label={t(($) => $.clients.details)}>
      <FieldStack>
        {edits.clashes.map((field) => (
          <Notice
            key={field}
            tone="warning"
            role="alert"
            actions={
              <>
                <Button size="small" onPress={() => edits.takeTheirs(field)}>
                  {t(($) => $.clients.takeTheirs)}
                </Button>
                <Button size="small" onPress={() => edits.keepMine(field)}>
                  {t(($) => $.clients.keepMine)}
                </Button>
              </>
            }
          >
            {t(($) => $.clients.changedElsewhere, {
              field: fieldLabel(t, field),
              value: card[field] || t(($) => $.clients.emptyValue),
            })}
          </Notice>
        ))}
        <ErrorNotice error={edits.error} />
        <TextField {...bind('name')} autoComplete="off" />
        {card.phone === null ? (
          <p className={styles.quiet}>{t(($) => $.clients.contactsHidden)}</p>
        ) : (
          <>
            <TextField
              {...bind('phone')}
              type="tel"
              autoComplete="off"
              description={isOddPhone ? t(($) => $.clients.phoneNotRead) : undefined}
            />
            <TextField {...bind('email')} type="email" autoComplete="off" />
          </>
        )}
        <TextField {...bind('alert')} description={t(($) => $.clients.alertHelp)} />
        <TextArea {...bind('notes')} rows={6} />
        <LanguageField
          value={card.language}
          onChange={(language) => {
            edits.type('language', language)
            edits.leave('language')
          }}
        />
        <p className={styles.quiet}>{t(($) => $.clients.savesItself)}</p>
      </FieldStack>
    </section>
  )
}
