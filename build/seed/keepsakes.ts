// What makes a card look lived in: photos before and after, a paper or two, a child with her guardian, age limits. The
// pictures are painted here, and the same few stand on several cards. Invented. Build scripts only.
import { createCanvas } from '@napi-rs/canvas'
import { type Db, type Tx, transaction } from '../../db/handle.ts'
import { newId } from '../../db/new-id.ts'
import { servicesByReadyKey } from '../../db/safety.ts'
import { saveAgeLimit } from '../../db/service-ages.ts'
import { thumbnailSide } from '../../shared/photos.ts'
import { readyServices } from '../../shared/services.ts'
import type { Language } from '../../shared/values.ts'
import { type Random, randomOf } from './random.ts'
import { inserter } from './rows.ts'

interface KeepsakeOptions {
  readonly seed: number
  readonly nowMs: number
  readonly until: string
  readonly language: Language
  readonly ownerId: string
}

/** Hair before and after: two colours each. */
const looks = [
  { before: ['#8a7a63', '#b7a98c'], after: ['#d9b978', '#f1dfae'] },
  { before: ['#5c4636', '#7d6450'], after: ['#3a2018', '#6e3524'] },
  { before: ['#9b9488', '#c4bfb5'], after: ['#8c3b2f', '#c4663f'] },
] as const
type Side = 'before' | 'after'

/** A head from behind against a wall: enough to tell a cut and a colour from each other on one scale. */
function painted(look: (typeof looks)[number], side: Side, width: number, random: Random): Buffer {
  const height = Math.round(width * 0.75)
  const canvas = createCanvas(width, height)
  const paint = canvas.getContext('2d')
  paint.scale(width / 1000, width / 1000)
  const wall = paint.createLinearGradient(0, 0, 1000, 750)
  wall.addColorStop(0, '#efe9e1')
  wall.addColorStop(1, '#d5cdc4')
  paint.fillStyle = wall
  paint.fillRect(0, 0, 1000, 750)
  paint.fillStyle = '#46505c'
  paint.beginPath()
  paint.ellipse(500, 790, 330, 210, 0, 0, 2 * Math.PI)
  paint.fill()
  paint.fillStyle = '#e6c0a4'
  paint.fillRect(445, 480, 110, 130)
  const [dark, light] = look[side]
  const end = side === 'before' ? 690 : 575
  // Strand by strand, longer and duller before.
  for (let strand = 0; strand < 260; strand += 1) {
    const across = strand / 259
    const x = 345 + across * 310
    paint.strokeStyle = random.chance(0.5) ? dark : light
    paint.globalAlpha = 0.85
    paint.lineWidth = random.between(3, 7)
    paint.beginPath()
    paint.moveTo(500 + (x - 500) * 0.25, 130 + Math.abs(across - 0.5) * 60)
    const bend = (across - 0.5) * 330
    paint.quadraticCurveTo(500 + bend * 1.25, 250, x + random.between(-12, 12), end + random.between(-14, 14))
    paint.stroke()
  }
  return canvas.toBuffer('image/jpeg', 82)
}

