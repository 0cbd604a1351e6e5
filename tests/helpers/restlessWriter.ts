// A thread with a connection of its own that writes and moves the -wal into the file without ever pausing: the rush a
// backup must find its moment in. Stops when it is ended.
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { openDatabase } from '../../db/open.ts'

/** Begins at once and answers when the first transaction is in the file. */
export async function startRestlessWriter(file: string, databaseKey: Uint8Array): Promise<Worker> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { file, databaseKey } })
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', reject)
  })
  return worker
}

if (parentPort && workerData?.databaseKey) {
  const { file, databaseKey } = workerData as { file: string; databaseKey: Uint8Array }
  const db = openDatabase(file, databaseKey)
  for (let round = 0; ; round++) {
    db.exec('DELETE FROM entry WHERE id IN (SELECT id FROM entry ORDER BY random() LIMIT 100)')
    db.exec("INSERT INTO entry (note, twin) SELECT hex(randomblob(400)), 'x' FROM entry LIMIT 100")
    db.pragma('wal_checkpoint(PASSIVE)')
    if (round === 0) parentPort.postMessage('writing')
  }
}
