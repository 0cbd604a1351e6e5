// Commits rows one by one into an encrypted file and says each on its standard output, for a power cut to be played over
// what it asked the disk to keep. Started by power-cut.test.ts under strace.
import { writeSync } from 'node:fs'
import { openDatabase } from '../../db/open.ts'

const [file, keyHex, commits, synchronous] = process.argv.slice(2) as [string, string, string, 'FULL' | 'NORMAL']
const db = openDatabase(file, Buffer.from(keyHex, 'hex'))
// The control: what SQLite itself falls back to at each reopening of such a file.
if (synchronous === 'NORMAL') db.pragma('synchronous=NORMAL')
// Often, so that many cuts fall into the moving of the -wal into the file.
db.pragma('wal_autocheckpoint=40')
const insert = db.prepare('INSERT INTO entry (note, twin) VALUES (?, ?)')
for (let count = 1; count <= Number(commits); count++) {
  const note = `${count} ${'x'.repeat(700)}`
  insert.run(note, note)
  writeSync(1, `saved ${count}\n`)
}
// No closing: that would move everything into the file.
process.exit(0)
