/** What specs do besides looking: calls as another window would make them, and ways to a place. Runs in Playwright's workers. */
import { expect, type Page } from '@playwright/test'
import type { Envelope } from '../../shared/errors.ts'
import type { Output, RouteName } from '../../shared/ipc/contract.ts'

/** A call through the bridge; its value. Main checks the input. */
export async function ask<R extends RouteName>(page: Page, route: R, input: unknown = null): Promise<Output<R>> {
  const answer = await page.evaluate(([name, given]) => window.loiste.call(name as string, given), [
    route,
    input,
  ] as const)
  const envelope = answer as Envelope<Output<R>>
  if (!envelope.ok) throw new Error(`${route}: ${envelope.error.code} ${JSON.stringify(envelope.error.data)}`)
  return envelope.value
}

/** The answer to a call that main refuses. */
export async function refusal(page: Page, route: RouteName, input: unknown): Promise<string> {
  const answer = await page.evaluate(([name, given]) => window.loiste.call(name as string, given), [
    route,
    input,
  ] as const)
  return answer.ok ? 'not refused' : answer.error.code
}

export async function openClients(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name: 'Asiakkaat' }).click()
}

/** The card of the only client whose name this finds, at one of its tabs. */
export async function openCard(page: Page, name: string, tab: string | null = null): Promise<void> {
  await openClients(page)
  const search = page.getByRole('searchbox', { name: 'Hae asiakasta' })
  await search.fill(name)
  await expect(page.getByRole('listbox', { name: 'Asiakaslista' }).getByRole('option')).toHaveCount(1)
  await search.press('Enter')
  await expect(page.getByRole('article', { name: 'Asiakaskortti' }).getByRole('heading', { level: 2 })).toContainText(
    name,
  )
  if (tab !== null) await page.getByRole('tab', { name: tab, exact: true }).click()
}

/** A visit whose client has just come: booked for the first person who works here, at 6.40. */
export async function arrivedVisit(
  page: Page,
  of: { readonly clientId: string; readonly serviceId: string; readonly day: string },
): Promise<{ readonly appointmentId: string; readonly version: number; readonly visitId: string }> {
  const [first] = await ask(page, 'staff.list')
  const { id, version } = await ask(page, 'appointments.book', {
    day: of.day,
    clientId: of.clientId,
    lines: [{ serviceId: of.serviceId, staffId: first?.id, startMin: 400 }],
    overrideReason: 'aukioloajan ulkopuolella',
  })
  const come = await ask(page, 'appointments.setStatus', { id, version, status: 'arrived' })
  return { appointmentId: id, version: come.version, visitId: come.visitId ?? '' }
}
