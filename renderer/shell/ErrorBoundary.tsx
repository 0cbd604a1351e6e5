// Catches a fault while drawing and says so calmly instead of leaving an empty window. Runs in the window.

import { Component, type ErrorInfo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './Shell.module.css'

interface Props {
  readonly children: ReactNode
}

/** Wraps one screen or the whole window. */
export class ErrorBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    // Only the kind of error and where: messages may hold what was on screen.
    console.error('Drawing failed:', error.name, info.componentStack)
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return <Failed onAgain={() => this.setState({ hasFailed: false })} />
  }
}

function Failed({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.centre}>
      <Notice
        tone="danger"
        role="alert"
        title={t(($) => $.shell.crash.title)}
        actions={
          <Button size="small" onPress={onAgain}>
            {t(($) => $.shell.crash.again)}
          </Button>
        }
      >
        {t(($) => $.shell.crash.body)}
      </Notice>
    </div>
  )
}
