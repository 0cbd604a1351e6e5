import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient } from '../../db/clients.ts'
import { consentScan } from '../../db/consent-scans.ts'
import { answerConsent, clientConsents, withdrawConsent } from '../../db/consents.ts'
import { packagePictures } from '../../db/privacy-package.ts'
import { AnswerConsent } from '../../shared/consents.ts'
import { AppError } from '../../shared/errors.ts'
import { base64, jpeg, pdfFile, withSegment } from '../helpers/pictures.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeAll(() => {
  salon = tempSalon()
})
afterAll(() => salon.close())

const newClient = (name: string) => salon.write((tx) => createClient(tx, { name }, salon.actor())).id
const said = (clientId: string, content: Buffer, source: 'paper' | 'spoken' = 'paper') => ({
  clientId,
  kinds: ['treatment-notes', 'marketing-email'],
  answer: 'given',
  source,
  language: 'fi',
  scan: { name: 'lupa.jpg', content: base64(content) },
})
const answer = (clientId: string, content: Buffer) =>
  salon.write((tx) => answerConsent(tx, AnswerConsent.parse(said(clientId, content)), salon.actor()))
const code = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'no error'
}
const kept = () => salon.db.raw.prepare('SELECT count(*) FROM consent_scan').pluck().get()

describe('the paper of a consent', () => {
  it('is kept once with every answer it holds, without a consent to photos', () => {
    const clientId = newClient('Paperi Päivi')
    const paper = jpeg(300, 400)
    const { holding } = answer(clientId, paper)
    const [first, second] = holding
    expect(first?.scan).toMatchObject({ name: 'lupa.jpg', type: 'image/jpeg' })
    expect(second?.scan).toEqual(first?.scan)
    expect(kept()).toBe(1)
    const scan = { clientId, id: first?.scan?.id ?? '' }
    expect(consentScan(salon.db, scan).bytes.equals(paper)).toBe(true)
    expect(packagePictures(salon.db, clientId).map(({ name }) => name)).toEqual(['lupa.jpg'])
    expect(code(() => consentScan(salon.db, { ...scan, clientId: newClient('Muu Maija') }))).toBe('NOT_FOUND')
  })

  it('may be a PDF; anything else, and a photo that tells where it was taken, is refused and nothing is answered', () => {
    const clientId = newClient('Pirjo Peedeef')
    expect(answer(clientId, pdfFile).holding[0]?.scan?.type).toBe('application/pdf')
    const other = newClient('Rikki Riitta')
    const before = kept()
    expect(code(() => answer(other, Buffer.from('ei kuva eikä PDF')))).toBe('PHOTO_NOT_READ')
    const located = withSegment(jpeg(), 0xe1, Buffer.from('Exif\0\0GPS'))
    expect(code(() => answer(other, located))).toBe('PHOTO_HAS_HIDDEN_DATA')
    expect(clientConsents(salon.db, { clientId: other }).holding).toEqual([])
    expect(kept()).toBe(before)
  })

  it('comes with an answer on paper only', () => {
    expect(AnswerConsent.safeParse(said('client', jpeg(), 'spoken')).success).toBe(false)
    expect(AnswerConsent.safeParse(said('client', jpeg())).success).toBe(true)
  })

  it('stays as proof when the consent is withdrawn, as the answer itself does', () => {
    const clientId = newClient('Peruva Pia')
    answer(clientId, jpeg())
    const { past } = salon.write((tx) =>
      withdrawConsent(tx, { clientId, kind: 'marketing-email', source: 'spoken' }, salon.actor()),
    )
    expect(past[0]?.scan?.name).toBe('lupa.jpg')
  })
})
