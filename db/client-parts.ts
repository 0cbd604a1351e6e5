// Which optional parts of the client card the salon uses. Runs in main.
import {
  type ClientParts,
  ClientParts as ClientPartsSchema,
  partsNeedingReason,
  usualParts,
} from '../shared/clients.ts'
import { AppError } from '../shared/errors.ts'
import type { Actor } from './actor.ts'
import type { Db, Tx } from './handle.ts'
import { readSetting, writeSetting } from './settings.ts'

const key = 'clientParts'

export function clientParts(db: Db): ClientParts {
  const value = readSetting(db, key)
  return value === undefined ? usualParts : ClientPartsSchema.parse(value)
}

/** Errors: CLIENT_PART_NEEDS_REASON (data: part). What is switched off stays in the file, unseen, until it is erased. */
export function saveClientParts(tx: Tx, parts: ClientParts, actor: Actor): ClientParts {
  for (const part of partsNeedingReason) {
    const reason = part === 'birthDate' ? parts.reasons.birthDate : parts.reasons.identityCode
    if (parts.on.includes(part) && reason === '') throw new AppError('CLIENT_PART_NEEDS_REASON', { part })
  }
  writeSetting(tx, key, parts, actor.atMs)
  return parts
}
