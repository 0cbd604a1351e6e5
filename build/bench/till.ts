// Taking a payment through the real router, durable, beside a bare transaction of the same rows on the same file, and a
// receipt as PDF. Build scripts only.
import path from 'node:path'
import { newId } from '../../db/new-id.ts'
import { receiptById } from '../../db/sales-receipts.ts'
import { createPapers } from '../../electron/papers/papers.ts'
import { type Figure, spreadOf, timed } from './measure.ts'
import { routerOn } from './routes.ts'
import type { OpenSalon } from './salons.ts'

const rounds = 600
const warm = 100

/** Tables that a sale writes to, in the order it does; the document last, as the file asks. */
const tables = ['document_line', 'document_vat', 'payment', 'document', 'access_log'] as const

/**
 * A function that writes the rows of the last receipt once more in one transaction: new id, next number, nothing decided or
 * read. Its own triggers and indexes are the file's, so both sides pay them.
 */
function bareSale({ db }: OpenSalon): () => void {
  const { raw } = db
  const columns = (table: string) => (raw.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
  const document = raw.prepare('SELECT * FROM document ORDER BY issued_at_ms DESC, number DESC LIMIT 1').get() as {
    id: string
    series: string
    seller_id: string
  }
  const inserts = tables.map((table) => {
    const names = columns(table)
    const key = table === 'document' ? 'id' : 'document_id'
    const rows = (
      table === 'access_log'
        ? raw.prepare('SELECT * FROM access_log ORDER BY seq DESC LIMIT 1').all()
        : raw.prepare(`SELECT * FROM ${table} WHERE ${key} = ?`).all(document.id)
    ) as Record<string, unknown>[]
    const insert = raw.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
    return { table, names, rows, insert }
  })
  const next = raw.prepare('SELECT next_number FROM number_series WHERE seller_id = ? AND series = ?').pluck()
  const take = raw.prepare('UPDATE number_series SET next_number = next_number + 1 WHERE seller_id = ? AND series = ?')
  const lastSeq = raw.prepare('SELECT max(seq) FROM access_log').pluck()
  const write = raw.transaction((id: string) => {
    const number = next.get(document.seller_id, document.series)
    take.run(document.seller_id, document.series)
    const own: Record<string, unknown> = { id, document_id: id, request_id: id, number }
    for (const { table, names, rows, insert } of inserts) {
      if (table === 'access_log') own.seq = (lastSeq.get() as number) + 1
      for (const row of rows) insert.run(names.map((name) => (name in own ? own[name] : row[name])))
    }
  })
  return () => write.immediate(newId(Date.now()))
}

export async function till(salon: OpenSalon): Promise<Figure[]> {
  const { call, clock } = routerOn(salon)
  const { raw } = salon.db
  const service = raw
    .prepare('SELECT id, price_cents FROM service WHERE archived_at_ms IS NULL ORDER BY id LIMIT 1')
    .get()
  const product = raw
    .prepare('SELECT id, price_cents FROM product WHERE archived_at_ms IS NULL ORDER BY id LIMIT 1')
    .get()
  type Priced = { id: string; price_cents: number }
  const items = { service: service as Priced, product: product as Priced }
  const staffId = raw
    .prepare('SELECT id FROM staff WHERE takes_appointments = 1 ORDER BY position LIMIT 1')
    .pluck()
    .get()
  const pay = (): Promise<void> => {
    clock.nowMs += 1000
    const lines = (['service', 'product'] as const).map((kind) => ({
      kind,
      itemId: items[kind].id,
      quantity: 1,
      unitCents: items[kind].price_cents,
      discount: null,
      staffId,
    }))
    const cents = lines.reduce((sum, line) => sum + line.unitCents, 0)
    return call('sales.pay', {
      requestId: newId(clock.nowMs),
      appointmentId: null,
      appointmentVersion: null,
      clientId: null,
      language: 'fi',
      lines,
      payments: [{ method: 'card', cents }],
    })
  }
  // The salon may have sold later than the bench's moment.
  const last = raw.prepare('SELECT max(issued_at_ms) FROM document').pluck().get() as number | null
  clock.nowMs = Math.max(clock.nowMs, last ?? 0)
  await pay()
  const bare = bareSale(salon)
  const paid: number[] = []
  const same: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    // Every second pair the other way round: a checkpoint that one of them triggers is not always the same one's.
    if (round % 2 === 0) same.push(await timed(bare))
    paid.push(await timed(pay))
    if (round % 2 === 1) same.push(await timed(bare))
  }

  const papers = createPapers(path.join(import.meta.dirname, '../../electron/fonts'))
  const id = raw
    .prepare("SELECT id FROM document WHERE kind = 'receipt' ORDER BY issued_at_ms DESC LIMIT 1")
    .pluck()
    .get()
  // As when it is looked at: the fonts are read while the person reaches for the button.
  const warming = await timed(() => papers.warm())
  const first = await timed(() => papers.receipt(receiptById(salon.db, String(id))))
  const pdfs: number[] = []
  for (let round = 0; round < 60; round += 1) {
    pdfs.push(await timed(() => papers.receipt(receiptById(salon.db, String(id)))))
  }
  const { p50, p95 } = spreadOf(paid.slice(warm))
  return [
    {
      name: 'checkout, acknowledged and durable',
      value: p50,
      unit: 'ms',
      baseline: { name: 'a bare transaction of the same rows at FULL', value: spreadOf(same.slice(warm)).p50 },
      target: 2,
      note: `p95 ${p95.toFixed(2)} ms`,
    },
    {
      name: 'a receipt as PDF',
      value: spreadOf(pdfs).p95,
      unit: 'ms',
      baseline: null,
      target: 300,
      note: `p95; p50 ${spreadOf(pdfs).p50.toFixed(1)} ms, the first ${first.toFixed(0)} ms, after ${warming.toFixed(0)} ms of getting ready`,
    },
  ]
}
