import { expect, test } from '@playwright/test'
import { launchPractice } from './practice.ts'
import { practiceTherapists } from './practice-facts.ts'

test('a therapist’s own password opens the practice salon on its last day', async () => {
  const { page, close } = await launchPractice({ as: practiceTherapists[1] })
  await expect(page.getByRole('heading', { name: 'tiistai 24.11.2026', level: 1 })).toBeVisible()
  await expect(page.locator('[data-line]').first()).toBeVisible()
  await close()
})
