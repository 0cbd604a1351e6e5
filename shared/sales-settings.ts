// What the salon decides of its till: gift cards, the fee for a missed time, what a receipt shows, the receipt printer.
// Runs anywhere.
import { z } from 'zod'
import { VatCode } from './services.ts'
import { PriceCents } from './values.ts'

/**
 * A receipt printer on a wire of this computer. Only names of devices: nothing else on the disk can be written to.
 */
const devicePattern =
  /^(?:\/dev\/(?:usb\/)?lp\d{1,2}|\/dev\/tty(?:USB|ACM|S)\d{1,3}|\/dev\/cu\.[\w.-]{1,60}|(?:COM|LPT)\d{1,3})$/

/** An address of the salon's own network: four numbers, private ranges only, so that no name is looked up anywhere. */
function isPrivateAddress(text: string): boolean {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number)
  if (!parts?.every((part) => part <= 255)) return false
  const [a = 0, b = 0] = parts
  return a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) || (a === 169 && b === 254)
}

export const ReceiptPrinter = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('device'), device: z.string().regex(devicePattern) }),
  z.strictObject({
    kind: z.literal('network'),
    host: z.string().refine(isPrivateAddress, { error: 'NOT_PRIVATE_ADDRESS' }),
    port: z.int().min(1).max(65_535).default(9100),
  }),
])
export type ReceiptPrinter = z.infer<typeof ReceiptPrinter>

export const TillSettings = z.strictObject({
  /** Off unless the salon wants it: the law does not ask for the client's name. */
  printsClientName: z.boolean().default(false),
  /** Whether everything a gift card buys has one rate, so that its tax is due when it is sold. */
  giftCardVat: z.enum(['single', 'multi']).default('single'),
  giftCardVatCode: VatCode.default('STD'),
  /** How long a card is valid when it is sold, months. */
  cardMonths: z.int().min(1).max(120).default(24),
  /** What a missed time costs, cents; 0 = nothing is proposed. */
  noShowFeeCents: PriceCents.default(0),
  /** Its tax is not settled law: the salon's bookkeeper decides. */
  noShowVatCode: VatCode.default('STD'),
  printer: ReceiptPrinter.default({ kind: 'none' }),
  /** Characters on a line of the receipt printer: 58 mm paper has 32, 80 mm has 42 or 48. */
  printerColumns: z.union([z.literal(32), z.literal(42), z.literal(48)]).default(42),
  /** The printer's number for Latin-9 (ISO 8859-15). Epson: 40. */
  printerCodePage: z.int().min(0).max(255).default(40),
  /** Opens with a cash sale. */
  hasDrawer: z.boolean().default(false),
})
export type TillSettings = z.infer<typeof TillSettings>

export const usualTillSettings: TillSettings = TillSettings.parse({})
