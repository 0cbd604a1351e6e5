// A list of actions behind one button, or at a place on screen. Runs in the window.

import { Fragment, type ReactNode, type RefObject } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { cx } from './cx.ts'
import { type Icon, iconSize } from './icon.ts'
import { KeyHint } from './KeyHint.tsx'
import styles from './Popover.module.css'

export interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly icon?: Icon
  readonly shortcut?: string
  readonly onAction: () => void
  readonly isDisabled?: boolean
  /** Red words: what cannot be taken back with a toast. */
  readonly isDangerous?: boolean
  /** A line above it. */
  readonly startsGroup?: boolean
}

function EntryRows({ entries }: { readonly entries: readonly MenuEntry[] }) {
  return entries.map((entry) => {
    const EntryIcon = entry.icon
    return (
      <Fragment key={entry.id}>
        {entry.startsGroup ? <Separator className={cx(styles.separator)} /> : null}
        <MenuItem
          id={entry.id}
          textValue={entry.label}
          onAction={entry.onAction}
          isDisabled={entry.isDisabled ?? false}
          className={cx(styles.item, entry.isDangerous && styles.dangerous)}
        >
          {EntryIcon === undefined ? null : <EntryIcon size={iconSize.text} strokeWidth={1.75} aria-hidden />}
          <span className={styles.label}>{entry.label}</span>
          {entry.shortcut === undefined ? null : (
            <span className={styles.hint}>
              <KeyHint keys={entry.shortcut} />
            </span>
          )}
        </MenuItem>
      </Fragment>
    )
  })
}

interface MenuProps {
  readonly label: string
  readonly entries: readonly MenuEntry[]
  /** The button that opens it: a Button or IconButton of the kit. */
  readonly children: ReactNode
}

/** A menu behind a button. */
export function Menu({ label, entries, children }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={cx(styles.popover)} offset={4}>
        <AriaMenu aria-label={label} className={cx(styles.list)}>
          <EntryRows entries={entries} />
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

interface ContextMenuProps {
  readonly label: string
  readonly entries: readonly MenuEntry[]
  readonly isOpen: boolean
  readonly onClose: () => void
  /** What it opens beside. */
  readonly anchor: RefObject<Element | null>
}

/** A menu beside an element that is not a button, such as an appointment in the calendar. */
export function AnchoredMenu({ label, entries, isOpen, onClose, anchor }: ContextMenuProps) {
  return (
    <Popover
      className={cx(styles.popover)}
      triggerRef={anchor}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      placement="bottom start"
      offset={4}
    >
      <AriaMenu aria-label={label} className={cx(styles.list)} autoFocus="first" onClose={onClose}>
        <EntryRows entries={entries} />
      </AriaMenu>
    </Popover>
  )
}
