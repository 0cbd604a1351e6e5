// Parts of one thing, one at a time. Runs in the window.

import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components'
import { cx } from './cx.ts'
import styles from './Tabs.module.css'

export interface TabsProps<Id extends string> {
  /** Read aloud, not shown. */
  readonly label: string
  readonly tabs: readonly { readonly id: Id; readonly label: string; readonly content: ReactNode }[]
  /** Chosen tab; leave both out to let the tabs remember it themselves. */
  readonly value?: Id
  readonly onChange?: (value: Id) => void
}

/** Only the chosen tab's content is mounted. */
export function Tabs<Id extends string>({ label, tabs, value, onChange }: TabsProps<Id>) {
  return (
    <AriaTabs
      className={cx(styles.tabs)}
      {...(value === undefined ? {} : { selectedKey: value })}
      onSelectionChange={(key) => {
        const chosen = tabs.find((tab) => tab.id === key)
        if (chosen !== undefined) onChange?.(chosen.id)
      }}
    >
      <TabList aria-label={label} className={cx(styles.list)}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={cx(styles.tab)}>
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={cx(styles.panel)}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
