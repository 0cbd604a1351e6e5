// Draws a paper of tables on A4 pages, as many as it takes: day and week lists, the plan of shifts. Tagged; the heads of a
// table are repeated on its next page. Runs in main.
import { printable } from '../../shared/printable.ts'
import type { TablePaper, TableSection } from '../../shared/table-paper.ts'
import { decoration, finishPdf, ink, mm, newPdf, type Pdf, quietInk, type Tag, tagged } from './pdf.ts'

const left = mm(14)
const top = mm(14)
const gutter = mm(2.5)
const rowPad = mm(1.6)
const size = 8.5
const figures: PDFKit.Mixins.TextOptions = { features: ['tnum', 'kern'] }
/** Longer cells are cut: a row must fit a page. */
const longestCell = 900

/** The paper as PDF bytes. `fontsFolder` as in createPapers. */
export function tablePaperPdf(paper: TablePaper, fontsFolder: string): Promise<Buffer> {
  const pdf = newPdf({ fontsFolder, title: paper.title, language: paper.language, madeAtMs: paper.madeAtMs })
  const body = pdf.struct('Document')
  pdf.addStructure(body)
  const sheet = sheetOf(pdf, paper)
  sheet.text(body, 'H1', paper.title, { size: 17, isStrong: true, after: mm(1) })
  if (paper.subtitle !== '') sheet.text(body, 'P', paper.subtitle, { size: 9.5, isQuiet: true, after: mm(5) })
  for (const section of paper.sections) sheet.section(body, section)
  body.end()
  return finishPdf(pdf)
}

function sheetOf(pdf: Pdf, paper: TablePaper) {
  const width = paper.isWide ? mm(297) : mm(210)
  const height = paper.isWide ? mm(210) : mm(297)
  const inner = width - 2 * left
  const bottom = height - mm(16)
  let y = bottom
  let page = 0

  const turn = () => {
    pdf.addPage({ size: [width, height], margin: 0 })
    page += 1
    y = top
    decoration(pdf, () => {
      pdf.font('regular').fontSize(7.5).fillColor(quietInk)
      pdf.text(printable(paper.foot), left, height - mm(11), {
        width: inner - mm(20),
        lineBreak: false,
        ellipsis: true,
      })
      pdf.text(String(page), left, height - mm(11), { width: inner, align: 'right', lineBreak: false })
    })
  }
  const need = (room: number): boolean => {
    if (page > 0 && y + room <= bottom) return false
    turn()
    return true
  }

  const cellsOf = (row: readonly string[]) => row.map((cell) => printable(cell).slice(0, longestCell))
  const widthOf = (section: TableSection, column: number) => (section.columns[column]?.share ?? 0) * inner - gutter
  const alignOf = (section: TableSection, column: number) => (section.columns[column]?.isFigures ? 'right' : 'left')
  const xOf = (section: TableSection, column: number) =>
    left + section.columns.slice(0, column).reduce((sum, each) => sum + each.share, 0) * inner

  const line = (at: number, colour: string, thickness: number) =>
    decoration(pdf, () => {
      pdf
        .moveTo(left, at)
        .lineTo(left + inner, at)
        .lineWidth(thickness)
        .strokeColor(colour)
        .stroke()
    })

  const headOf = (table: Tag, section: TableSection) => {
    const tr = pdf.struct('TR')
    table.add(tr)
    section.columns.forEach((column, at) => {
      tagged(pdf, tr, 'TH', () => {
        pdf.font('strong').fontSize(7.5).fillColor(quietInk)
        pdf.text(printable(column.title), xOf(section, at), y, {
          width: widthOf(section, at),
          align: alignOf(section, at),
          lineBreak: false,
        })
      })
    })
    tr.end()
    y += mm(4.5)
    line(y - mm(0.8), ink, 0.6)
  }

  const put = (
    parent: Tag,
    role: string,
    text: string,
    style: { size: number; isStrong?: boolean; isQuiet?: boolean; after: number },
  ) => {
    const use = () => pdf.font(style.isStrong ? 'strong' : 'regular').fontSize(style.size)
    const words = printable(text)
    const tall = use().heightOfString(words, { width: inner })
    // A new page writes its foot in a font of its own.
    if (need(tall)) use()
    pdf.fillColor(style.isQuiet ? quietInk : ink)
    tagged(pdf, parent, role, () => pdf.text(words, left, y, { width: inner }))
    y += tall + style.after
  }

  return {
    text: put,
    section(body: Tag, section: TableSection): void {
      const rows = section.rows.map(cellsOf)
      const tallOf = (row: readonly string[]) => {
        pdf.font('regular').fontSize(size)
        const cells = row.map((cell, at) =>
          pdf.heightOfString(cell || ' ', { ...figures, width: widthOf(section, at) }),
        )
        return Math.max(...cells) + 2 * rowPad
      }
      // The heading stays with the first row.
      const [first] = rows
      need((section.heading === '' ? 0 : mm(14)) + (first === undefined ? mm(8) : tallOf(first) + mm(6)))
      if (section.heading !== '') {
        put(body, 'H2', section.heading, { size: 11.5, isStrong: true, after: mm(0.5) })
        if (section.note !== '') put(body, 'P', section.note, { size: 8, isQuiet: true, after: mm(1.5) })
      }
      if (rows.length === 0) {
        put(body, 'P', section.empty, { size, isQuiet: true, after: mm(5) })
        return
      }
      const table = pdf.struct('Table')
      body.add(table)
      headOf(table, section)
      for (const row of rows) {
        const tall = tallOf(row)
        if (need(tall)) headOf(table, section)
        const tr = pdf.struct('TR')
        table.add(tr)
        row.forEach((cell, at) => {
          tagged(pdf, tr, 'TD', () => {
            pdf.font('regular').fontSize(size).fillColor(ink)
            pdf.text(cell || ' ', xOf(section, at), y + rowPad, {
              ...figures,
              width: widthOf(section, at),
              align: alignOf(section, at),
            })
          })
        })
        tr.end()
        y += tall
        line(y, '#c8c8c8', 0.4)
      }
      table.end()
      y += mm(6)
    },
  }
}
