// Inputs for any route, drawn from its own schema and filled with ids of what is in the file, so that a new route is called
// by tests of the whole channel without anybody having thought of it.
import { z } from 'zod'
import { clientRowsOf, clientTables } from '../../db/client-data.ts'
import type { Db } from '../../db/handle.ts'
import { contract, type RouteName } from '../../shared/ipc/contract.ts'

export interface World {
  readonly db: Db
  readonly clientId: string
  /** Ids by the word that a key begins with: `staff` for `staffId`, `staffIds`. */
  readonly ids: Readonly<Record<string, readonly string[]>>
}

/** Which tables the plain `id` of a feature's routes may name. */
const tablesOf: Readonly<Record<string, readonly string[]>> = {
  appointments: ['appointment'],
  clients: ['client', 'client_tag', 'client_family', 'client_merge'],
  consents: ['consent', 'consent_scan'],
  dayclose: ['document'],
  incidents: ['incident'],
  invoices: ['document', 'invoice_draft', 'invoice_payment', 'bank_row'],
  outbox: ['outbox'],
  photos: ['attachment'],
  prepaid: ['prepaid'],
  privacy: ['privacy_request', 'breach', 'client'],
  products: ['product'],
  resources: ['resource'],
  safety: ['health_entry', 'patch_test', 'safety_rule'],
  sales: ['document', 'parked_sale'],
  services: ['service'],
  staff: ['staff'],
  stock: ['product', 'stocktake'],
  templates: ['record_template'],
  visits: ['visit', 'treatment_record'],
  waitlist: ['waitlist'],
}

const hasColumns = (db: Db, table: string, ...names: string[]) => {
  const columns = (db.raw.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
  return names.every((name) => columns.includes(name))
}

/** Her rows first, then any two. */
function idsIn(world: World, table: string): string[] {
  const { db, clientId } = world
  if (!hasColumns(db, table, 'id')) return []
  const select = (where: string, ...given: object[]) =>
    db.raw
      .prepare(`SELECT id FROM ${table} WHERE ${where} ORDER BY id LIMIT 6`)
      .pluck()
      .all(...given) as string[]
  const rows = clientRowsOf(table)?.rows
  const hers = rows === undefined ? [] : select(rows, { client: clientId })
  return [...new Set([...hers, ...select('1').slice(0, 2)])].map(String)
}

function versionOf(world: World, id: unknown): number {
  for (const [table] of clientTables()) {
    if (!hasColumns(world.db, table, 'id', 'version')) continue
    const version = world.db.raw.prepare(`SELECT version FROM ${table} WHERE id = ?`).pluck().get(id)
    if (typeof version === 'number') return version
  }
  return 1
}

/** Ids that a key may hold. Plain ones go by the feature, others by the beginning of the key. */
function idsFor(world: World, route: string, key: string): readonly string[] {
  const word = key.replace(/Ids?$/, '')
  if (word === 'request') return [`drawn-${crypto.randomUUID()}`]
  if (word === 'id' || word === '') {
    const feature = route.split('.')[0] ?? ''
    return (tablesOf[feature] ?? []).flatMap((table) => idsIn(world, table))
  }
  const known = world.ids[word]
  if (known !== undefined) return known
  const name = word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const table = clientTables().find(([each]) => each === name || each.endsWith(`_${name}`))?.[0]
  return table === undefined ? [world.clientId] : idsIn(world, table)
}

const words = [
  'Ylermi',
  '2026-11-23',
  'ylermi@example.org',
  '040 555 9871',
  '1990',
  'fi',
  '0',
  '2026-11',
  '12-31',
  '1234567-1',
  '',
]
const numbers = [1, 0, 600, 60, 2026, 1990, 2550, 10, 1_764_000_000_000]

interface Drawing {
  readonly world: World
  readonly route: string
  readonly key: string
  /** Another round takes other ids, choices and leaves out what may be left out. */
  readonly round: number
}

function draw(schema: z.core.$ZodType, drawing: Drawing): unknown {
  const { world, route, key, round } = drawing
  const { def } = schema._zod as unknown as { def: Record<string, unknown> & { type: string } }
  const inner = () => draw(def.innerType as z.core.$ZodType, drawing)
  const valid = (candidates: readonly unknown[]) =>
    candidates.find((each) => z.safeParse(schema, each).success) ?? candidates[0]
  switch (def.type) {
    case 'object': {
      const shape = def.shape as Record<string, z.core.$ZodType>
      const made: Record<string, unknown> = {}
      for (const [name, field] of Object.entries(shape)) {
        const value = draw(field, { ...drawing, key: name === 'id' && key === 'known' ? 'id' : name })
        if (value !== undefined) made[name] = value
      }
      if ('id' in made && 'version' in made) made.version = versionOf(world, made.id)
      return made
    }
    case 'string':
    case 'pipe': {
      const isId = key === 'id' || /Ids?$/.test(key)
      const ids = isId ? idsFor(world, route, key) : []
      const turned = ids.length === 0 ? [] : [...ids.slice(round % ids.length), ...ids]
      if (def.type === 'string' || isId) return valid([...turned, ...words])
      const plain = [...words, ...numbers].find((each) => z.safeParse(schema, each).success)
      return plain ?? draw(def.in as z.core.$ZodType, drawing)
    }
    case 'number':
      return valid([...(/^(end|until|to|close)/.test(key) ? [1200] : []), ...numbers.slice(round % 2), ...numbers])
    case 'boolean':
      return round % 2 === 0
    case 'enum':
      return pick(Object.values(def.entries as Record<string, string>), round)
    case 'literal':
      return pick(def.values as unknown[], round)
    case 'array': {
      const one = draw(def.element as z.core.$ZodType, drawing)
      return valid([[one], [], Array(7).fill(one)])
    }
    case 'tuple':
      return (def.items as z.core.$ZodType[]).map((item) => draw(item, drawing))
    case 'nullable':
      return round % 3 === 2 ? null : inner()
    case 'optional':
    case 'default':
    case 'prefault':
      return round % 3 === 1 ? undefined : inner()
    case 'readonly':
    case 'nonoptional':
      return inner()
    case 'union':
      return draw(pick(def.options as z.core.$ZodType[], round) as z.core.$ZodType, drawing)
    case 'record':
      return {}
    case 'null':
      return null
    default:
      return undefined
  }
}

const pick = (from: readonly unknown[], round: number) => from[round % Math.max(from.length, 1)]

const rounds = 4

/** Different inputs that the route's own schema takes; none where drawing does not find one. */
export function drawnInputs(route: RouteName, world: World): unknown[] {
  const { input } = contract[route]
  const found = new Map<string, unknown>()
  for (let round = 0; round < rounds; round += 1) {
    const one = draw(input, { world, route, key: '', round })
    if (z.safeParse(input, one).success) found.set(JSON.stringify(one) ?? '', one)
  }
  return [...found.values()]
}
