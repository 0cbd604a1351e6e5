// A paper made of tables: what the printed lists hold, the same in the window's print view and in the PDF. Runs anywhere.
import { z } from 'zod'
import { AtMs, Language } from './values.ts'

const TableSection = z.object({
  heading: z.string(),
  /** Under the heading; '' for none. */
  note: z.string(),
  /** `isFigures`: set to the right. */
  columns: z.array(z.object({ title: z.string(), share: z.number(), isFigures: z.boolean().optional() })),
  /** One text a column; lines are parted by line breaks. */
  rows: z.array(z.array(z.string())),
  /** Said when there are no rows. */
  empty: z.string(),
})
export type TableSection = z.infer<typeof TableSection>

/** As it crosses from main. */
export const TablePaperShape = z.object({
  language: Language,
  title: z.string(),
  subtitle: z.string(),
  /** Small, at the foot of each page. */
  foot: z.string(),
  isWide: z.boolean(),
  sections: z.array(TableSection),
  madeAtMs: AtMs,
})
export type TablePaper = z.infer<typeof TablePaperShape>
