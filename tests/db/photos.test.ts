import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from '../../db/clients.ts'
import { answerConsent, withdrawConsent } from '../../db/consents.ts'
import {
  addFile,
  addPhoto,
  attachmentContent,
  changePhoto,
  clientPhotos,
  removePhoto,
  thumbnails,
} from '../../db/photos.ts'
import { setLimit } from '../../db/privacy-limits.ts'
import { AnswerConsent } from '../../shared/consents.ts'
import { AppError } from '../../shared/errors.ts'
import { AddFile, AddPhoto } from '../../shared/photos.ts'
import { base64, jpeg, pdfFile, withSegment } from '../helpers/pictures.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
let clientId = ''
let stranger = ''
beforeAll(() => {
  salon = tempSalon()
  salon.write((tx) => {
    clientId = createClient(tx, { name: 'Maija Testi' }, salon.actor()).id
    stranger = createClient(tx, { name: 'Toinen Testi' }, salon.actor()).id
    const given = { clientId, kinds: ['photos-record'], answer: 'given', source: 'spoken', language: 'fi' }
    answerConsent(tx, AnswerConsent.parse(given), salon.actor())
  })
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
const picture = jpeg(80, 60)
const add = (over: object = {}) =>
  salon.write((tx) =>
    addPhoto(
      tx,
      AddPhoto.parse({
        clientId,
        name: 'ennen.jpg',
        day: '2026-11-23',
        moment: 'before',
        content: base64(picture),
        thumbnail: base64(jpeg(16, 12)),
        ...over,
      }),
      salon.actor(),
    ),
  )

describe('a photo', () => {
  test('is kept as it came, with its size, small and whole', () => {
    const [made] = add().list
    expect(made).toMatchObject({ kind: 'photo', moment: 'before', width: 80, height: 60, byteCount: picture.length })
    const id = made?.id ?? ''
    expect(attachmentContent(salon.db, { clientId, id }).bytes.equals(picture)).toBe(true)
    expect(Object.keys(thumbnails(salon.db, { clientId, ids: [id] }))).toEqual([id])
  })

  test('needs the consent', () => {
    expect(code(() => add({ clientId: stranger }))).toBe('CONSENT_NEEDED')
  })

  test('with anything but the picture in it is refused, also in the small one', () => {
    const located = withSegment(picture, 0xe1, Buffer.from('Exif\0\0GPS 60.17 N', 'latin1'))
    expect(code(() => add({ content: base64(located) }))).toBe('PHOTO_HAS_HIDDEN_DATA')
    expect(code(() => add({ thumbnail: base64(located) }))).toBe('PHOTO_HAS_HIDDEN_DATA')
    expect(code(() => add({ content: base64(pdfFile) }))).toBe('PHOTO_NOT_READ')
  })

  test('belongs to its client: another client’s id opens nothing', () => {
    const id = add().list[0]?.id ?? ''
    expect(code(() => attachmentContent(salon.db, { clientId: stranger, id }))).toBe('NOT_FOUND')
    expect(thumbnails(salon.db, { clientId: stranger, ids: [id] })).toEqual({})
    expect(code(() => salon.write((tx) => removePhoto(tx, { clientId: stranger, id })))).toBe('NOT_FOUND')
  })

  test('locked for a claim is refused to whoever has its id, and stays as it is', () => {
    const { id: locked } = salon.write((tx) => createClient(tx, { name: 'Lukittu Testi' }, salon.actor()))
    const given = { clientId: locked, kinds: ['photos-record'], answer: 'given', source: 'spoken', language: 'fi' }
    salon.write((tx) => answerConsent(tx, AnswerConsent.parse(given), salon.actor()))
    const id = add({ clientId: locked }).list[0]?.id ?? ''
    salon.write((tx) => {
      setLimit(tx, 'hold', { clientId: locked, on: true, reason: 'Reklamaatio' }, salon.actor())
      withdrawConsent(tx, { clientId: locked, kind: 'photos-record', source: 'spoken' }, salon.actor())
    })
    const change = { clientId: locked, id, version: 1, moment: 'after' as const, note: '' }
    expect(clientPhotos(salon.db, { clientId: locked }).list).toEqual([])
    expect(code(() => attachmentContent(salon.db, { clientId: locked, id }))).toBe('NOT_FOUND')
    expect(thumbnails(salon.db, { clientId: locked, ids: [id] })).toEqual({})
    expect(code(() => salon.write((tx) => changePhoto(tx, change)))).toBe('NOT_FOUND')
    expect(code(() => salon.write((tx) => removePhoto(tx, { clientId: locked, id })))).toBe('NOT_FOUND')
    expect(salon.db.raw.prepare('SELECT 1 FROM attachment_content WHERE attachment_id = ?').get(id)).toBeDefined()
  })

  test('is changed by who saw it last, and removed with its bytes', () => {
    const made = add().list[0]
    const id = made?.id ?? ''
    const change = (version: number) =>
      salon.write((tx) => changePhoto(tx, { clientId, id, version, moment: 'after', note: 'kolmas kerta' }))
    change(1)
    expect(code(() => change(1))).toBe('CHANGED_BY_OTHER')
    const before = clientPhotos(salon.db, { clientId }).list.length
    salon.write((tx) => removePhoto(tx, { clientId, id }))
    expect(clientPhotos(salon.db, { clientId }).list).toHaveLength(before - 1)
    for (const table of ['attachment_content', 'attachment_thumbnail']) {
      expect(salon.db.raw.prepare(`SELECT 1 FROM ${table} WHERE attachment_id = ?`).get(id)).toBeUndefined()
    }
  })
})

describe('a file', () => {
  const addOne = (content: Buffer) =>
    salon.write((tx) =>
      addFile(
        tx,
        AddFile.parse({ clientId: stranger, name: 'lupa.pdf', day: '2026-11-23', content: base64(content) }),
        salon.actor(),
      ),
    )
  test('may be a PDF by its bytes, without a consent for photos', () => {
    expect(addOne(pdfFile).list[0]).toMatchObject({ kind: 'file', type: 'application/pdf', width: null })
  })
  test('may be nothing else, whatever its name', () => {
    expect(code(() => addOne(Buffer.from('MZ\0\0')))).toBe('FILE_KIND_NOT_ALLOWED')
    expect(code(() => addOne(picture))).toBe('FILE_KIND_NOT_ALLOWED')
  })
  test('larger than the limit is refused before it is decoded', () => {
    const base = { clientId, name: 'iso.pdf', day: '2026-11-23' }
    expect(AddFile.safeParse({ ...base, content: 'A'.repeat(27_000_000) }).success).toBe(false)
  })
})
