// The sentence that explains the numbers a restore left out: on the screen of backups and on the Z report. Runs anywhere.
import { gapText, type Restored } from './backups.ts'
import type { Translate } from './translations/translate.ts'

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
