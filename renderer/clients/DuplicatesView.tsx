// Cards that may be one person's, pair by pair: merge them, or say that they are two people. Runs in the window.
import { useMutation } from '@tanstack/react-query'
import { Merge, UsersRound } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DuplicatePair, SameCard } from '../../shared/client-duplicates.ts'
import { formatDay } from '../../shared/format.ts'
import { formatPhone, parsePhone } from '../../shared/phone.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { goTo } from '../shell/navigation.ts'
import { Button } from '../ui/Button.tsx'
import { Content, EmptyState, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './DuplicatesView.module.css'
import { MergeDialog } from './MergeDialog.tsx'

const keyOf = (pair: DuplicatePair) => `${pair.first.id} ${pair.second.id}`

/** The card with more behind it is offered as the one that stays. */
const fuller = ({ first, second }: DuplicatePair) => (second.visitCount > first.visitCount ? second : first)

export function DuplicatesView() {
  const { t } = useTranslation()
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const [merging, setMerging] = useState<DuplicatePair | null>(null)
  const sweep = useMutation({
    mutationFn: () => call('clients.findDuplicates'),
    onSuccess: () => setGone(new Set()),
  })
  const { mutate: search } = sweep
  useEffect(() => search(), [search])
  const leave = (ids: readonly string[]) => setGone((now) => new Set([...now, ...ids]))
  const notSame = useMutation({
    mutationFn: (pair: DuplicatePair) => call('clients.notSame', { firstId: pair.first.id, secondId: pair.second.id }),
    onSuccess: (_, pair) => {
      leave([keyOf(pair)])
      showToast({ text: t(($) => $.clientLists.duplicates.notSameDone) })
    },
  })
  const pairs = sweep.data?.filter(
    (pair) => !gone.has(keyOf(pair)) && !gone.has(pair.first.id) && !gone.has(pair.second.id),
  )

  return (
    <Content>
      <div className={styles.view}>
        <p className={styles.lead}>{t(($) => $.clientLists.duplicates.lead)}</p>
        <ErrorNotice error={sweep.error ?? notSame.error} />
        {pairs === undefined ? (
          sweep.error === null ? (
            <>
              <p role="status">{t(($) => $.clientLists.duplicates.searching)}</p>
              <Skeleton lines={5} />
            </>
          ) : null
        ) : pairs.length === 0 ? (
          <EmptyState icon={UsersRound} title={t(($) => $.clientLists.duplicates.none)}>
            {t(($) => $.clientLists.duplicates.noneHelp)}
          </EmptyState>
        ) : (
          <>
            <div className={styles.head}>
              <span role="status">{t(($) => $.clientLists.duplicates.found, { count: pairs.length })}</span>
              <Button size="small" isPending={sweep.isPending} onPress={() => sweep.mutate()}>
                {t(($) => $.clientLists.duplicates.again)}
              </Button>
            </div>
            <ul className={styles.pairs} aria-label={t(($) => $.clientLists.duplicates.title)}>
              {pairs.map((pair) => (
                <li key={keyOf(pair)} className={styles.pair}>
                  <CardFacts card={pair.first} />
                  <CardFacts card={pair.second} />
                  <span className={styles.quiet}>
                    {pair.reasons.map((reason) => t(($) => $.clientLists.duplicates.reasons[reason])).join(', ')}
                  </span>
                  <span className={styles.actions}>
                    <Button
                      size="small"
                      variant="quiet"
                      isDisabled={notSame.isPending}
                      onPress={() => notSame.mutate(pair)}
                    >
                      {t(($) => $.clientLists.duplicates.notSame)}
                    </Button>
                    <Button size="small" icon={Merge} onPress={() => setMerging(pair)}>
                      {t(($) => $.clientLists.duplicates.merge)}
                    </Button>
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {merging === null ? null : (
        <MergeDialog
          keptId={fuller(merging).id}
          otherId={fuller(merging) === merging.first ? merging.second.id : merging.first.id}
          onClose={() => setMerging(null)}
          onMerged={(_, otherId) => leave([otherId])}
        />
      )}
    </Content>
  )
}

function CardFacts({ card }: { readonly card: SameCard }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const known = card.phone === null ? null : parsePhone(card.phone)
  const facts = [
    known === null ? card.phone : formatPhone(known),
    card.email,
    card.birthYear === '' ? null : t(($) => $.clientCards.born, { year: card.birthYear }),
    card.lastVisitDay === null
      ? t(($) => $.clients.neverVisited)
      : t(($) => $.clients.lastVisit, { day: formatDay(card.lastVisitDay, language) }),
  ]
  return (
    <div className={styles.card}>
      <div>
        <Button variant="quiet" size="small" onPress={() => goTo({ screen: 'clients', clientId: card.id })}>
          {card.name}
        </Button>
      </div>
      {facts
        .filter((fact) => fact !== null && fact !== '')
        .map((fact) => (
          <span key={fact} className="figures">
            {fact}
          </span>
        ))}
    </div>
  )
}
