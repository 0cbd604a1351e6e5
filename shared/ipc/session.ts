// Routes of signing in, locking, the first run and the keys.
import { z } from 'zod'
import { KeyChangePreview, KeysOverview } from '../keys.ts'
import { CreateOwner, SessionState, SetupStep, SignIn } from '../session.ts'
import { Language, Nothing, Theme } from '../values.ts'
import { act, read, write } from './route.ts'

const Passphrase = z.string().min(1).max(1024)

export const sessionRoutes = {
  'session.state': read({
    access: { before: 'tells only which screen to show; names come from the computer’s own key store' },
    input: Nothing,
    output: SessionState,
    log: { none: 'no salon data' },
  }),
  'session.signIn': act({
    access: { before: 'this is the door; wrong passwords are delayed and logged' },
    input: SignIn,
    output: SessionState,
    log: { inside: 'sign-in, unlock or failed sign-in' },
  }),
  /** When all passwords are lost: the printed code opens the file and sets a new passphrase for the owner. */
  'session.signInWithRecoveryCode': act({
    access: { before: 'this is the other door; wrong codes are delayed and logged' },
    input: z.strictObject({ code: z.string().max(200), newPassphrase: Passphrase }),
    output: SessionState,
    log: { inside: 'sign-in or failed sign-in, and the change of key' },
  }),
  'session.lock': act({ access: 'locked-too', input: Nothing, output: SessionState, log: { inside: 'lock' } }),
  /** Closes the file and wipes the key. */
  'session.signOut': act({ access: 'locked-too', input: Nothing, output: SessionState, log: { inside: 'sign-out' } }),
  /** The person did something; puts off the automatic lock. Sent at most every 15 seconds. */
  'session.active': read({ access: 'locked-too', input: Nothing, output: z.null(), log: { none: 'no data' } }),
  'session.changePassword': act({
    access: 'signed-in',
    input: z.strictObject({ current: Passphrase, next: Passphrase }),
    output: z.null(),
    log: { action: 'change', kind: 'key', purpose: 'running', of: () => ({ fields: ['password'] }) },
  }),
  /** Look of the window before anyone has signed in. */
  'session.setLook': act({
    access: { before: 'only the window’s language and theme' },
    input: z.strictObject({ language: Language.optional(), theme: Theme.optional() }),
    output: SessionState,
    log: { none: 'language and theme of this computer' },
  }),

  'setup.suggestPassphrase': read({
    access: { before: 'five random words, no salon data' },
    input: z.strictObject({ language: Language }),
    output: z.object({ passphrase: z.string() }),
    log: { none: 'nothing is kept' },
  }),
  /** Makes the keys and the encrypted file. Refused where a salon already is. */
  'setup.createOwner': act({
    access: { before: 'works only on a machine without a salon' },
    input: CreateOwner,
    output: SessionState,
    log: { inside: 'creation of the file and the owner' },
  }),
  /** A new code for the recovery sheet; it opens nothing until `keys.confirmRecoveryCode`. */
  'keys.newRecoveryCode': act({
    access: 'staff-and-roles',
    input: Nothing,
    output: z.object({ code: z.string() }),
    log: { action: 'create', kind: 'key', purpose: 'running', of: () => ({ record: 'recovery', fields: ['offered'] }) },
  }),
  'keys.saveRecoverySheet': act({
    access: 'staff-and-roles',
    input: Nothing,
    output: z.object({ fileName: z.string().nullable() }),
    log: {
      action: 'export',
      kind: 'key',
      purpose: 'running',
      of: (_, saved) => (saved.fileName === null ? null : { record: 'recovery' }),
    },
  }),
  'keys.confirmRecoveryCode': act({
    access: 'staff-and-roles',
    input: z.strictObject({ code: z.string().max(200) }),
    output: SessionState,
    log: {
      action: 'change',
      kind: 'key',
      purpose: 'running',
      of: () => ({ record: 'recovery', fields: ['confirmed'] }),
    },
  }),
  /** The sheet that is shown now, on paper through the system's print dialog. */
  'keys.printRecoverySheet': act({
    access: 'staff-and-roles',
    input: Nothing,
    output: z.object({ printed: z.boolean() }),
    log: {
      action: 'print',
      kind: 'key',
      purpose: 'running',
      of: (_, answer) => (answer.printed ? { record: 'recovery' } : null),
    },
  }),
  /** What the print view of the sheet shows: its QR code as an SVG path. Only while a code is shown. */
  'keys.recoverySheetQr': act({
    access: 'staff-and-roles',
    input: Nothing,
    output: z.object({ modules: z.int(), path: z.string() }),
    log: { none: 'the same code that is on the screen' },
  }),
  /** Who can open the salon, since when. */
  'keys.overview': read({
    access: 'staff-and-roles',
    input: Nothing,
    output: KeysOverview,
    log: { none: 'names of staff and times only' },
  }),
  /** Asks this computer's key store once more. */
  'keys.askComputer': act({
    access: 'staff-and-roles',
    input: Nothing,
    output: KeysOverview,
    log: { none: 'changes nothing' },
  }),
  /** A new secret in place of one that this computer's key store does not give back. */
  'keys.startComputerOver': act({
    access: 'staff-and-roles',
    input: z.strictObject({ ownPassword: Passphrase }),
    output: KeysOverview,
    log: { action: 'change', kind: 'key', purpose: 'running', of: () => ({ record: 'computer' }) },
  }),
  'keys.previewChange': read({
    access: 'staff-and-roles',
    input: Nothing,
    output: KeyChangePreview,
    log: { none: 'nothing is touched' },
  }),
  /** A new data key for the salon's file. The file is away meanwhile; afterwards the same session goes on. */
  'keys.changeDataKey': act({
    access: 'staff-and-roles',
    input: z.strictObject({ passphrase: Passphrase }),
    output: SessionState,
    log: { inside: 'the change of key, in the file under the new one' },
  }),
  /** The sheet in use, typed back in practice; changes nothing but the note that it was done. */
  'keys.practiseRecovery': act({
    access: 'restore',
    input: z.strictObject({ code: z.string().max(200) }),
    output: Nothing,
    log: { action: 'check', kind: 'key', purpose: 'running', of: () => ({ record: 'recovery' }) },
  }),
  /** Moves the first run to a step; `done` ends it and needs the salon, the recovery code and a service. */
  'setup.goTo': write({
    access: 'settings',
    input: z.strictObject({ step: SetupStep }),
    output: z.object({ step: SetupStep }),
    log: { action: 'change', kind: 'setting', purpose: 'running', of: () => ({ record: 'setup' }) },
  }),
}
