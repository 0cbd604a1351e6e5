// What stands on client cards beside their fields: tags and families. Written after the story, for cards that it has made.
// Build scripts only.
import type { Db } from '../../db/handle.ts'
import { transaction } from '../../db/handle.ts'
import { newId } from '../../db/new-id.ts'
import type { Language } from '../../shared/values.ts'
import { randomOf } from './random.ts'
import { inserter } from './rows.ts'

const tagNames: Readonly<Record<Language, readonly string[]>> = {
  fi: ['Kanta-asiakas', 'Opiskelija', 'Herkkä iho', 'Peruutuslistalla'],
  sv: ['Stamkund', 'Studerande', 'Känslig hud', 'Vill ha återbud'],
  en: ['Regular', 'Student', 'Sensitive skin', 'Wants cancellations'],
}
/** How many in a hundred have the n-th tag. */
const shares = [18, 7, 4, 2] as const

/** Gives cards tags, and every so often makes two of one last name a family. */
export function addBelongings(
  db: Db,
  options: { readonly seed: number; readonly nowMs: number; readonly language: Language },
): void {
  const random = randomOf(options.seed, 'belongings')
  const tag = inserter(db, 'client_tag', ['id', 'name', 'colour', 'position'])
  const link = inserter(db, 'client_tag_link', ['client_id', 'tag_id'])
  const family = inserter(db, 'client_family', ['id', 'client_id', 'relative_id', 'relation'])
  transaction(db, () => {
    const tags = tagNames[options.language].map((name, position) => {
      const id = newId(options.nowMs, random.bytes)
      tag({ id, name, colour: (position * 3) % 12, position })
      return id
    })
    const clients = db.raw.prepare('SELECT id, name FROM client ORDER BY pk').all() as { id: string; name: string }[]
    const byLastName = new Map<string, string>()
    for (const { id, name } of clients) {
      for (const [at, tagId] of tags.entries()) {
        if (random.chance((shares[at] ?? 0) / 100)) link({ client_id: id, tag_id: tagId })
      }
      const last = name.split(' ').at(-1) ?? ''
      const relative = byLastName.get(last)
      byLastName.set(last, id)
      if (relative === undefined || !random.chance(0.04)) continue
      const relation = random.pick(['partner', 'child', 'sibling'] as const)
      family({ id: newId(options.nowMs, random.bytes), client_id: id, relative_id: relative, relation })
    }
  })
}
