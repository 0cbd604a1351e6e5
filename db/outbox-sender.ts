// Who sends the salon's letters: the settings, and its password sealed as identity codes are. Runs in main.
import { z } from 'zod'
import { AppError } from '../shared/errors.ts'
import { type SaveSender, type Sender, SenderSettings } from '../shared/outbox.ts'
import type { Db, Tx } from './handle.ts'
import { openText, sealText } from './sealed-text.ts'
import { readSetting, writeSetting } from './settings.ts'

const settingKey = 'mail-sender'
const Kept = z.strictObject({ settings: SenderSettings, password: z.string().nullable() })

function kept(db: Db): z.infer<typeof Kept> | null {
  const value = readSetting(db, settingKey)
  return value === undefined ? null : Kept.parse(value)
}

/** Null before one was set up. */
export function mailSender(db: Db): SenderSettings | null {
  return kept(db)?.settings ?? null
}

export function senderOf(db: Db): Sender {
  const value = kept(db)
  return { settings: value?.settings ?? null, hasPassword: (value?.password ?? null) !== null }
}

/** The seal is bound to the server and the user: a changed address never gets the password of the one before. */
const placeOf = ({ host, port, user }: SenderSettings) => `${settingKey} ${host}:${port} ${user}`

/**
 * `password` null keeps the one there is, as long as server and user stay the same.
 * Errors: MAIL_PASSWORD_NEEDED when they changed and no password came along.
 */
export function saveSender(
  tx: Tx,
  { settings, password }: SaveSender,
  keys: readonly Uint8Array[],
  actor: { readonly atMs: number },
): Sender {
  const before = kept(tx)
  const [key] = keys
  if (!key) throw new AppError('DATABASE_WRONG_KEY')
  const isSame = before !== null && placeOf(before.settings) === placeOf(settings)
  const sealed =
    password !== null && password !== ''
      ? Buffer.from(sealText(key, placeOf(settings), password)).toString('base64')
      : password === null && isSame
        ? before.password
        : null
  if (sealed === null && settings.user !== '') throw new AppError('MAIL_PASSWORD_NEEDED')
  writeSetting(tx, settingKey, { settings, password: settings.user === '' ? null : sealed }, actor.atMs)
  return senderOf(tx)
}

/** '' when the server asks for none. Errors: DATABASE_WRONG_KEY. */
export function senderPassword(db: Db, keys: readonly Uint8Array[]): string {
  const value = kept(db)
  if (value === null || value.password === null) return ''
  const password = openText(keys, placeOf(value.settings), Buffer.from(value.password, 'base64'))
  if (password === null) throw new AppError('DATABASE_WRONG_KEY')
  return password
}
