// A paper made of tables: what the printed lists hold, the same in the window's print view and in the PDF. Runs anywhere.
import type { Language } from './values.ts'

export interface TableSection {
  readonly heading: string
  /** Under the heading; '' for none. */
  readonly note: string
  readonly columns: readonly { readonly title: string; readonly share: number }[]
  /** One text a column; lines are parted by line breaks. */
  readonly rows: readonly (readonly string[])[]
  /** Said when there are no rows. */
  readonly empty: string
}

export interface TablePaper {
  readonly language: Language
  readonly title: string
  readonly subtitle: string
  /** Small, at the foot of each page. */
  readonly foot: string
  readonly isWide: boolean
  readonly sections: readonly TableSection[]
  readonly madeAtMs: number
}
