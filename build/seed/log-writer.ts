// The access log in bulk: the program's own chain (db/accesslog-chain.ts) with its key and last code kept in memory
// between entries, where appendLog reads them from the file for each. Build scripts only.

import { type LogCaller, type LogWhat, logEntryOf, logRowOf } from '../../db/accesslog.ts'
import { entryMac, genesisMac, nextEpochKey } from '../../db/accesslog-chain.ts'
import { type Db, one, query } from '../../db/handle.ts'
import { inserter } from './rows.ts'

export interface LogWriter {
  readonly append: (caller: LogCaller, what: LogWhat, atMs: number, day: string) => void
  readonly count: () => number
}

/** Continues the chain of a file whose log has just been started and holds no entry. */
export function logWriter(db: Db): LogWriter {
  const held = one(db, query.selectFrom('access_log_key').selectAll())
  if (!held) throw new Error('the access log has not been started')
  let { key, epoch } = held
  let keyDay = held.day
  let seq = 0
  let mac: Uint8Array = genesisMac
  const moveOn = db.raw.prepare(
    'UPDATE access_log_key SET key = ?, epoch = ?, day = ?, first_seq = ?, mac_before = ? WHERE id = 1',
  )
  const insert = inserter(db, 'access_log', [
    'seq',
    'at_ms',
    'staff_id',
    'workstation',
    'session',
    'action',
    'kind',
    'record',
    'client',
    'purpose',
    'ids',
    'fields',
    'epoch',
    'mac',
  ])

  function append(caller: LogCaller, what: LogWhat, atMs: number, day: string): void {
    seq += 1
    if (day > keyDay && seq > 1) {
      key = nextEpochKey(key)
      epoch += 1
      keyDay = day
      moveOn.run(key, epoch, day, seq, mac)
    }
    const entry = logEntryOf({ seq, atMs, epoch }, caller, what)
    mac = entryMac(key, mac, entry)
    insert(logRowOf(entry, mac))
  }

  return { append, count: () => seq }
}
