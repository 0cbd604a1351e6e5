// Before and after on the same scale: both pictures fill the same box, and a slider moves the edge between them.
// Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../shared/format.ts'
import type { Attachment } from '../../shared/photos.ts'
import { currentLanguage } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldRow } from '../ui/Field.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import styles from './Photos.module.css'
import { Picture } from './Picture.tsx'
import { contentQuery } from './queries.ts'

interface CompareDialogProps {
  readonly clientId: string
  /** Newest first, at least two. */
  readonly pictures: readonly Attachment[]
  readonly onClose: () => void
}

/** The newest one marked "after" and the oldest marked "before"; otherwise newest and oldest. */
export function firstPair(pictures: readonly Attachment[]): { before: string; after: string } {
  const after = pictures.find((each) => each.moment === 'after') ?? pictures[0]
  const others = pictures.filter((each) => each.id !== after?.id)
  const before = others.findLast((each) => each.moment === 'before') ?? others.at(-1)
  return { before: before?.id ?? '', after: after?.id ?? '' }
}

export function CompareDialog({ clientId, pictures, onClose }: CompareDialogProps) {
  const { t } = useTranslation()
  const sliderId = useId()
  const [pair, setPair] = useState(() => firstPair(pictures))
  const [edge, setEdge] = useState(50)
  const before = useQuery(contentQuery(clientId, pair.before))
  const after = useQuery(contentQuery(clientId, pair.after))
  const options = pictures.map((each) => ({
    id: each.id,
    label: formatDay(each.day, currentLanguage()),
    detail: [each.moment === '' ? '' : t(($) => $.photos.moments[each.moment]), each.note || each.name]
      .filter((part) => part !== '')
      .join(' · '),
  }))
  return (
    <Dialog
      title={t(($) => $.photos.compareTitle)}
      isOpen
      size="large"
      onClose={onClose}
      footer={
        <Button variant="primary" onPress={onClose}>
          {t(($) => $.common.close)}
        </Button>
      }
    >
      <div className={styles.one}>
        <ErrorNotice error={before.error ?? after.error} />
        <FieldRow>
          <Select
            label={t(($) => $.photos.beforePick)}
            options={options}
            value={pair.before}
            onChange={(id) => setPair({ ...pair, before: id })}
          />
          <Select
            label={t(($) => $.photos.afterPick)}
            options={options}
            value={pair.after}
            onChange={(id) => setPair({ ...pair, after: id })}
          />
        </FieldRow>
        <div className={styles.compare} style={{ '--edge': `${edge}%` }}>
          {after.data === undefined ? null : (
            <Picture content={after.data.content} label={t(($) => $.photos.moments.after)} className={styles.whole} />
          )}
          {before.data === undefined ? null : (
            <Picture
              content={before.data.content}
              label={t(($) => $.photos.moments.before)}
              className={styles.clipped}
            />
          )}
          <span className={styles.edge} aria-hidden />
          <span className={styles.leftWord} aria-hidden>
            {t(($) => $.photos.moments.before)}
          </span>
          <span className={styles.rightWord} aria-hidden>
            {t(($) => $.photos.moments.after)}
          </span>
        </div>
        <label htmlFor={sliderId} className="visually-hidden">
          {t(($) => $.photos.compareSlider)}
        </label>
        <input
          id={sliderId}
          className={styles.slider}
          type="range"
          min={0}
          max={100}
          value={edge}
          onChange={(event) => setEdge(Number(event.target.value))}
        />
      </div>
    </Dialog>
  )
}
