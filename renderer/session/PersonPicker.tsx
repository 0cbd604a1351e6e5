// Who is at the desk: a button for each person who can sign in. Runs in the window.

import { UserRound } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { staffColour } from '../ui/tones.ts'
import { initialsOf } from './initials.ts'
import styles from './PersonPicker.module.css'

interface Person {
  readonly staffId: string
  readonly name: string
}

interface PersonPickerProps {
  readonly people: readonly Person[]
  readonly onChoose: (person: Person) => void
  readonly onSomeoneElse: () => void
}

/** Big enough for a thumb; the first one has the focus. */
export function PersonPicker({ people, onChoose, onSomeoneElse }: PersonPickerProps) {
  const { t } = useTranslation()
  return (
    <ul className={styles.people} aria-label={t(($) => $.session.signIn.people)}>
      {people.map((person, index) => (
        <li key={person.staffId}>
          <Button className={styles.person ?? ''} onPress={() => onChoose(person)} autoFocus={index === 0}>
            <Initials name={person.name} colour={staffColour(index)} />
            <span className={styles.name}>{person.name}</span>
          </Button>
        </li>
      ))}
      <li>
        <Button className={styles.person ?? ''} onPress={onSomeoneElse}>
          <span className={styles.initials} aria-hidden>
            <UserRound size={20} strokeWidth={1.75} />
          </span>
          <span className={styles.name}>{t(($) => $.session.signIn.someoneElse)}</span>
        </Button>
      </li>
    </ul>
  )
}

/** A person's initials in their colour; decorative beside the name. */
export function Initials({ name, colour }: { readonly name: string; readonly colour: string }) {
  return (
    <span className={styles.initials} style={{ '--person': colour }} aria-hidden>
      {initialsOf(name)}
    </span>
  )
}
