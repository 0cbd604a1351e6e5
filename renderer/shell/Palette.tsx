// The command palette (Ctrl+K): actions on screen, places to go, and what the sources find. Runs in the window.

import { useEffect, useMemo, useRef, useState } from 'react'
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
  readonly rows: readonly (PaletteRow & { readonly shortcut?: string })[]
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
  const found = useFound(text)
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
    onDone()
    row.run()
  }

  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
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
  )
}

function PaletteItem({ row }: { readonly row: Group['rows'][number] }) {
  const RowIcon = row.icon
  return (
    <ListBoxItem id={row.id} textValue={row.label} className={cx(listStyles.item)}>
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
function useFound(text: string): readonly Group[] {
  const sources = useActionStore((state) => state.sources)
  const [found, setFound] = useState<readonly Group[]>([])
  const questions = useRef(lastQuestion())
  useEffect(() => {
    const wanted = text.trim()
    const isLast = questions.current.begin()
    if (wanted === '') {
      setFound([])
      return
    }
    const asked = [...sources.values()].map(async (source) => ({
      id: source.id,
      title: source.title(),
      // A source that fails shows nothing here; its own screen says why.
      rows: await source.search(wanted).catch(() => []),
    }))
    void Promise.all(asked).then((groups) => {
      if (isLast()) setFound(groups)
    })
  }, [text, sources])
  return found
}
