// The fields of a card, always open for typing: the usual ones, and what else the salon keeps behind one press. Filled
// fields are always shown. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type ClientCard,
  type ClientField,
  clientKinds,
  genders,
  partOfField,
  usualParts,
} from '../../shared/clients.ts'
import { parsePhone } from '../../shared/phone.ts'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choices.tsx'
import { FieldRow, FieldStack } from '../ui/Field.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { DateInput } from '../ui/TypedField.tsx'
import styles from './ClientCard.module.css'
import { ClientIdentity } from './ClientIdentity.tsx'
import { ClientPeople } from './ClientPeople.tsx'
import { type ClientEdits, useClientEdits } from './client-edits.ts'
import { fieldLabel } from './field-problem.ts'
import { LanguageField } from './LanguageField.tsx'
import { clientPartsQuery } from './queries.ts'

/** Mount with the card's id as key. */
export function ClientDetails({ card }: { readonly card: ClientCard }) {
  const { t } = useTranslation()
  const edits = useClientEdits(card)
  const [isMore, setMore] = useState(false)
  const { data: parts = usualParts } = useQuery(clientPartsQuery)
  const isOn = (field: ClientField) => {
    const part = partOfField[field]
    return part === null || parts.on.includes(part)
  }
  // What is written is shown; what is empty waits behind the button.
  const isShown = (field: ClientField) => isOn(field) && card[field] !== null && (isMore || edits.text(field) !== '')
  const bind = (field: ClientField) => ({
    label: fieldLabel(t, field),
    value: edits.text(field),
    onChange: (text: string) => edits.type(field, text),
    onBlur: () => edits.leave(field),
    error: edits.problem(field),
    isDisabled: card.removed,
    autoComplete: 'off',
  })
  const choose = (field: ClientField, value: string) => {
    edits.type(field, value)
    edits.leave(field)
  }
  const phone = edits.text('phone')
  const isOddPhone = phone.trim() !== '' && parsePhone(phone) === null
  const isCompany = edits.text('kind') === 'company'

  return (
    <section className={styles.details} aria-label={t(($) => $.clients.details)}>
      <FieldStack>
        <Clashes card={card} edits={edits} />
        <ErrorNotice error={edits.error} />
        <TextField {...bind('name')} />
        {card.phone === null ? (
          <p className={styles.quiet}>{t(($) => $.clients.contactsHidden)}</p>
        ) : (
          <>
            <TextField
              {...bind('phone')}
              type="tel"
              description={isOddPhone ? t(($) => $.clients.phoneNotRead) : undefined}
            />
            {isShown('morePhones') ? (
              <TextArea {...bind('morePhones')} rows={2} description={t(($) => $.clientCards.morePhonesHelp)} />
            ) : null}
            <TextField {...bind('email')} type="email" />
          </>
        )}
        <TextField {...bind('alert')} description={t(($) => $.clients.alertHelp)} />
        <TextArea {...bind('notes')} rows={5} />
        <LanguageField value={card.language} onChange={(language) => choose('language', language)} />
        {isShown('birthYear') && !(isOn('birthDate') && edits.text('birthDate') !== '') ? (
          <TextField {...bind('birthYear')} inputMode="numeric" maxLength={4} />
        ) : null}
        {isShown('birthDate') ? <BirthDate card={card} edits={edits} /> : null}
        {isShown('gender') ? (
          <Select
            label={fieldLabel(t, 'gender')}
            value={edits.text('gender') || 'none'}
            options={genders.map((id) => ({ id: id || 'none', label: t(($) => $.clientCards.genders[id || 'none']) }))}
            onChange={(id) => choose('gender', id === 'none' ? '' : id)}
            isDisabled={card.removed}
          />
        ) : null}
        {isShown('street') || isShown('city') || isShown('postCode') ? (
          <>
            <TextField {...bind('street')} />
            <FieldRow>
              <TextField {...bind('postCode')} inputMode="numeric" />
              <TextField {...bind('city')} />
            </FieldRow>
          </>
        ) : null}
        {isShown('source') ? <TextField {...bind('source')} /> : null}
        {isOn('kind') && (isMore || isCompany) ? (
          <SegmentedControl
            label={fieldLabel(t, 'kind')}
            value={isCompany ? 'company' : 'person'}
            options={clientKinds.map((id) => ({ id, label: t(($) => $.clientCards.kinds[id]) }))}
            onChange={(kind) => choose('kind', kind)}
            isDisabled={card.removed}
          />
        ) : null}
        {isOn('businessId') && (isCompany || edits.text('businessId') !== '') ? (
          <TextField {...bind('businessId')} />
        ) : null}
        {isShown('billingNote') ? <TextField {...bind('billingNote')} /> : null}
        {parts.on.includes('identityCode') || card.hasIdentityCode ? <ClientIdentity card={card} /> : null}
        <div>
          <Button
            size="small"
            variant="quiet"
            icon={isMore ? ChevronUp : ChevronDown}
            onPress={() => setMore((now) => !now)}
          >
            {isMore ? t(($) => $.clientCards.fewerFields) : t(($) => $.clientCards.moreFields)}
          </Button>
        </div>
        <ClientPeople card={card} isMore={isMore} parts={parts} onPayer={(id) => choose('payerId', id)} />
        <p className={styles.quiet}>{t(($) => $.clients.savesItself)}</p>
      </FieldStack>
    </section>
  )
}

function BirthDate({ card, edits }: { readonly card: ClientCard; readonly edits: ClientEdits }) {
  const { t } = useTranslation()
  return (
    <DateInput
      label={fieldLabel(t, 'birthDate')}
      value={edits.text('birthDate') === '' ? null : edits.text('birthDate')}
      onChange={(day) => {
        if (day !== 'invalid') edits.type('birthDate', day ?? '')
      }}
      onBlur={() => edits.leave('birthDate')}
      isDisabled={card.removed}
      error={edits.problem('birthDate')}
    />
  )
}

/** What somebody else saved while it was typed here, each with the two answers. */
export function Clashes({ card, edits }: { readonly card: ClientCard; readonly edits: ClientEdits }) {
  const { t } = useTranslation()
  return edits.clashes.map((field) => (
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
  ))
}
