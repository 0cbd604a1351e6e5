// A long list of equally high rows, of which only those on screen are mounted. Main sends pages by key; `onNearEnd`
// asks for the next. Runs in the window.

import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { cx } from './cx.ts'
import styles from './VirtualList.module.css'

export interface VirtualListProps<Item> {
  /** Read aloud. */
  readonly label: string
  readonly items: readonly Item[]
  readonly itemKey: (item: Item) => string
  /** Row height in CSS pixels; the same for all. */
  readonly rowHeight: number
  readonly renderRow: (item: Item) => ReactNode
  readonly onOpen: (item: Item) => void
  readonly chosenKey?: string | null
  /** Called when fewer than 20 rows are left below the screen. */
  readonly onNearEnd?: () => void
}

const NEAR_END_ROWS = 20

/** A listbox: one tab stop; arrows, Page keys, Home and End walk; Enter or a click opens. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, items, itemKey, rowHeight, renderRow, onOpen, chosenKey, onNearEnd } = props
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const [current, setCurrent] = useState(0)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const rows = virtual.getVirtualItems()
  const lastShown = rows.at(-1)?.index ?? 0

  useEffect(() => {
    if (items.length > 0 && items.length - lastShown < NEAR_END_ROWS) onNearEnd?.()
  }, [items.length, lastShown, onNearEnd])

  const at = Math.min(current, Math.max(0, items.length - 1))
  const move = (next: number) => {
    const index = Math.max(0, Math.min(items.length - 1, next))
    setCurrent(index)
    virtual.scrollToIndex(index)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1)
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: items.length - 1,
    }
    const next = steps[event.key]
    const item = items[at]
    if (next !== undefined) move(next)
    else if (event.key === 'Enter' && item !== undefined) onOpen(item)
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={scroller}
      className={styles.list}
      role="listbox"
      aria-label={label}
      aria-activedescendant={items.length === 0 ? undefined : `${id}-${at}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={styles.runway} style={{ height: virtual.getTotalSize() }} role="presentation">
        {rows.map((row) => {
          const item = items[row.index]
          if (item === undefined) return null
          const key = itemKey(item)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works on the list, which holds the focus
            // biome-ignore lint/a11y/useFocusableInteractive: the list is the tab stop; rows are its active descendants
            <div
              key={key}
              id={`${id}-${row.index}`}
              role="option"
              aria-selected={key === chosenKey}
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
              className={cx(styles.row, row.index === at && styles.current, key === chosenKey && styles.chosen)}
              style={{ height: rowHeight, transform: `translateY(${row.start}px)` }}
              onClick={() => {
                setCurrent(row.index)
                onOpen(item)
              }}
            >
              {renderRow(item)}
            </div>
          )
        })}
      </div>
    </div>
  )
}
