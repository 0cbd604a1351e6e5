import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from '../../db/clients.ts'
import { activeConsents, answerConsent, clientConsents, saveConsentText, withdrawConsent } from '../../db/consents.ts'
import { addPhoto, clientPhotos } from '../../db/photos.ts'
import { clientHealth, saveHealthEntry, saveSafetyRule } from '../../db/safety.ts'
import { AnswerConsent, type ConsentKind } from '../../shared/consents.ts'
import { AppError } from '../../shared/errors.ts'
import { AddPhoto } from '../../shared/photos.ts'
import { base64, jpeg } from '../helpers/pictures.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeAll(() => {
  salon = tempSalon()
})
afterAll(() => salon.close())

const code = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'no error'
}
const newClient = (name = 'Maija Testi') =>
  salon.write((tx) => createClient(tx, { name, language: 'sv' }, salon.actor())).id
const answer = (clientId: string, kinds: ConsentKind[], said: 'given' | 'refused' = 'given') =>
  salon.write((tx) =>
    answerConsent(
      tx,
      AnswerConsent.parse({ clientId, kinds, answer: said, source: 'spoken', language: 'sv' }),
      salon.actor(),
    ),
  )

describe('an answer', () => {
  test('holds until another one, and keeps the words that were answered to', () => {
    const clientId = newClient()
    answer(clientId, ['health', 'photos-record'])
    expect([...activeConsents(salon.db, clientId)].sort()).toEqual(['health', 'photos-record'])
    const [first] = clientConsents(salon.db, { clientId }).holding
    expect(first).toMatchObject({ answer: 'given', source: 'spoken', staffName: 'Helmi Laine', ended: null })
    expect(first?.text).toMatchObject({ language: 'sv', version: 1 })
    answer(clientId, ['health'], 'refused')
    expect([...activeConsents(salon.db, clientId)]).toEqual(['photos-record'])
    expect(clientConsents(salon.db, { clientId }).past).toMatchObject([
      { kind: 'health', answer: 'given', ended: { source: 'replaced' } },
    ])
  })

  test('a new wording is a new version; what was agreed to before stays as it was', () => {
    const clientId = newClient()
    answer(clientId, ['marketing-sms'])
    const old = clientConsents(salon.db, { clientId }).holding[0]?.text
    const texts = salon.write((tx) =>
      saveConsentText(tx, { kind: 'marketing-sms', language: 'sv', text: 'Nya ord.' }, salon.actor()),
    )
    expect(texts.find((each) => each.kind === 'marketing-sms' && each.language === 'sv')).toMatchObject({
      version: 2,
      text: 'Nya ord.',
    })
    expect(clientConsents(salon.db, { clientId }).holding[0]?.text).toEqual(old)
    answer(clientId, ['marketing-sms'])
    expect(clientConsents(salon.db, { clientId }).holding[0]?.text?.text).toBe('Nya ord.')
  })

  test('signed on screen needs the signature, and nothing else may have one', () => {
    const base = { clientId: 'client-1', kinds: ['health'], answer: 'given', language: 'fi' }
    expect(AnswerConsent.safeParse({ ...base, source: 'signed' }).success).toBe(false)
    expect(AnswerConsent.safeParse({ ...base, source: 'signed', signature: [[1, 2, 3, 4]] }).success).toBe(true)
    expect(AnswerConsent.safeParse({ ...base, source: 'spoken', signature: [[1, 2, 3, 4]] }).success).toBe(false)
  })

  test('of nobody is not found', () => {
    expect(code(() => answer('nobody-00', ['health']))).toBe('NOT_FOUND')
  })
})

describe('a withdrawal', () => {
  test('takes the health data and the photos with it, of this client only', () => {
    const rules = salon.write((tx) =>
      saveSafetyRule(
        tx,
        {
          known: null,
          kind: 'allergy',
          name: 'Lateksi',
          serviceIds: [],
          minHours: null,
          validMonths: null,
          archived: false,
        },
        salon.actor(),
      ),
    )
    const ruleId = rules[0]?.id ?? ''
    const fill = (clientId: string) =>
      salon.write((tx) => {
        answerConsent(
          tx,
          AnswerConsent.parse({
            clientId,
            kinds: ['health', 'photos-record'],
            answer: 'given',
            source: 'paper',
            language: 'fi',
          }),
          salon.actor(),
        )
        saveHealthEntry(tx, { clientId, known: null, ruleId, detail: 'käsineet' }, salon.actor())
        const picture = { content: base64(jpeg()), thumbnail: base64(jpeg(16, 12)) }
        addPhoto(tx, AddPhoto.parse({ clientId, name: 'ennen.jpg', day: '2026-11-23', ...picture }), salon.actor())
      })
    const [one, other] = [newClient('Yksi Testi'), newClient('Toinen Testi')]
    fill(one)
    fill(other)
    salon.write((tx) => withdrawConsent(tx, { clientId: one, kind: 'health', source: 'spoken' }, salon.actor()))
    expect(clientHealth(salon.db, { clientId: one }).entries).toEqual([])
    expect(clientPhotos(salon.db, { clientId: one }).list).toHaveLength(1)
    salon.write((tx) => withdrawConsent(tx, { clientId: one, kind: 'photos-record', source: 'spoken' }, salon.actor()))
    expect(clientPhotos(salon.db, { clientId: one }).list).toEqual([])
    const left = salon.db.raw.prepare('SELECT count(*) AS n FROM attachment_content').get() as { n: number }
    expect(left.n).toBe(1)
    expect(clientHealth(salon.db, { clientId: other }).entries).toHaveLength(1)
    expect(clientPhotos(salon.db, { clientId: other }).list).toHaveLength(1)
  })

  test('of what was never given does nothing', () => {
    const clientId = newClient()
    const after = salon.write((tx) =>
      withdrawConsent(tx, { clientId, kind: 'health', source: 'spoken' }, salon.actor()),
    )
    expect(after.past).toEqual([])
  })
})
