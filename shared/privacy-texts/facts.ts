// What the privacy papers are made of: the salon's details, periods and processors, and how a text becomes a paper. The
// three languages of a paper stand side by side in its own file, and the type asks for all three. Runs anywhere.
import { formatDay } from '../format.ts'
import type { PaperContent, PaperSettings } from '../privacy-papers.ts'
import type { RetentionPeriods } from '../privacy-retention.ts'
import type { SalonFields } from '../settings.ts'
import type { Language } from '../values.ts'

export interface PaperFacts {
  readonly salon: SalonFields
  readonly settings: PaperSettings
  readonly periods: RetentionPeriods
  /** Days that a backup is kept at most. */
  readonly backupDays: number
  readonly staff: readonly string[]
}

export type PaperText = (facts: PaperFacts) => PaperContent
export type PaperTexts = Readonly<Record<Language, PaperText>>

type Section = PaperContent['sections'][number]

export const section = (heading: string, ...paragraphs: readonly string[]): Section => ({
  heading,
  paragraphs: paragraphs.filter((paragraph) => paragraph !== ''),
  list: [],
  facts: [],
})

export const list = (heading: string, items: readonly string[], ...paragraphs: readonly string[]): Section => ({
  ...section(heading, ...paragraphs),
  list: [...items],
})

export const facts = (heading: string, pairs: readonly (readonly [string, string])[]): Section => ({
  ...section(heading),
  facts: pairs.filter(([, value]) => value !== '').map(([name, value]) => [name, value]),
})

/** Name, business ID, address and ways to reach the salon, a line each. */
export function controllerLines({ salon, settings }: PaperFacts): string {
  const lines = [
    salon.businessId === '' ? salon.name : `${salon.name} (${salon.businessId})`,
    [salon.street, `${salon.postCode} ${salon.city}`.trim()].filter((part) => part !== '').join(', '),
    salon.phone,
    settings.contactEmail === '' ? salon.email : settings.contactEmail,
    settings.contactName,
  ]
  return lines.filter((line) => line !== '').join('\n')
}

/** Processors as the papers name them: name, task, and the day of the contract. */
export function processorLines({ settings }: PaperFacts, language: Language): string[] {
  return settings.processors.map(({ name, task, contractDay }) =>
    [name, task, contractDay === null ? '' : formatDay(contractDay, language)].filter((part) => part !== '').join(', '),
  )
}
