// Any minute: what was saved after a point is restored to the minute, and a card lost by that is found inside the backup and
// brought back.
import fs from 'node:fs'
import path from 'node:path'
import { expect as expectSoon, type Page, test } from '@playwright/test'
import { answerFolder, expectAccessible, heading, temporaryFolder } from './first-run.ts'
import type { RunningApp } from './launch.ts'
import { launchPractice } from './practice.ts'
import { practiceOwner, practicePassphrase } from './practice-facts.ts'

test.setTimeout(180_000)
// Key derivation, a file unpacked and proved: each step may take its time on a computer with much else to do.
const expect = expectSoon.configure({ timeout: 30_000 })

const rail = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name }).click()

async function addClient(page: Page, name: string): Promise<void> {
  const answer = await page.evaluate((given) => window.loiste.call('clients.create', { name: given }), name)
  expect(answer).toMatchObject({ ok: true })
}

/** The computer goes to sleep and wakes: the program ships what the place lacks and locks. */
async function sleepAndWake({ app, page }: RunningApp, place: string, minutes: number): Promise<void> {
  // In a turn of its own, as the system tells it: the debugger may speak in the middle of a query.
  await app.evaluate(
    ({ powerMonitor }) =>
      new Promise<void>((resolve) => {
        setImmediate(() => {
          powerMonitor.emit('suspend')
          resolve()
        })
      }),
  )
  await expect
    .poll(() => (fs.existsSync(path.join(place, 'minutes')) ? fs.readdirSync(path.join(place, 'minutes')).length : 0))
    .toBe(minutes)
  await page.getByRole('textbox', { name: 'Salasana' }).fill(practicePassphrase)
  await page.getByRole('button', { name: 'Avaa lukitus' }).click()
  await expect(page.getByRole('navigation', { name: 'Päävalikko' })).toBeVisible()
}

async function openPoints(page: Page, place: string): Promise<void> {
  await rail(page, 'Varmuuskopiot')
  await page.getByRole('button', { name: 'Palauta varmuuskopiosta' }).click()
  await page
    .getByRole('button', { name: path.basename(place) })
    .first()
    .click()
  await page.getByLabel('Oma salasanasi').fill(practicePassphrase)
  await page.getByRole('button', { name: 'Avaa varmuuskopio' }).click()
  await expect(page.getByRole('slider', { name: 'Tarkka hetki' })).toBeVisible()
}

test('a minute is restored, and the card that it lost is found inside the backup and brought back', async () => {
  const place = temporaryFolder('any-minute')
  const running = await launchPractice()
  const { app, page, close } = running
  await rail(page, 'Varmuuskopiot')
  await answerFolder(app, place)
  await page.getByRole('button', { name: 'Lisää paikka' }).click()
  await expect(page.getByRole('article', { name: path.basename(place) })).toContainText('Kunnossa')

  await addClient(page, 'Tuuli Ensimmäinen')
  await sleepAndWake(running, place, 1)
  await addClient(page, 'Tuuli Jälkimmäinen')
  await sleepAndWake(running, place, 2)

  // The newest minute is offered; one earlier lacks the second client, and says so.
  await openPoints(page, place)
  await expect(page.getByRole('slider', { name: 'Tarkka hetki' })).toHaveValue('2')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Aiempi' }).click()
  await page.getByRole('button', { name: 'Tarkista piste' }).click()
  await expect(page.getByText('1 asiakas', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Palauta tähän hetkeen' }).click()
  await expect(heading(page, 'Kuka kirjautuu?')).toBeVisible()
  await page.getByRole('button', { name: practiceOwner }).click()
  await page.getByRole('textbox', { name: 'Salasana' }).fill(practicePassphrase)
  await page.getByRole('button', { name: 'Kirjaudu sisään' }).click()
  await rail(page, 'Varmuuskopiot')
  await expect(page.getByRole('heading', { name: 'Tehdyt palautukset' })).toBeVisible()

  // Inside the same point, two minutes on, she is still there.
  await page.getByRole('button', { name: 'Palauta varmuuskopiosta' }).click()
  await page
    .getByRole('button', { name: path.basename(place) })
    .first()
    .click()
  await page.getByLabel('Oma salasanasi').fill(practicePassphrase)
  await page.getByRole('button', { name: 'Avaa varmuuskopio' }).click()
  await page
    .getByRole('row', { name: /hetki kerrallaan/ })
    .last()
    .click()
  await page.getByRole('button', { name: 'Myöhempi' }).click()
  await page.getByRole('button', { name: 'Myöhempi' }).click()
  await page.getByRole('button', { name: 'Katso sisään' }).click()
  await page.getByRole('searchbox', { name: 'Hae asiakasta' }).fill('jälkimm')
  await page.getByRole('option', { name: /Tuuli Jälkimmäinen/ }).click()
  const card = page.getByRole('article', { name: 'Tuuli Jälkimmäinen' })
  await expect(card).toContainText('Asiakasta ei enää ole nykyisissä tiedoissa.')
  await expectAccessible(page)
  await card.getByRole('button', { name: 'Palauta tämä kortti' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Palauta tämä kortti' }).click()
  await expect(page.getByText(/Tuuli Jälkimmäinen on palautettu/)).toBeVisible()
  await expect(card).toContainText('Asiakas on myös nykyisissä tiedoissa.')
  await page.getByRole('tab', { name: 'Päivä' }).click()
  await expect(page.getByRole('heading', { name: 'Kuitit' })).toBeVisible()
  await page.getByRole('button', { name: 'Takaisin palautuspisteisiin' }).click()
  await expect(page.getByRole('heading', { name: 'Mihin hetkeen palataan?' })).toBeVisible()
  await close()
  fs.rmSync(place, { recursive: true })
})
