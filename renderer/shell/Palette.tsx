// The command palette (Ctrl+K): actions on screen, places to go, and what the sources find. Runs in the window.

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { cx } from '../ui/cx.ts'
import { iconSize } from '../ui/icon.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { lastQuestion } from '../ui/latest.ts'
import listStyles from '../ui/Popover.module.css'
import { useShortcut } from '../ui/shortcut.ts'
import { type Action, matchingActions, type PaletteRow, useActionStore, usePaletteOpen } from './actions.ts'
import styles from './Shell.module.css'

interface Group {
  readonly id: string
  readonly title: string
  readonly rows: readonly PaletteRow[]
}

interface PaletteProps {
  /** Places to go, offered besides the registered actions. */
  readonly places: readonly Action[]
}

const setOpen = (isOpen: boolean) => usePaletteOpen.setState({ isOpen })

/** Mounted once by the shell; opens on Ctrl+K. */
export function Palette({ places }: PaletteProps) {
  const { t } = useTranslation()
  const isOpen = usePaletteOpen((state) => state.isOpen)
  useShortcut('Ctrl+K', () => setOpen(true))
  return (
    <ModalOverlay className={cx(styles.paletteScrim)} isOpen={isOpen} onOpenChange={setOpen} isDismissable>
      <Modal className={cx(styles.paletteBox)} data-modal>
        <Dialog className={cx(styles.paletteDialog)} aria-label={t(($) => $.shell.palette.title)}>
          <PaletteBody places={places} onDone={() => setOpen(false)} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function PaletteBody({ places, onDone }: PaletteProps & { readonly onDone: () => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const actions = useActionStore((state) => state.actions)
  const [asked, setAsked] = useState(0)
  const { answers: found, text: answered } = useFound(text, asked)
  const groups = useMemo<readonly Group[]>(() => {
    const own = matchingActions([...actions.values()], text)
    const there = matchingActions(places, text)
    return [
      ...found,
      { id: 'places', title: t(($) => $.shell.palette.goTo), rows: there },
      { id: 'actions', title: t(($) => $.shell.palette.actions), rows: own },
    ].filter((group) => group.rows.length > 0)
  }, [actions, places, found, text, t])

  const run = (key: string) => {
    const row = groups.flatMap((group) => group.rows).find((each) => each.id === key)
    if (row === undefined) return
    // What was found for another text is not what one sees oneself choose: Enter came before the answer.
    const isFound = found.some((group) => group.rows.includes(row))
    if (isFound && answered !== text.trim()) return
    if (row.staysOpen !== true) onDone()
    row.run()
    if (row.staysOpen === true) {
      hasWalked.current = false
      setAsked((count) => count + 1)
    }
  }

  const body = useRef<HTMLDivElement>(null)
  // Whether someone has walked the rows of this text: else Enter means the first, which may have come just now.
  const hasWalked = useRef(false)
  const onKeyDown = (event: KeyboardEvent) => {
    if (['ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'].includes(event.key)) hasWalked.current = true
    const first = groups.flatMap((group) => group.rows).find((row) => row.note === undefined)
    if (event.key === 'Enter' && !hasWalked.current && first !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      run(first.id)
    } else runOther(event)
  }
  /** Tab, or → at the end of the text, opens closer what the walked-to row offers, else the first that does. */
  const runOther = (event: KeyboardEvent) => {
    const { key, target } = event
    if (!(target instanceof HTMLInputElement) || event.shiftKey || event.ctrlKey || event.altKey) return
    if (key !== 'Tab' && !(key === 'ArrowRight' && target.selectionStart === target.value.length)) return
    if (answered !== text.trim()) return
    const rows = found.flatMap((group) => group.rows)
    const walkedTo = body.current?.querySelector('[data-focused]')?.getAttribute('data-key')
    const row =
      rows.find((each) => each.id === walkedTo && each.runOther !== undefined) ?? rows.find((each) => each.runOther)
    if (row?.runOther === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onDone()
    row.runOther()
  }

  return (
    <div ref={body} className={cx(styles.palette)} onKeyDownCapture={onKeyDown}>
      <Autocomplete
        inputValue={text}
        onInputChange={(typed) => {
          hasWalked.current = false
          setText(typed)
        }}
      >
        <SearchField autoFocus aria-label={t(($) => $.shell.palette.open)} className={cx(styles.palette)}>
          <Input
            className={cx(styles.paletteInput)}
            placeholder={t(($) => $.shell.palette.placeholder)}
            spellCheck={false}
          />
        </SearchField>
        <ListBox
          className={cx(styles.paletteList)}
          aria-label={t(($) => $.shell.palette.title)}
          items={groups}
          onAction={(key) => run(String(key))}
          renderEmptyState={() => <div className={listStyles.empty}>{t(($) => $.shell.palette.empty)}</div>}
        >
          {(group) => (
            <ListBoxSection id={group.id}>
              <Header className={cx(listStyles.header)}>{group.title}</Header>
              {group.rows.map((row) => (
                <PaletteItem key={row.id} row={row} />
              ))}
            </ListBoxSection>
          )}
        </ListBox>
      </Autocomplete>
    </div>
  )
}

function PaletteItem({ row }: { readonly row: Group['rows'][number] }) {
  const RowIcon = row.icon
  return (
    <ListBoxItem
      id={row.id}
      textValue={row.label}
      className={cx(listStyles.item, row.note !== undefined && styles.note, row.note === 'warning' && styles.warning)}
      isDisabled={row.note !== undefined}
    >
      {RowIcon === undefined ? null : <RowIcon size={iconSize.text} strokeWidth={1.75} aria-hidden />}
      <span className={listStyles.words}>
        <span className={listStyles.label}>{row.label}</span>
        {row.detail === undefined ? null : <span className={listStyles.detail}>{row.detail}</span>}
      </span>
      {row.shortcut === undefined ? null : (
        <span className={listStyles.hint}>
          <KeyHint keys={row.shortcut} />
        </span>
      )}
    </ListBoxItem>
  )
}

/** What the sources answer for the text; older answers are dropped. */
function useFound(text: string, asked: number): { readonly text: string; readonly answers: readonly Group[] } {
  const sources = useActionStore((state) => state.sources)
  const [found, setFound] = useState<{ text: string; answers: readonly Group[] }>({ text: '', answers: [] })
  const order = useRef(lastQuestion())
  // biome-ignore lint/correctness/useExhaustiveDependencies: a choice made asks the same text again
  useEffect(() => {
    const wanted = text.trim()
    const isLast = order.current.begin()
    if (wanted === '') {
      setFound({ text: '', answers: [] })
      return
    }
    const questions = [...sources.values()].map(async (source) => {
      // A source that fails shows nothing here; its own screen says why.
      const rows = await source.search(wanted).catch(() => [])
      return { id: source.id, title: source.title(), rows }
    })
    void Promise.all(questions).then((answers) => {
      if (isLast()) setFound({ text: wanted, answers })
    })
  }, [text, sources, asked])
  return found
}
