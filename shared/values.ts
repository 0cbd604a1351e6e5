// The small value schemas that every feature builds on: ids, days, minutes, cents, texts. Runs anywhere.
import { z } from 'zod'
import { isDay } from './day.ts'

/** Opaque id. Time-ordered inside, but nothing may rely on its shape. */
export const Id = z.string().regex(/^[A-Za-z0-9_-]{6,64}$/)

/** Local date 'YYYY-MM-DD' that exists in the calendar. */
export const Day = z.string().refine(isDay, { error: 'NOT_A_DAY' })

/** Minutes from local midnight, 0 to 1440 (24.00 as an end). */
export const Minute = z.int().min(0).max(1440)

/** Length in minutes; an appointment never passes midnight. */
export const DurationMin = z.int().min(1).max(1440)

/** Integer cents, not negative, at most 999 999,99 €. */
export const PriceCents = z.int().min(0).max(99_999_999)

/** Basis points, 0 to 100 %. */
export const BasisPoints = z.int().min(0).max(10_000)

/** Instant, epoch milliseconds. */
export const AtMs = z.int().min(0)

const clean = (text: string) => text.normalize('NFC').trim()
// Control characters other than line breaks and tabs have no meaning in a salon's text and break papers and lists.
const isPlain = (text: string) => !/\p{Cc}/u.test(text.replace(/[\n\t]/g, ''))

/** One line of text: trimmed, NFC. `max` counts UTF-16 units, as the database and the forms do. */
export const line = (max: number) =>
  z
    .string()
    .transform(clean)
    .pipe(
      z
        .string()
        .max(max)
        .refine((text) => isPlain(text) && !/[\n\r\t]/.test(text), { error: 'NOT_PLAIN_TEXT' }),
    )

/** One line that may not be empty. */
export const filledLine = (max: number) => line(max).pipe(z.string().min(1))

/** Several lines of text; '' when empty. */
export const paragraphs = (max: number) =>
  z
    .string()
    .transform((text) => clean(text.replace(/\r\n?/g, '\n')))
    .pipe(z.string().max(max).refine(isPlain, { error: 'NOT_PLAIN_TEXT' }))

export const languages = ['fi', 'sv', 'en'] as const
export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>

export const themes = ['system', 'light', 'dark'] as const
export const Theme = z.enum(themes)
export type Theme = z.infer<typeof Theme>

/** Colours are palette numbers; the tokens of the window give them their look in light and dark. */
export const paletteSize = 12
export const PaletteColour = z
  .int()
  .min(0)
  .max(paletteSize - 1)

export const Nothing = z.undefined().or(z.null()).or(z.strictObject({}))

/** ISO weekday, 1 = Monday … 7 = Sunday. */
export const Weekday = z.int().min(1).max(7)
