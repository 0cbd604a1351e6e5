// What leaves this computer: read from the program's own sources, so that a new way out cannot come in unseen.
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '../..')
const sources = ['shared', 'db', 'electron', 'renderer'].flatMap((folder) =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.join(folder, name)),
)
const textOf = (file: string) => fs.readFileSync(path.join(root, file), 'utf8')

/** Anything that opens a connection. */
const ways =
  /from '(?:node:)?(?:net|tls|http|https|http2|dgram|dns)'|from 'nodemailer|from 'undici'|\bfetch\(|XMLHttpRequest|WebSocket\(|sendBeacon|EventSource\(|shell\.openExternal|net\.request/
const opensConnection = (text: string) => ways.test(text.replace(/^\s*(?:\/\/|\*).*$/gm, ''))

describe('ways out of this computer', () => {
  it('are the receipt printer and the mail sender, and no other file', () => {
    expect(sources.filter((file) => opensConnection(textOf(file))).sort()).toEqual([
      'electron/mail-letter.ts',
      'electron/mail-transport.ts',
      'electron/receipt-printer.ts',
    ])
    // It would see another one.
    expect(opensConnection("import https from 'node:https'")).toBe(true)
    expect(opensConnection("await fetch('https://example.org')")).toBe(true)
  })

  it('are each used in one place, beside the note of the contact', () => {
    for (const [call, file] of [
      ['transport.send(', 'electron/outbox.ts'],
      ['receiptPrinters.send(', 'electron/handlers/sales.ts'],
    ] as const) {
      const callers = sources.filter((each) => textOf(each).includes(call))
      expect(callers, call).toEqual([file])
      const text = textOf(file)
      expect(text.split(call), call).toHaveLength(2)
      // In the same function, before it.
      const before = text.slice(0, text.indexOf(call))
      expect(before.slice(before.lastIndexOf('async function')), call).toContain('noteOutsideContact(')
    }
  })
})
