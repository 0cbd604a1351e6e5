// Photos as rows of the encrypted file: what storing, listing and showing one costs beside the bare work on the same file.
// A few hundred first, then ten thousand more. Build scripts only.
import { createCanvas } from '@napi-rs/canvas'
import type { Actor } from '../../db/actor.ts'
import { type Db, transaction } from '../../db/handle.ts'
import { newId } from '../../db/new-id.ts'
import { addPhoto, attachmentContent, clientPhotos, thumbnails } from '../../db/photos.ts'
import { localToInstant, ZONE } from '../../shared/day.ts'
import { photoSide, thumbnailSide } from '../../shared/photos.ts'
import { randomOf } from '../seed/random.ts'
import { type Figure, spreadOf, timed, timedTwice } from './measure.ts'
import { freeClients, type OpenSalon, presentDay, presentMinute } from './salons.ts'

const ofOneClient = 200

/** A picture with grain, so that it takes the room a photo takes. */
export function picture(side: number): Buffer {
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

const many = 10_000
/** Bytes; a tenth of a photo as it is kept, so that a run takes a gigabyte of disk and not six. */
const manySize = 60_000

/** Photos of all other clients, put into the file as they would lie there. */
function tenThousand(db: Db, actor: Actor) {
  const small = picture(thumbnailSide)
  const whole = Buffer.alloc(manySize, small)
  const { raw } = db
  const owners = raw.prepare(`${freeClients} LIMIT 1000 OFFSET 1`).pluck().all() as string[]
  const consent = raw.prepare(
    `INSERT OR IGNORE INTO consent (id, client_id, kind, answer, source, at_ms, staff_id)
     VALUES (?, ?, 'photos-record', 'given', 'spoken', 1, ?)`,
  )
  for (const owner of owners) consent.run(actor.newId(), owner, actor.staffId)
  const row = raw.prepare(
    `INSERT INTO attachment (id, client_id, kind, name, type, byte_count, width, height, moment, note, day, staff_id, created_at_ms)
     VALUES (?, ?, 'photo', 'kuva.jpg', 'image/jpeg', ${manySize}, 1920, 1440, '', '', ?, ?, ?)`,
  )
  const content = raw.prepare('INSERT INTO attachment_content (attachment_id, content) VALUES (?, ?)')
  const thumbnail = raw.prepare('INSERT INTO attachment_thumbnail (attachment_id, content) VALUES (?, ?)')
  for (let at = 0; at < many; at += 500) {
    transaction(db, () => {
      for (let index = at; index < at + 500; index += 1) {
        const id = actor.newId()
        row.run(id, owners[index % owners.length], actor.today, actor.staffId, actor.atMs + index)
        content.run(id, whole)
        thumbnail.run(id, small)
      }
    })
  }
  const once = (work: () => unknown) => {
    const started = performance.now()
    work()
    return performance.now() - started
  }
  const bytes = raw.prepare('SELECT page_count * page_size FROM pragma_page_count, pragma_page_size').pluck().get()
  const each = raw.prepare('SELECT content FROM attachment_content')
  const selectMs = once(() => {
    for (const _ of each.iterate());
  })
  const answer: unknown[] = []
  const checkMs = once(() => answer.push(raw.pragma('quick_check(1)', { simple: true })))
  if (answer[0] !== 'ok') throw new Error('the file is damaged')
  return { count: many, megabytes: Number(bytes) / 1e6, selectMs, checkMs }
}

async function spread(times: number, work: (at: number) => unknown) {
  const samples: number[] = []
  for (let at = 0; at < times; at += 1) samples.push(await timed(() => work(at)))
  return spreadOf(samples)
}

/**
 * The processor's time of one, as the mean of many because its clock is coarse: what comes before and after ten thousand
 * others cannot be taken in turns.
 */
async function processorMs(times: number, work: (at: number) => unknown): Promise<number> {
  const taken = await timedTwice(() => {
    for (let at = 0; at < times; at += 1) work(at)
  })
  return taken.processorMs / times
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
  const askList = () => clientPhotos(db, { clientId })
  const askSmall = (at: number) => thumbnails(db, { clientId, ids: ids.slice(at % 150, (at % 150) + 24) })
  const alone = { list: await processorMs(600, askList), small: await processorMs(600, askSmall) }
  const many = tenThousand(db, actor)
  const among = { list: await processorMs(600, askList), small: await processorMs(600, askSmall) }
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
    {
      ...compared(`that list among ${many.count} photos of others, the processor’s time`, among.list, {
        name: 'without them',
        value: alone.list,
      }),
      target: 1.5,
    },
    {
      ...compared(`24 small pictures among ${many.count}, the processor’s time`, among.small, {
        name: 'without them',
        value: alone.small,
      }),
      target: 1.5,
    },
    {
      ...compared(`quick_check of the file with ${many.count} photos (${many.megabytes.toFixed(0)} MB)`, many.checkMs, {
        name: 'every photo selected',
        value: many.selectMs,
      }),
      note: 'in a process of its own in the program; photos of a tenth of the usual size',
    },
  ]
}
