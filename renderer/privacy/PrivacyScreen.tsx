// Privacy: parts on the left, the chosen one on the right. The overview comes first. Runs in the window.
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { goTo, type PrivacyPart, privacyParts, useRoute } from '../shell/navigation.ts'
import { Content, Screen, Toolbar } from '../ui/Layout.tsx'
import { BreachesPart } from './BreachesPart.tsx'
import { MarketingPart } from './MarketingPart.tsx'
import { OutsidePart } from './OutsidePart.tsx'
import { OverviewPart } from './OverviewPart.tsx'
import { PapersPart } from './PapersPart.tsx'
import styles from './Privacy.module.css'
import { RequestsPart } from './RequestsPart.tsx'
import { RetentionPart } from './RetentionPart.tsx'

export function PrivacyScreen() {
  const { t } = useTranslation()
  const route = useRoute('privacy')
  const chosen = route?.part ?? 'overview'
  return (
    <Screen>
      <Toolbar title={t(($) => $.privacy.title)} />
      <div className={styles.layout}>
        <nav className={styles.nav} aria-label={t(($) => $.privacy.title)}>
          {privacyParts.map((part) => (
            <Button
              key={part}
              className={styles.navItem ?? ''}
              onPress={() => goTo({ screen: 'privacy', part })}
              {...(part === chosen ? { 'aria-current': 'page' } : {})}
            >
              {t(($) => $.privacy.tabs[part])}
            </Button>
          ))}
        </nav>
        <Content key={chosen}>
          <div className={styles.part}>
            <Part part={chosen} requestId={route?.requestId ?? null} />
          </div>
        </Content>
      </div>
    </Screen>
  )
}

function Part({ part, requestId }: { readonly part: PrivacyPart; readonly requestId: string | null }) {
  switch (part) {
    case 'overview':
      return <OverviewPart />
    case 'requests':
      return <RequestsPart requestId={requestId} />
    case 'retention':
      return <RetentionPart />
    case 'marketing':
      return <MarketingPart />
    case 'breaches':
      return <BreachesPart />
    case 'papers':
      return <PapersPart />
    case 'outgoing':
      return <OutsidePart />
  }
}
