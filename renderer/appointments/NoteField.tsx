// The note of an appointment, written where it is read. Runs in the window.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Appointment } from '../../shared/appointments.ts'
import { isAppError } from '../../shared/errors.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { NotMade, useChanges } from './changes.ts'
import { appointmentQuery } from './queries.ts'

/** Text being typed, and what the appointment said when typing began. */
interface Typed {
  readonly text: string
  readonly base: string
}

/** Somebody else wrote a note while this one was being typed. */
class Clash extends Error {}

/**
 * Saves when it is left or on Ctrl+Enter; Esc puts the old text back first. What somebody else wrote meanwhile is shown and
 * not written over unasked. Mount with the appointment's id as key.
 */
export function NoteField({ appointment }: { readonly appointment: Appointment }) {
  const { t } = useTranslation()
  const changes = useChanges()
  const client = useQueryClient()
  const [typed, setTyped] = useState<Typed | null>(null)
  const [isClash, setClash] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const { note } = appointment
  const put = (next: Typed | null) => {
    setTyped(next)
    setClash(false)
  }
  const save = (isSure: boolean) => {
    if (typed === null) return
    const text = typed.text.trim()
    if (text === note) return put(null)
    if (note !== typed.base && !isSure) return setClash(true)
    void write(text, typed.base, isSure)
  }
  const write = async (text: string, base: string, isSure: boolean) => {
    try {
      await changes.change(appointment, { note: text }).catch(async (error: unknown) => {
        if (!isAppError(error) || error.code !== 'CHANGED_BY_OTHER') throw error
        // Somebody saved it meanwhile. With the new one at hand: another part of it is no clash, the note is.
        const { appointment: present } = await client.fetchQuery({ ...appointmentQuery(appointment.id), staleTime: 0 })
        if (present.note !== base && !isSure) throw new Clash()
        await changes.change(present, { note: text })
      })
      setFailure(null)
      // What was typed while it was being saved stays.
      setTyped((now) => (now?.text.trim() === text ? null : now))
      setClash(false)
    } catch (error) {
      if (error instanceof Clash) setClash(true)
      else if (!(error instanceof NotMade)) setFailure(error)
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the text field inside
    <div
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(false)
        if (event.key === 'Escape' && typed !== null && typed.text !== note) {
          event.stopPropagation()
          put(null)
        }
      }}
    >
      {isClash ? (
        <Notice
          tone="warning"
          role="alert"
          actions={
            <>
              <Button size="small" onPress={() => put(null)}>
                {t(($) => $.clients.takeTheirs)}
              </Button>
              <Button size="small" onPress={() => save(true)}>
                {t(($) => $.clients.keepMine)}
              </Button>
            </>
          }
        >
          {t(($) => $.clients.changedElsewhere, {
            field: t(($) => $.appointments.form.note),
            value: note || t(($) => $.clients.emptyValue),
          })}
        </Notice>
      ) : null}
      <TextArea
        label={t(($) => $.appointments.form.note)}
        placeholder={t(($) => $.appointments.form.notePlaceholder)}
        value={typed?.text ?? note}
        onChange={(text) => setTyped({ text, base: typed?.base ?? note })}
        onBlur={() => save(false)}
        maxLength={2000}
        rows={2}
      />
      <ErrorNotice error={failure} />
    </div>
  )
}
