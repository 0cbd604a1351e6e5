// Photos and files on a client's card: adding by choosing or dropping, small pictures, opening, comparing. In the window.
import { useQuery } from '@tanstack/react-query'
import { FilePlus, FileText, GalleryHorizontalEnd, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { DropZone, FileTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { formatDay } from '../../shared/format.ts'
import type { Attachment, ClientPhotos } from '../../shared/photos.ts'
import { WithConsentDialog } from '../consents/WithConsentDialog.tsx'
import { currentLanguage } from '../i18n.ts'
import { salonNow } from '../now.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { useAdding } from './adding.ts'
import { CompareDialog } from './CompareDialog.tsx'
import { PhotoDialog } from './PhotoDialog.tsx'
import styles from './Photos.module.css'
import { Picture } from './Picture.tsx'
import { photosQuery, thumbnailsQuery } from './queries.ts'

interface PhotosSectionProps {
  readonly clientId: string
  /** Only those of one visit; new ones belong to it. */
  readonly visitId?: string
}

/** How many are shown at first, and how many more at a time. */
const pageSize = 24

export function PhotosSection({ clientId, visitId }: PhotosSectionProps) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(photosQuery(clientId))
  return (
    <section className={styles.section} aria-label={t(($) => $.photos.title)}>
      {data === undefined ? (
        <>
          <h3>{t(($) => $.photos.title)}</h3>
          {error === null ? <Skeleton lines={3} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />}
        </>
      ) : (
        <Photos photos={data} visitId={visitId} />
      )}
    </section>
  )
}

interface PhotosProps {
  readonly photos: ClientPhotos
  readonly visitId: string | undefined
}

function Photos({ photos, visitId }: PhotosProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(pageSize)
  const [openId, setOpenId] = useState<string | null>(null)
  const [isComparing, setComparing] = useState(false)
  const [isWiping, setWiping] = useState(false)
  const day = instantToLocal(salonNow(), ZONE).day
  const target = { clientId: photos.clientId, day, ...(visitId === undefined ? {} : { visitId }) }
  const { left, add } = useAdding(target, () => setWiping(true))
  const list = photos.list.filter((each) => visitId === undefined || each.visitId === visitId)
  const visible = list.slice(0, shown)
  const pictures = photos.list.filter((each) => each.kind === 'photo')
  const open = photos.list.find((each) => each.id === openId)
  const { scopes } = photos
  const scopeWords = [
    ...(scopes.show ? [t(($) => $.consents.scopes.show)] : []),
    ...(scopes.marketing ? [t(($) => $.consents.scopes.marketing)] : []),
  ]
  return (
    <DropZone
      className={cx(styles.zone)}
      aria-label={t(($) => $.photos.drop)}
      onDrop={(event) => {
        const files = event.items.filter((item) => item.kind === 'file')
        void Promise.all(files.map((item) => item.getFile())).then(add)
      }}
    >
      <div className={styles.head}>
        <h3>{t(($) => $.photos.title)}</h3>
        <span className={styles.buttons}>
          {pictures.length < 2 ? null : (
            <Button size="small" variant="quiet" icon={GalleryHorizontalEnd} onPress={() => setComparing(true)}>
              {t(($) => $.photos.compare)}
            </Button>
          )}
          <FileTrigger
            allowsMultiple
            acceptedFileTypes={['image/*', 'application/pdf']}
            onSelect={(files) => {
              if (files !== null) void add([...files])
            }}
          >
            <Button size="small" icon={FilePlus}>
              {t(($) => $.photos.add)}
            </Button>
          </FileTrigger>
        </span>
      </div>
      {scopes.record ? (
        <p className={styles.quiet}>
          {t(($) => $.consents.scopeNote, {
            scopes: scopeWords.length === 0 ? t(($) => $.consents.scopes.record) : scopeWords.join(', '),
          })}
        </p>
      ) : (
        <WithConsentDialog clientId={photos.clientId} kinds={['photos-record']}>
          {(ask) => (
            <Notice
              actions={
                <Button size="small" icon={ShieldCheck} onPress={ask}>
                  {t(($) => $.photos.askConsent)}
                </Button>
              }
            >
              {t(($) => $.photos.needsConsent)}
            </Notice>
          )}
        </WithConsentDialog>
      )}
      {left === 0 ? null : (
        <p className={styles.quiet} role="status">
          {t(($) => $.photos.adding, { count: left })}
        </p>
      )}
      {isWiping ? (
        <Notice
          tone="warning"
          title={t(($) => $.photos.wipeTitle)}
          actions={
            <Button size="small" onPress={() => setWiping(false)}>
              {t(($) => $.photos.wiped)}
            </Button>
          }
        >
          {t(($) => $.photos.wipe)}
        </Notice>
      ) : null}
      {list.length === 0 ? <p className={styles.quiet}>{t(($) => $.photos.empty)}</p> : null}
      <Thumbnails clientId={photos.clientId} list={visible} onOpen={setOpenId} />
      {list.length <= shown ? null : (
        <div>
          <Button size="small" onPress={() => setShown(shown + pageSize)}>
            {t(($) => $.photos.more, { count: Math.min(pageSize, list.length - shown) })}
          </Button>
        </div>
      )}
      {open === undefined ? null : (
        <PhotoDialog key={open.id} clientId={photos.clientId} attachment={open} onClose={() => setOpenId(null)} />
      )}
      {isComparing ? (
        <CompareDialog clientId={photos.clientId} pictures={pictures} onClose={() => setComparing(false)} />
      ) : null}
    </DropZone>
  )
}

interface ThumbnailsProps {
  readonly clientId: string
  readonly list: readonly Attachment[]
  readonly onOpen: (id: string) => void
}

/** A page of pictures is one question, so that scrolling down asks only for what is new. */
function Thumbnails({ clientId, list, onOpen }: ThumbnailsProps) {
  const pages = Array.from({ length: Math.ceil(list.length / pageSize) }, (_, page) =>
    list.slice(page * pageSize, (page + 1) * pageSize),
  )
  return (
    <ul className={styles.grid}>
      {pages.map((page) => (
        <Page key={page[0]?.id ?? ''} clientId={clientId} page={page} onOpen={onOpen} />
      ))}
    </ul>
  )
}

function Page({ clientId, page, onOpen }: Omit<ThumbnailsProps, 'list'> & { readonly page: readonly Attachment[] }) {
  const { t } = useTranslation()
  const ids = page.filter((each) => each.kind === 'photo').map((each) => each.id)
  const { data = {} } = useQuery({ ...thumbnailsQuery(clientId, ids), enabled: ids.length > 0 })
  return page.map((each) => {
    const small = data[each.id]
    const day = formatDay(each.day, currentLanguage())
    const moment = each.moment === '' ? '' : t(($) => $.photos.moments[each.moment])
    return (
      <li key={each.id}>
        <button type="button" className={styles.tile} onClick={() => onOpen(each.id)}>
          <span className={styles.frame}>
            {each.kind === 'file' ? (
              <FileText size={28} strokeWidth={1.5} aria-hidden />
            ) : small === undefined ? null : (
              <Picture content={small} label="" className={styles.small} />
            )}
          </span>
          {each.kind === 'file' ? <span className={styles.fileName}>{each.name}</span> : null}
          <span className={cx(styles.caption, 'figures')}>
            {[moment, day].filter((part) => part !== '').join(' · ')}
          </span>
          <span className="visually-hidden">{t(($) => $.photos.open, { name: each.note || each.name })}</span>
        </button>
      </li>
    )
  })
}
