// Letters about a client's rights by e-mail: the answer to her request, and what she is told of a breach. They go through the
// outbox, each once; whoever has no address gets it on paper. Runs in main.
import { AppError } from '../shared/errors.ts'
import type { Letter, LetterState } from '../shared/outbox.ts'
import type {
  BreachLettersDone,
  QueueRequestLetter,
  RequestLetter,
  RequestLetterDraft,
} from '../shared/privacy-letters.ts'
import { type BreachMessage, breachMessage } from '../shared/privacy-texts/breach-message.ts'
import { letterWords, requestLetter } from '../shared/privacy-texts/request-letter.ts'
import { emptySalon, type SalonFields } from '../shared/settings.ts'
import { translator } from '../shared/translations/translate.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, type Tx } from './handle.ts'
import { insertLetter, letterOf } from './outbox.ts'
import { breachById } from './privacy-breaches.ts'
import { requestOf } from './privacy-requests.ts'
import { paperSettings } from './privacy-settings.ts'
import { salonOf } from './settings.ts'

/** What stands under a letter. */
export function letterHead(salon: SalonFields): { name: string; address: string } {
  const address = [salon.street, `${salon.postCode} ${salon.city}`, salon.phone, salon.email]
  return { name: salon.name, address: address.filter((part) => part.trim() !== '').join('\n') }
}

/** Whom people write to about their data, as the papers name it. */
export function privacyContact(db: Db): string {
  const { contactName, contactEmail } = paperSettings(db)
  return [contactName, contactEmail, salonOf(db)?.phone ?? ''].filter((part) => part !== '').join(', ')
}

/** Letters of one matter carry its name, so that the same one is never queued twice. */
const nameOf = (...parts: readonly string[]) => ['privacy', ...parts].join('-')

/** The letter of that name which goes or has gone; one that a person has cancelled may be written anew. */
function standing(db: Db, name: string): { id: string; state: LetterState } | undefined {
  return named(db, name).find(({ state }) => state !== 'cancelled')
}

const named = (db: Db, name: string) =>
  all(
    db,
    query
      .selectFrom('outbox')
      .select(['id', 'state'])
      .where(({ eb, or }) => or([eb('request_id', '=', name), eb('request_id', 'like', `${name}-again-%`)]))
      .orderBy('created_at_ms')
      .orderBy('id'),
  )

/** A name nobody has taken: the first, or the next after cancelled ones. */
function freeName(db: Db, name: string): string {
  const count = named(db, name).length
  return count === 0 ? name : `${name}-again-${count}`
}

/** The answer as it would go by e-mail. Errors: NOT_FOUND. */
export function beginRequestLetter(db: Db, input: RequestLetter, actor: Actor): RequestLetterDraft {
  const request = requestOf(db, { id: input.id }, actor)
  const salon = salonOf(db) ?? emptySalon
  const content = requestLetter(request, input.letter, letterHead(salon))
  const client =
    request.clientId === null
      ? undefined
      : one(db, query.selectFrom('client').select('email').where('id', '=', request.clientId))
  const address = client?.email ?? ''
  const mayRead = actor.can('client-contacts')
  return {
    clientId: request.clientId,
    address: mayRead ? address : '',
    isWithheld: !mayRead && address !== '',
    language: request.language,
    subject: `${content.title}, ${salon.name}`,
    body: letterWords(content),
    before: standing(db, nameOf(request.id, input.letter))?.state ?? null,
  }
}

/** Puts the answer into the outbox; a letter that goes or has gone is answered instead. Errors: NOT_FOUND. */
export function queueRequestLetter(tx: Tx, input: QueueRequestLetter, actor: Actor): Letter {
  const request = requestOf(tx, { id: input.id }, actor)
  const name = nameOf(request.id, input.letter)
  const before = standing(tx, name)
  if (before) return letterOf(tx, before.id, actor)
  const { address, subject, body } = input
  const { clientId, language } = request
  const id = insertLetter(
    tx,
    { ...wordsOnly, requestId: freeName(tx, name), clientId, language, address, subject, body },
    actor,
  )
  return letterOf(tx, id, actor)
}

const wordsOnly = { kind: 'letter', documentId: null, partId: null, isPaperCopy: false, copyOf: null } as const

/**
 * One message to everybody concerned who has an address, each in her own language. Errors: NOT_FOUND, BREACH_NOT_TOLD (the
 * later message before the first).
 */
export function queueBreachLetters(
  tx: Tx,
  input: { readonly id: string; readonly message: BreachMessage },
  actor: Actor,
): BreachLettersDone {
  const breach = breachById(tx, input)
  if (input.message === 'follow-up' && breach.peopleAtMs === null) throw new AppError('BREACH_NOT_TOLD')
  const salon = { salon: salonOf(tx)?.name ?? '', contact: privacyContact(tx) }
  const done = { queued: [] as string[], before: 0, byHand: 0 }
  for (const { id: clientId } of breach.clients) {
    const client = one(tx, query.selectFrom('client').select(['email', 'language']).where('id', '=', clientId))
    const name = nameOf(breach.id, input.message, clientId)
    if (standing(tx, name)) done.before += 1
    else if (client === undefined || client.email === '') done.byHand += 1
    else {
      const { email: address, language } = client
      const subject = translator(language)(($) => $.privacyBreach.paper.subject[input.message], { salon: salon.salon })
      const body = breachMessage(breach, input.message, language, salon).join('\n\n')
      insertLetter(
        tx,
        { ...wordsOnly, requestId: freeName(tx, name), clientId, language, address, subject, body },
        actor,
      )
      done.queued.push(clientId)
    }
  }
  return done
}
