// Draws a gift or series card to give away: A6 across, the salon's name, what it is worth, its code in letters and as a
// bar code that the till's scanner reads. Runs in main.
import bwip from 'bwip-js/node'
import { formatDay, formatMoney } from '../../shared/format.ts'
import { formatCardCode, type Prepaid } from '../../shared/prepaid.ts'
import { printable } from '../../shared/printable.ts'
import type { SalonFields } from '../../shared/settings.ts'
import { translator } from '../../shared/translations/translate.ts'
import type { Language } from '../../shared/values.ts'
import { decoration, finishPdf, ink, mm, newPdf, type Pdf, quietInk, tagged } from './pdf.ts'

export interface GiftCardPaper {
  readonly card: Prepaid
  readonly salon: SalonFields | null
  readonly language: Language
}

const width = mm(148)
const height = mm(105)
const margin = mm(11)
const inner = width - 2 * margin

/** The card as PDF bytes. `fontsFolder` as in createPapers. */
export function giftCardPdf({ card, salon, language }: GiftCardPaper, fontsFolder: string): Promise<Buffer> {
  const t = translator(language)
  const kind = card.kind === 'gift' ? t(($) => $.papers.card.gift) : t(($) => $.papers.card.series)
  const name = printable(salon?.name ?? '')
  const pdf = newPdf({
    fontsFolder,
    title: t(($) => $.papers.card.pdfTitle, { kind, salon: name }),
    language,
    madeAtMs: Date.parse(`${card.issuedDay}T12:00:00Z`),
  })
  const body = pdf.struct('Document')
  pdf.addStructure(body)
  pdf.addPage({ size: [width, height], margin: 0 })
  const put = (role: string, text: string, y: number, size: number, isStrong = false, colour = ink) => {
    tagged(pdf, body, role, () => {
      pdf
        .font(isStrong ? 'strong' : 'regular')
        .fontSize(size)
        .fillColor(colour)
      pdf.text(fitted(pdf, text), margin, y, { width: inner, lineBreak: false })
    })
  }
  decoration(pdf, () => {
    pdf
      .rect(mm(5), mm(5), width - mm(10), height - mm(10))
      .lineWidth(0.6)
      .strokeColor(ink)
      .stroke()
  })
  put('P', name, mm(12), 11, false, quietInk)
  put('H1', kind, mm(21), 22, true)
  const worth =
    card.leftUses === null
      ? formatMoney(card.leftCents, language)
      : t(($) => $.papers.card.uses, { count: card.leftUses })
  put('P', worth, mm(35), 30, true)
  if (card.kind === 'series') put('P', printable(card.name), mm(49), 9, false, quietInk)
  if (card.holder !== '')
    put(
      'P',
      t(($) => $.papers.card.holder, { name: printable(card.holder) }),
      mm(55),
      11,
    )
  if (card.code !== null) {
    drawBars(pdf, card.code, mm(66), mm(11))
    put('P', formatCardCode(card.code), mm(79), 11, true)
  }
  const valid =
    card.expiresDay === null ? '' : t(($) => $.papers.card.valid, { date: formatDay(card.expiresDay, language) })
  const reach = [salon?.street, [salon?.postCode, salon?.city].join(' ').trim(), salon?.phone]
  const foot = [valid, ...reach].map((part) => printable(part ?? '')).filter((part) => part !== '')
  put('P', foot.join(' · '), mm(88), 8, false, quietInk)
  body.end()
  return finishPdf(pdf)
}

/** The text cut to the card's width. */
function fitted(pdf: Pdf, text: string): string {
  if (pdf.widthOfString(text) <= inner) return text
  let shown = text
  while (shown.length > 1 && pdf.widthOfString(`${shown}…`) > inner) shown = shown.slice(0, -1)
  return `${shown.trimEnd()}…`
}

/** Code 128 in bars of 0.33 mm, which the cheapest scanner reads. */
function drawBars(pdf: Pdf, code: string, y: number, tall: number): void {
  const [symbol] = bwip.raw('code128', code, {})
  if (!symbol || !('sbs' in symbol)) throw new Error('no bar code was made')
  const unit = mm(0.33)
  decoration(pdf, () => {
    let x = margin
    symbol.sbs.forEach((units, index) => {
      if (index % 2 === 0) pdf.rect(x, y, units * unit, tall)
      x += units * unit
    })
    pdf.fillColor(ink).fill()
  })
}
