// Marketing: how many may be reached on what ground, and the list for a message. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { marketingChannels } from '../../shared/privacy-marketing.ts'
import { call } from '../ipc.ts'
import { useMay } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { Facts, Section, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './Privacy.module.css'

export function MarketingPart() {
  const { t } = useTranslation()
  const mayExport = useMay('marketing')
  const [isSoft, setSoft] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['privacy', 'marketing'],
    queryFn: () => call('privacy.marketing'),
  })
  const save = useMutation({
    mutationFn: (channel: (typeof marketingChannels)[number]) =>
      call('privacy.saveMarketingList', { channel, softOptIn: isSoft }),
    onSuccess: ({ fileName }) => {
      if (fileName !== null) showToast({ tone: 'success', text: t(($) => $.privacyRequests.given, { name: fileName }) })
    },
  })
  if (data === undefined) {
    return error === null ? <Skeleton lines={4} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  return (
    <>
      <p className={styles.lead}>{t(($) => $.privacy.marketing.lead)}</p>
      {mayExport ? (
        <Checkbox isSelected={isSoft} onChange={setSoft} detail={t(($) => $.privacy.marketing.softText)}>
          {t(($) => $.privacy.marketing.soft)}
        </Checkbox>
      ) : null}
      <ErrorNotice error={save.error} />
      {marketingChannels.map((channel) => (
        <Section
          key={channel}
          title={t(($) => $.privacy.marketing.channels[channel])}
          action={
            mayExport ? (
              <Button isPending={save.isPending} onPress={() => save.mutate(channel)}>
                {t(($) => $.privacy.marketing.save)}
              </Button>
            ) : null
          }
        >
          <Facts
            facts={[
              { name: t(($) => $.privacy.marketing.grounds.consent), value: data[channel].consent },
              { name: t(($) => $.privacy.marketing.grounds['soft-opt-in']), value: data[channel].softOptIn },
              { name: t(($) => $.privacy.marketing.refused), value: data[channel].refused },
            ]}
          />
        </Section>
      ))}
    </>
  )
}
