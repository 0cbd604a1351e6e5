// Age limits of services: from which age a service is given, and until which age a guardian has to have agreed. Decided
// from the birth date, or from the year alone; then what the year cannot tell is said as it is, never guessed. Source:
// trade criteria (no hair dye under 16). Pure rules and shapes. Runs anywhere.
import { z } from 'zod'
import { Id } from './values.ts'

const Age = z.int().min(1).max(99)

/** A service's limits. Below `leastAge` it is not given; below `guardianAge` a guardian must have agreed. */
export const AgeLimit = z.object({
  serviceId: Id,
  version: z.int(),
  leastAge: Age.nullable(),
  guardianAge: Age.nullable(),
})
export type AgeLimit = z.infer<typeof AgeLimit>

export const SaveAgeLimit = z
  .strictObject({
    serviceId: Id,
    /** 0 for a service that has none yet. */
    version: z.int().min(0),
    /** Both null: no limit any more. */
    leastAge: Age.nullable(),
    guardianAge: Age.nullable(),
  })
  .refine(({ leastAge, guardianAge }) => leastAge === null || guardianAge === null || leastAge < guardianAge, {
    error: 'AGE_LIMITS_CROSSED',
  })
export type SaveAgeLimit = z.infer<typeof SaveAgeLimit>

/** What is known of somebody's birth: 'YYYY-MM-DD', or the year, or nothing. */
export interface Birth {
  readonly date: string | null
  readonly year: number | null
}

/** The years she can have on a day: one number when the date is known, two when only the year is; null: unknown. */
export function agesOn(birth: Birth, day: string): { readonly least: number; readonly most: number } | null {
  const year = Number(day.slice(0, 4))
  if (birth.date !== null) {
    const years = year - Number(birth.date.slice(0, 4))
    // Somebody born on 29 February is a year older on 1 March of an ordinary year: 03-01 > 02-29 > 02-28.
    const age = day.slice(5) < birth.date.slice(5) ? years - 1 : years
    return { least: age, most: age }
  }
  if (birth.year === null) return null
  const most = year - birth.year
  // On the last day of the year everybody born in it has had the birthday.
  return { least: day.slice(5) === '12-31' ? most : most - 1, most }
}

export const ageVerdicts = [
  'too-young',
  'maybe-too-young',
  'needs-guardian',
  'maybe-needs-guardian',
  'unknown',
] as const
export type AgeVerdict = (typeof ageVerdicts)[number]

/**
 * What an age limit says on a day; null when nothing. `unknown` stops nobody: most grown-ups have no birth year on the
 * card, and it is only said.
 */
export function judgeAge(
  limit: Pick<AgeLimit, 'leastAge' | 'guardianAge'>,
  birth: Birth,
  day: string,
  hasGuardianConsent: boolean,
): { readonly verdict: AgeVerdict; readonly years: number } | null {
  const { leastAge, guardianAge } = limit
  const ages = agesOn(birth, day)
  if (ages === null) return { verdict: 'unknown', years: leastAge ?? guardianAge ?? 0 }
  if (leastAge !== null && ages.most < leastAge) return { verdict: 'too-young', years: leastAge }
  if (leastAge !== null && ages.least < leastAge) return { verdict: 'maybe-too-young', years: leastAge }
  if (guardianAge === null || hasGuardianConsent) return null
  if (ages.most < guardianAge) return { verdict: 'needs-guardian', years: guardianAge }
  if (ages.least < guardianAge) return { verdict: 'maybe-needs-guardian', years: guardianAge }
  return null
}

/** True when she is, or by the year alone can be, under 18 on the day. */
export function mayBeMinor(birth: Birth, day: string): boolean {
  const ages = agesOn(birth, day)
  return ages !== null && ages.least < 18
}
