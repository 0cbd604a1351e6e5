// Photos as rows of the encrypted file: what storing, listing and showing one costs beside the bare work on the same file.
// npm run bench takes a few hundred; the figures do not grow with their number, because only the wanted pages are read.
// Build scripts only.
import { createCanvas } from '@napi-rs/canvas'
import type { Actor } from '../../db/actor.ts'
import { transaction } from '../../db/handle.ts'
import { newId } from '../../db/new-id.ts'
import { addPhoto, attachmentContent, clientPhotos, thumbnails } from '../../db/photos.ts'
import { localToInstant, ZONE } from '../../shared/day.ts'
import { photoSide, thumbnailSide } from '../../shared/photos.ts'
import { randomOf } from '../seed/random.ts'
import { type Figure, spreadOf, timed } from './measure.ts'
import { type OpenSalon, presentDay, presentMinute } from './salons.ts'

const ofOneClient = 200

/** A picture with grain, so that it takes the room a photo takes. */
function picture(side: number): Buffer {
  const height = Math.round(side * 0.75)
  const canvas = createCanvas(side, height)
  const paint = canvas.getContext('2d')
  const image = paint.createImageData(side, height)
  const { between } = randomOf(1, `picture ${side}`)
  for (let at = 0; at < image.data.length; at += 4) {
    const pixel = at / 4
    const tone = 128 + 60 * Math.sin((pixel % side) / 40) + 40 * Math.cos(pixel / side / 30) + between(-12, 12)
    image.data.fill(tone, at, at + 3)
    image.data[at + 3] = 255
  }
  paint.putImageData(image, 0, 0)
  return canvas.toBuffer('image/jpeg', 82)
}

async function spread(times: number, work: (at: number) => unknown) {
  const samples: number[] = []
  for (let at = 0; at < times; at += 1) samples.push(await timed(() => work(at)))
  return spreadOf(samples)
}

/** Storing, the list of a client with 200, a page of small ones, one whole. */
export async function photos({ db, opened }: Pick<OpenSalon, 'db' | 'opened'>): Promise<Figure[]> {
  const atMs = localToInstant(presentDay, presentMinute, ZONE)
  const staffId = opened.staffId ?? ''
  const newOne = () => newId(atMs)
  const actor: Actor = { staffId, atMs, today: presentDay, language: 'fi', can: () => true, newId: newOne }
  const row = db.raw.prepare('SELECT id FROM client WHERE removed_at_ms IS NULL ORDER BY pk LIMIT 1').get()
  const { id: clientId } = row as { id: string }
  db.raw
    .prepare(
      `INSERT OR IGNORE INTO consent (id, client_id, kind, answer, source, at_ms, staff_id)
       VALUES (?, ?, 'photos-record', 'given', 'spoken', 1, ?)`,
    )
    .run(actor.newId(), clientId, actor.staffId)
  const content = picture(photoSide)
  const input = {
    clientId,
    visitId: null,
    name: 'kuva.jpg',
    day: actor.today,
    note: '',
    moment: '' as const,
    content: content.toString('base64'),
    thumbnail: picture(thumbnailSide).toString('base64'),
  }
  const added = await spread(ofOneClient, () => transaction(db, (tx) => addPhoto(tx, input, actor)))
  db.raw.exec('CREATE TABLE bench_blob (id INTEGER PRIMARY KEY, content BLOB)')
  const insert = db.raw.prepare('INSERT INTO bench_blob (content) VALUES (?)')
  const bare = await spread(50, () => transaction(db, () => insert.run(content)))
  const select = db.raw.prepare('SELECT content FROM bench_blob WHERE id = ?')
  const bareRead = await spread(50, (at) => select.get(at + 1))
  const ids = clientPhotos(db, { clientId }).list.map((each) => each.id)
  const listed = await spread(50, () => clientPhotos(db, { clientId }))
  const small = await spread(50, (at) => thumbnails(db, { clientId, ids: ids.slice(at, at + 24) }))
  const whole = await spread(50, (at) => attachmentContent(db, { clientId, id: ids[at] ?? '' }))
  db.raw.exec('DROP TABLE bench_blob')
  const compared = (name: string, value: number, baseline: { name: string; value: number } | null): Figure => ({
    name,
    value,
    unit: 'ms',
    baseline,
    target: null,
  })
  return [
    compared('photo stored, p50', added.p50, { name: 'the same bytes inserted', value: bare.p50 }),
    compared(`list of a client with ${ofOneClient} photos, p95`, listed.p95, null),
    compared('24 small pictures, p95', small.p95, null),
    compared('photo read whole, p50', whole.p50, { name: 'the same bytes selected', value: bareRead.p50 }),
  ]
}
