// A plain table for what fits on a page or two. Long lists use VirtualList. Runs in the window.

import type { KeyboardEvent, ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './Table.module.css'

export interface Column<Row> {
  readonly id: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** 'end' for figures: right-aligned, tabular. */
  readonly align?: 'start' | 'end'
  /** Any CSS width; the rest share what is left. */
  readonly width?: string
}

export interface TableProps<Row> {
  /** What the table holds, read aloud. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Makes rows focusable: arrows walk, Enter or a click opens. */
  readonly onOpen?: (row: Row) => void
  readonly chosenKey?: string | null
  /** Shown in place of rows when there are none. */
  readonly empty?: ReactNode
  readonly footer?: ReactNode
}

function walk(event: KeyboardEvent<HTMLTableRowElement>) {
  const row = event.currentTarget
  const next = event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling
  if (next instanceof HTMLElement) {
    event.preventDefault()
    next.focus()
  }
}

/** A semantic table with a sticky head. */
export function Table<Row>(props: TableProps<Row>) {
  const { label, columns, rows, rowKey, onOpen, chosenKey, empty, footer } = props
  return (
    <div className={styles.wrap}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={cx(column.align === 'end' && styles.end)}
                style={column.width === undefined ? {} : { width: column.width }}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const key = rowKey(row)
            const isChosen = chosenKey === key
            const isFirstStop = isChosen || ((chosenKey === undefined || chosenKey === null) && index === 0)
            return (
              <tr
                key={key}
                className={cx(onOpen !== undefined && styles.openable, isChosen && styles.chosen)}
                aria-current={isChosen ? 'true' : undefined}
                {...(onOpen === undefined
                  ? {}
                  : {
                      tabIndex: isFirstStop ? 0 : -1,
                      onClick: () => onOpen(row),
                      onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => {
                        if (event.target !== event.currentTarget) return
                        if (event.key === 'Enter' || event.key === ' ') {
                          event.preventDefault()
                          onOpen(row)
                        } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') walk(event)
                      },
                    })}
              >
                {columns.map((column) => (
                  <td key={column.id} className={cx(column.align === 'end' && styles.end)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            )
          })}
          {rows.length === 0 && empty !== undefined ? (
            <tr>
              <td colSpan={columns.length}>{empty}</td>
            </tr>
          ) : null}
        </tbody>
        {footer === undefined ? null : <tfoot className={styles.total}>{footer}</tfoot>}
      </table>
    </div>
  )
}
