// What this window did, so that Ctrl+Z takes back one change after another and Ctrl+Y makes them again. Each screen
// records its own; they share the order in which things happened. Runs in the window.

import { useShortcut } from './ui/shortcut.ts'
import { showToast } from './ui/Toast.tsx'

export interface DoneStep {
  /** What happened, for the toast. */
  readonly text: string
  /** Takes it back; false when that was refused, which it has told. */
  readonly undo: () => Promise<boolean>
  /** Makes it again after it was taken back. */
  readonly redo: () => Promise<boolean>
}

const done: DoneStep[] = []
const undone: DoneStep[] = []

/** Tells of a change with a toast that takes it back; Ctrl+Z does too. What was undone before can no longer be redone. */
export function recordStep(step: DoneStep): void {
  done.push(step)
  undone.length = 0
  showToast({ text: step.text, onUndo: () => void takeBack(step) })
}

async function takeBack(step: DoneStep): Promise<void> {
  const at = done.indexOf(step)
  if (at < 0) return
  done.splice(at, 1)
  if (await step.undo()) undone.push(step)
}

/** Takes back the latest change of this window; nothing when there is none. */
export function undoLatest(): void {
  const step = done.at(-1)
  if (step !== undefined) void takeBack(step)
}

/** Makes again what was taken back last. */
export function redoLatest(): void {
  const step = undone.pop()
  if (step === undefined) return
  void step.redo().then((isMade) => {
    if (!isMade) return
    done.push(step)
    showToast({ text: step.text, onUndo: () => void takeBack(step) })
  })
}

/** Forgets everything: someone else is at the screen. */
export function forgetHistory(): void {
  done.length = 0
  undone.length = 0
}

/** Ctrl+Z, and Ctrl+Y or Ctrl+Shift+Z, while mounted. In a text field they are the field's own. */
export function useHistoryKeys(): void {
  useShortcut('Ctrl+Z', undoLatest)
  useShortcut('Ctrl+Y', redoLatest)
  useShortcut('Ctrl+Shift+Z', redoLatest)
}