/** One page with one line, the smallest file that every reader opens. */
function smallPdf(line: string): Buffer {
  const shown = `BT /F1 18 Tf 72 760 Td (${line}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${shown.length} >>\nstream\n${shown}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const starts = objects.map((body, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const table = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const at of starts) text += `${String(at).padStart(10, '0')} 00000 n \n`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

const words: Readonly<Record<Language, { before: string; after: string; file: string; line: string }>> = {
  fi: { before: 'ennen.jpg', after: 'jalkeen.jpg', file: 'lahete.pdf', line: 'Lahete hierontaan' },
  sv: { before: 'fore.jpg', after: 'efter.jpg', file: 'remiss.pdf', line: 'Remiss till massage' },
  en: { before: 'before.jpg', after: 'after.jpg', file: 'referral.pdf', line: 'Referral for massage' },
}
/** Smaller than the program keeps, so that a salon is made no slower for them. */
const photoWidth = 1280
const cardsWithPhotos = 9
const cardsWithFile = 3

/** After care: photos stand on consents that addCare has given. */
export function addKeepsakes(db: Db, options: KeepsakeOptions): void {
  transaction(db, (tx) => {
    addPictures(tx, options)
    addChild(tx, options)
  })
}

function addPictures(db: Db, { seed, nowMs, language, ownerId }: KeepsakeOptions): void {
  const random = randomOf(seed, 'keepsakes')
  const row = inserter(db, 'attachment', [
    ...(['id', 'client_id', 'visit_id', 'kind', 'name', 'type', 'byte_count', 'width', 'height', 'moment'] as const),
    ...(['note', 'day', 'staff_id', 'created_at_ms'] as const),
  ])
  const small = inserter(db, 'attachment_thumbnail', ['attachment_id', 'content'])
  const whole = inserter(db, 'attachment_content', ['attachment_id', 'content'])
  const pictures = looks.map((look) => ({
    before: [painted(look, 'before', photoWidth, random), painted(look, 'before', thumbnailSide, random)] as const,
    after: [painted(look, 'after', photoWidth, random), painted(look, 'after', thumbnailSide, random)] as const,
  }))
  const byKey = servicesByReadyKey(db)
  const hair = readyServices.filter(({ trade }) => trade === 'hair').flatMap(({ key }) => byKey.get(key) ?? [])
  const visits = db.raw
    .prepare(`SELECT max(visit.day) AS day, visit.id, visit.client_id AS clientId, visit.arrived_at_ms AS atMs FROM visit
      JOIN consent ON consent.client_id = visit.client_id AND consent.kind = 'photos-record' AND consent.answer = 'given'
        AND consent.ended_at_ms IS NULL
      JOIN appointment_line AS line ON line.appointment_id = visit.appointment_id AND line.position = 0
      JOIN json_each(?) AS hair ON hair.value = line.service_id
      WHERE visit.finished_at_ms IS NOT NULL GROUP BY visit.client_id ORDER BY 1 DESC, visit.id LIMIT ?`)
    .all(JSON.stringify(hair), cardsWithPhotos) as { id: string; clientId: string; day: string; atMs: number }[]
  const name = words[language]
  for (const [at, visit] of visits.entries()) {
    const picture = pictures[at % pictures.length]
    if (picture === undefined) continue
    const base = { client_id: visit.clientId, visit_id: visit.id, note: '', day: visit.day, staff_id: ownerId }
    const keep = (kind: 'photo' | 'file', file: string, type: string, content: Buffer, moment: Side | '') => {
      const id = newId(nowMs, random.bytes)
      const size =
        kind === 'photo' ? { width: photoWidth, height: Math.round(photoWidth * 0.75) } : { width: null, height: null }
      const made = { ...base, ...size, id, kind, name: file, type, moment, byte_count: content.length }
      row({ ...made, created_at_ms: visit.atMs })
      whole({ attachment_id: id, content })
      return id
    }
    for (const side of ['before', 'after'] as const) {
      const [content, thumbnail] = picture[side]
      small({ attachment_id: keep('photo', name[side], 'image/jpeg', content, side), content: thumbnail })
    }
    if (at < cardsWithFile) keep('file', name.file, 'application/pdf', smallPdf(name.line), '')
  }
}

const childsYears = 13

/** A client who is thirteen, her mother who has agreed for her, and the services that ask for it. */
function addChild(tx: Tx, { seed, nowMs, until, ownerId }: KeepsakeOptions): void {
  const random = randomOf(seed, 'child')
  for (const serviceId of servicesByReadyKey(tx).get('lashTint') ?? []) {
    saveAgeLimit(tx, { serviceId, version: 0, leastAge: 12, guardianAge: 16 })
  }
  const [child, mother] = tx.raw
    .prepare(`SELECT id, name FROM client WHERE kind = 'person' AND removed_at_ms IS NULL AND last_visit_day < ?
      ORDER BY last_visit_day DESC, pk LIMIT 2`)
    .all(until) as { id: string; name: string }[]
  if (child === undefined || mother === undefined) return
  tx.raw.prepare('UPDATE client SET birth_year = ? WHERE id = ?').run(Number(until.slice(0, 4)) - childsYears, child.id)
  tx.raw.prepare('UPDATE client SET birth_year = NULL WHERE id = ?').run(mother.id)
  inserter(tx, 'client_family', ['id', 'client_id', 'relative_id', 'relation', 'guardian'])({
    ...{ id: newId(nowMs, random.bytes), client_id: child.id, relative_id: mother.id },
    ...{ relation: 'parent', guardian: 'relative' },
  })
  inserter(tx, 'consent', ['id', 'client_id', 'kind', 'answer', 'source', 'guardian', 'at_ms', 'staff_id'])({
    ...{ id: newId(nowMs, random.bytes), client_id: child.id, kind: 'guardian', answer: 'given', source: 'paper' },
    ...{ guardian: mother.name, at_ms: nowMs - 86_400_000, staff_id: ownerId },
  })
}
