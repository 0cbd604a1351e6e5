// The recovery sheet: a code is made, printed, and typed back before it opens anything. Runs in main.
import { noteCheck } from '../db/backup-checks.ts'
import { transaction } from '../db/handle.ts'
import { salonOf } from '../db/settings.ts'
import { preferencesOf } from '../db/staff.ts'
import { AppError } from '../shared/errors.ts'
import type { SessionState } from '../shared/session.ts'
import { translator } from '../shared/translations/translate.ts'
import type { Clock } from './clock.ts'
import type { Dialogs } from './dialogs.ts'
import { confirmRecoveryCode, newRecoveryCode } from './keys/vault.ts'
import type { Papers } from './papers/papers.ts'
import { qrCode, qrPath } from './papers/qr.ts'
import type { Printers } from './printers.ts'
import type { Session } from './session.ts'

export type RecoverySheet = ReturnType<typeof createRecoverySheet>

export function createRecoverySheet(deps: {
  readonly session: Session
  readonly clock: Clock
  readonly dialogs: Dialogs
  readonly papers: Papers
  readonly printers: Printers
}) {
  /** Shown and not yet typed back; forgotten when the program closes. */
  let shown: string | null = null

  function requireShown(): string {
    if (shown === null) throw new AppError('RECOVERY_CODE_NOT_CONFIRMED')
    return shown
  }

  /** Kept as proof; the next practice is offered a quarter later. */
  function noteTyped(): void {
    const atMs = deps.clock.now()
    transaction(deps.session.requireOpen().db, (tx) =>
      noteCheck(tx, { kind: 'practice', place: null, part: null, sequence: null, atMs, ok: true, details: {} }),
    )
  }

  return {
    /** A new code. The sheet before it stays valid until this one is confirmed. */
    show(): { code: string } {
      shown = newRecoveryCode()
      return { code: shown }
    },
    /** The sheet as PDF, where the person chooses. */
    async save(): Promise<{ fileName: string | null }> {
      const code = requireShown()
      const { db } = deps.session.requireOpen()
      const { language } = preferencesOf(db, deps.session.actor().staffId)
      const t = translator(language)
      const saved = await deps.dialogs.saveFile({
        title: t(($) => $.dialogs.recoverySheet),
        name: t(($) => $.dialogs.recoverySheetFile),
        kind: { name: 'PDF', extension: 'pdf' },
        content: () =>
          deps.papers.recoverySheet({
            code,
            salonName: salonOf(db)?.name ?? '',
            language,
            madeAtMs: deps.clock.now(),
          }),
      })
      return { fileName: saved?.fileName ?? null }
    },
    /** On paper, through the system's print dialog: the window shows the sheet as its print view. */
    async print(): Promise<{ printed: boolean }> {
      requireShown()
      return { printed: await deps.printers.print() }
    },
    /** The code's QR code for that print view. */
    qr(): { modules: number; path: string } {
      const code = qrCode(requireShown())
      return { modules: code.size, path: qrPath(code) }
    },
    /** Typed back: from now on it opens the file, and the sheet before it no longer does. */
    async confirm(typed: string): Promise<SessionState> {
      const { opened } = deps.session.requireOpen()
      await confirmRecoveryCode(deps.session.place, opened, requireShown(), typed)
      shown = null
      noteTyped()
      return deps.session.state()
    },
    /** The sheet in the drawer, typed back in practice: proof that it still opens the salon. */
    async practise(typed: string): Promise<void> {
      await deps.session.tryRecoveryCode(typed)
      noteTyped()
    },
  }
}
