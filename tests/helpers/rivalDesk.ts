// One of two desks after the same times: a process of its own with its own connection to the same encrypted file, started by
// appointments-two-processes.test.ts. At each turn of the clock both ask for the same time.
import type { Actor } from '../../db/actor.ts'
import { bookAppointment } from '../../db/appointments.ts'
import { all, type Db, handleOf, query, run, transaction } from '../../db/handle.ts'
import { openDatabase } from '../../db/open.ts'
import { isAppError } from '../../shared/errors.ts'
import { actorOf } from './tempSalon.ts'

export interface Asked {
  readonly file: string
  readonly keyHex: string
  readonly ownerId: string
  readonly serviceId: string
  readonly staffId: string
  readonly tries: readonly { readonly day: string; readonly startMin: number }[]
  /**
   * `book` is the program's own way. `look-then-write` looks for a free time first and writes it afterwards, as a careless
   * program would: only what the file itself refuses then stands between the two.
   */
  readonly way: 'book' | 'book-with-reason' | 'look-then-write'
}

export interface Outcome {
  /** 'saved', or why not; one for each try. */
  readonly codes: readonly string[]
  readonly startedMs: number
  readonly endedMs: number
}

/** Both come to the same try at the same instant, however long the one before has taken. */
const turnMs = 6

const preciseNow = () => performance.timeOrigin + performance.now()

function waitUntil(instantMs: number): void {
  while (preciseNow() < instantMs) {
    // Spinning: a timer would come a millisecond late in one of the two.
  }
}

function attempt(db: Db, asked: Asked, actor: Actor, at: Asked['tries'][number]): void {
  const { staffId } = asked
  const { day, startMin } = at
  if (asked.way !== 'look-then-write') {
    const lines = [{ serviceId: asked.serviceId, staffId, startMin }]
    const why = asked.way === 'book' ? {} : { overrideReason: 'Kaksi hierojaa' }
    transaction(db, (tx) => bookAppointment(tx, { day, clientId: null, note: '', lines, ...why }, actor))
    return
  }
  const taken = all(
    db,
    query
      .selectFrom('claim')
      .select('line_id')
      .where('staff_id', '=', staffId)
      .where('day', '=', day)
      .where('start_min', '<', startMin + 60)
      .where('end_min', '>', startMin),
  )
  if (taken.length > 0) throw new Error('it is taken')
  const id = `${process.pid}-${day}-${startMin}`
  const claim = { line_id: id, part: 0, appointment_id: id, staff_id: staffId, day, overridden: 0 }
  transaction(db, (tx) =>
    run(tx, query.insertInto('claim').values({ ...claim, start_min: startMin, end_min: startMin + 60 })),
  )
}

function compete(db: Db, asked: Asked, beginMs: number): Outcome {
  const actor = actorOf(asked.ownerId)
  const startedMs = preciseNow()
  const codes = asked.tries.map((at, turn) => {
    waitUntil(beginMs + turn * turnMs)
    try {
      attempt(db, asked, actor, at)
      return 'saved'
    } catch (error) {
      return isAppError(error) ? error.code : String(error)
    }
  })
  return { codes, startedMs, endedMs: preciseNow() }
}

const say = (message: unknown) => process.send?.(message)

let db: Db | undefined
let asked: Asked | undefined
process.on('message', (message: { asked: Asked } | { beginMs: number }) => {
  if ('asked' in message) {
    asked = message.asked
    db = handleOf(openDatabase(asked.file, Buffer.from(asked.keyHex, 'hex')))
    // A claim of the careless way has no line behind it.
    if (asked.way === 'look-then-write') db.raw.pragma('foreign_keys = OFF')
    say('ready')
    return
  }
  if (db === undefined || asked === undefined) throw new Error('nothing was asked')
  say(compete(db, asked, message.beginMs))
  db.raw.close()
  process.disconnect()
})
