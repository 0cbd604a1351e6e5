// The access package as a paper: the same rows as the machine-readable file, under the words of the client's language.
// Runs in main.
import { z } from 'zod'
import type { AccessPackage, PackageRow } from '../../db/privacy-package.ts'
import { LogAction, LogKind, LogPurpose } from '../../shared/accesslog.ts'
import { ZONE } from '../../shared/day.ts'
import { formatDay, formatInstant } from '../../shared/format.ts'
import { columnWord } from '../../shared/privacy-labels.ts'
import type { PaperContent } from '../../shared/privacy-papers.ts'
import { translator } from '../../shared/translations/translate.ts'
import type { Language } from '../../shared/values.ts'

export interface PackagePaper {
  readonly content: AccessPackage
  readonly language: Language
  readonly salonName: string
  readonly receivedDay: string
  readonly madeAtMs: number
  /** Those who handle data for the salon. */
  readonly recipients: readonly string[]
  readonly isPortability: boolean
}

/** Columns whose raw number is told better by the one beside it. */
const instead = (row: PackageRow, column: string) => Object.hasOwn(row, `${column}_local`)
/** Ids that have a name beside them, and ids of rows. */
const isId = (row: PackageRow, column: string) =>
  column === 'id' || column.endsWith('_id') || Object.hasOwn(row, `${column}_name`)

export function packagePaper(paper: PackagePaper): PaperContent {
  const { content, language } = paper
  const t = translator(language)
  const title = paper.isPortability
    ? t(($) => $.privacyPackage.portabilityTitle, { name: content.clientName })
    : t(($) => $.privacyPackage.title, { name: content.clientName })
  const about = {
    heading: t(($) => $.privacyPackage.about),
    paragraphs: [
      t(($) => $.privacyPackage.purposes),
      t(($) => $.privacyPackage.bases),
      paper.recipients.length === 0
        ? t(($) => $.privacyPackage.noRecipients)
        : t(($) => $.privacyPackage.recipients, { names: paper.recipients.join(', ') }),
      t(($) => $.privacyPackage.transfers),
      t(($) => $.privacyPackage.source),
      t(($) => $.privacyPackage.rights),
    ],
    list: [],
    facts: [],
  }
  return {
    title,
    lead: t(($) => $.privacyPackage.lead, {
      salon: paper.salonName,
      date: formatInstant(paper.madeAtMs, ZONE, language),
      received: formatDay(paper.receivedDay, language),
    }),
    sections: [
      about,
      ...content.sections.map((section) => ({
        heading: t(($) => $.privacyPackage.sections[section.section]),
        paragraphs: leftOut(section.tables, language),
        list: [],
        facts: section.tables.flatMap((table) =>
          table.table === 'access_log'
            ? table.rows.map((row) => logFact(row, language))
            : table.rows.flatMap((row, index) => factsOf(row, index, language)),
        ),
      })),
      ...(content.sections.length === 0
        ? [{ heading: '', paragraphs: [t(($) => $.privacyPackage.nothing)], list: [], facts: [] }]
        : []),
    ],
    signatures: [],
  }
}

/** A line that says which columns are not here, so that nothing is left out in silence. */
function leftOut(tables: AccessPackage['sections'][number]['tables'], language: Language): string[] {
  const t = translator(language)
  const columns = tables.flatMap((table) => Object.keys(table.leftOut).map((column) => columnWord(column, language)))
  const named = [...new Set(columns)].filter((column) => !/^(id|pk|version|position)$/.test(column))
  return named.length === 0 ? [] : [t(($) => $.privacyPackage.leftOut, { columns: named.join(', ') })]
}

function factsOf(row: PackageRow, index: number, language: Language): [string, string][] {
  const t = translator(language)
  const facts = Object.entries(row).flatMap(([column, value]): [string, string][] => {
    if (value === null || value === '' || value === '[]') return []
    if (instead(row, column) || isId(row, column)) return []
    if (column === 'content') {
      return [
        [columnWord(column, language), t(($) => $.privacyPackage.photoInside, { bytes: byteCount(String(value)) })],
      ]
    }
    return [[columnWord(column, language), String(value)]]
  })
  return facts.length === 0 ? [] : [[t(($) => $.privacyPackage.row, { number: index + 1 }), ' '], ...facts]
}

/** One entry of the log on one line: when, what and for what purpose. */
function logFact(row: PackageRow, language: Language): [string, string] {
  const t = translator(language)
  const action = LogAction.safeParse(row.action)
  const kind = LogKind.safeParse(row.kind)
  const purpose = LogPurpose.safeParse(row.purpose)
  const fields = z.array(z.string()).safeParse(JSON.parse(String(row.fields ?? '[]')))
  const parts = [
    action.success ? t(($) => $.accesslog.actions[action.data]) : row.action,
    kind.success ? t(($) => $.accesslog.kinds[kind.data]) : row.kind,
    purpose.success ? t(($) => $.accesslog.purposes[purpose.data]) : row.purpose,
    fields.success ? fields.data.join(', ') : '',
    row.among_others === 1 ? columnWord('among_others', language) : '',
    row.staff_id_name ?? '',
  ]
  return [String(row.at_ms_local ?? ''), parts.filter((part) => part !== '' && part !== null).join(' · ')]
}

/** Bytes of a base64 text. */
const byteCount = (base64: string) => Math.floor((base64.replace(/=+$/, '').length * 3) / 4)
