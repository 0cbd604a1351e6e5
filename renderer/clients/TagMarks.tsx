// Tags as small coloured marks with their words. Runs in the window.
import type { CardTag } from '../../shared/clients.ts'
import { staffColour } from '../ui/tones.ts'
import styles from './ClientCard.module.css'

export function TagMarks({ tags }: { readonly tags: readonly CardTag[] }) {
  return tags.map((tag) => (
    <span key={tag.id} className={styles.tag} style={{ '--tag': staffColour(tag.colour) }}>
      {tag.name}
    </span>
  ))
}
