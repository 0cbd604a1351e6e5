// The sentences that explain a restore: the numbers it left out, on the screen of backups and on the Z report, and what was
// done again after it. Runs anywhere.
import { gapText, type Restored } from './backups.ts'
import type { Translate } from './translations/translate.ts'

/** What clients had asked for since, in one sentence: "käsittelyn rajoitus (2), …". */
export function againText(again: NonNullable<Restored['again']>, t: Translate): string {
  const what = again.map(({ right, count }) => {
    const name = t(($) => $.privacy.again.rights[right])
    return count === 1 ? name : `${name} (${count})`
  })
  return t(($) => $.privacy.again.lead, { what: what.join(', ') })
}

export function gapsText({ gaps, gapReason }: Pick<Restored, 'gaps' | 'gapReason'>, t: Translate): string {
  if (gaps.length === 0) return t(($) => $.restore.restores.noGap)
  const numbers = gaps.map(gapText).join(', ')
  switch (gapReason) {
    case 'told':
      return t(($) => $.restore.restores.gapTold, { numbers })
    case 'unsure':
      return t(($) => $.restore.restores.gapUnsure, { numbers })
    case 'given':
      return t(($) => $.restore.restores.gap, { numbers })
  }
}
