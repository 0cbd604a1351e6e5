// The backup places, remembered beside the salon's file: on the day when that file does not open, the program still knows
// where its copies are. Sealed with a key of the vault, so that a folder's name tells nothing to whoever only has the disk.
// Runs in main.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { PlaceRow } from '../db/backup-places.ts'
import { openText, sealText } from '../db/sealed-text.ts'
import { writeFileDurably } from './durable-file.ts'
import { keyFor } from './keys/derived-keys.ts'

const File = z.strictObject({ format: z.literal('loiste-places'), version: z.literal(1), sealed: z.string() })
const Places = z.array(z.strictObject({ id: z.string(), path: z.string() }))
export type KnownPlace = z.infer<typeof Places>[number]

export const knownPlacesName = 'backup-places.json'

/** Writes the list when it says something new. */
export function rememberPlaces(userData: string, dataKey: Uint8Array, places: readonly PlaceRow[]): void {
  const list = places.map(({ id, path }) => ({ id, path }))
  const text = JSON.stringify(list)
  if (JSON.stringify(knownPlaces(userData, [dataKey])) === text) return
  const sealed = Buffer.from(sealText(keyFor(dataKey, 'knownPlaces'), knownPlacesName, text)).toString('base64')
  writeFileDurably(
    path.join(userData, knownPlacesName),
    JSON.stringify({ format: 'loiste-places', version: 1, sealed }),
  )
}

/** None when nothing was remembered, or when none of the keys opens it. */
export function knownPlaces(userData: string, dataKeys: readonly Uint8Array[]): readonly KnownPlace[] {
  try {
    const { sealed } = File.parse(JSON.parse(readFileSync(path.join(userData, knownPlacesName), 'utf8')))
    const keys = dataKeys.map((dataKey) => keyFor(dataKey, 'knownPlaces'))
    const text = openText(keys, knownPlacesName, Buffer.from(sealed, 'base64'))
    return text === null ? [] : Places.parse(JSON.parse(text))
  } catch {
    // Missing or damaged: the person chooses the folder herself.
    return []
  }
}
