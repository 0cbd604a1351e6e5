import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import {
  addTherapist,
  answerFile,
  answerFolder,
  confirmRecoveryCode,
  createOwner,
  expectAccessible,
  fillSalon,
  heading,
  next,
  owner,
  signIn,
  temporaryFolder,
  therapist,
} from './first-run.ts'
import { launch } from './launch.ts'

test('an owner sets up a salon step by step and every step is accessible', async () => {
  const { app, page, close } = await launch()
  const folder = temporaryFolder('first-run')
  await expect(page.getByRole('button', { name: /Palauta varmuuskopiosta|Återställ|Restore/ })).toBeVisible()
  await expectAccessible(page)
  await createOwner(page)
  await expectAccessible(page)

  // A business id and an account with a wrong check digit are refused where they are typed.
  await page.getByLabel('Salongin nimi').fill('Hoitola')
  await page.getByLabel('Y-tunnus').fill('1234567-2')
  await page.getByLabel('Tilinumero (IBAN)').fill('FI21 1234 5600 0007 86')
  await page.getByLabel('Katuosoite').click()
  await expect(page.getByText('Y-tunnus ei ole oikein.')).toBeVisible()
  await expect(page.getByText('Tilinumero ei ole oikein.')).toBeVisible()
  await fillSalon(page)
  await expectAccessible(page)

  const sheet = path.join(folder, 'lomake.pdf')
  await answerFile(app, sheet)
  await page.getByRole('button', { name: 'Tallenna PDF-lomake' }).click()
  await expect(page.getByText('Lomake tallennettiin: lomake.pdf')).toBeVisible()
  expect(fs.readFileSync(sheet).subarray(0, 5).toString()).toBe('%PDF-')
  // A wrong code is told at once and does not let one go on.
  const typed = page.getByLabel('Kirjoita koodi paperista')
  await typed.fill('0000-0000-0000-0000-0000-0000-0000-0000-0001')
  await expect(page.getByText('Jokin merkki on väärin.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Seuraava' })).toBeDisabled()
  await confirmRecoveryCode(page)

  await addTherapist(page)
  await expectAccessible(page)
  await next(page)
  await expect(page.getByText('Hieronta 60 min', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Seuraava' })).toBeDisabled()
  await page.getByText('Hieronta 60 min', { exact: true }).click()
  await expectAccessible(page)
  await next(page)
  await expect(heading(page, 'Milloin salonki on auki?')).toBeVisible()
  await expectAccessible(page)
  await next(page)
  await answerFolder(app, folder)
  await page.getByRole('button', { name: 'Valitse kansio' }).click()
  await expect(page.getByText('Ensimmäinen varmuuskopio on tehty ja tarkistettu.')).toBeVisible()
  await expectAccessible(page)
  await next(page)
  await expect(heading(page, 'Valmista tuli')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Avaa kalenteri' }).click()
  await expect(page.getByRole('navigation', { name: 'Päävalikko' })).toBeVisible()
  await close()
  fs.rmSync(folder, { recursive: true })
})

test('a first run that is left goes on where it was left', async () => {
  const userData = temporaryFolder('left-first-run')
  const first = await launch({ userData })
  await createOwner(first.page)
  await fillSalon(first.page)
  await confirmRecoveryCode(first.page)
  await addTherapist(first.page)
  await first.close()

  const second = await launch({ userData })
  await expect(heading(second.page, 'Kuka kirjautuu?')).toBeVisible()
  await signIn(second.page, owner.name, owner.passphrase)
  await expect(heading(second.page, 'Ketkä salongissa työskentelevät?')).toBeVisible()
  await expect(second.page.getByRole('listitem').filter({ hasText: therapist.name })).toBeVisible()
  // Back shows what is there; the recovery code is not shown again.
  await second.page.getByRole('button', { name: 'Takaisin' }).click()
  await expect(second.page.getByText('Palautuskoodi on vahvistettu ja käytössä.')).toBeVisible()
  await second.close()
  fs.rmSync(userData, { recursive: true })
})

test('on a slow computer nothing that is typed early is lost', async () => {
  // Every answer of main comes late, so that each list arrives while its screen may already be in use.
  const { page, close } = await launch({ env: { ELECTRON_STANDIN_LATENCY: '1000' } })
  await createOwner(page)
  await fillSalon(page)
  await confirmRecoveryCode(page)
  const name = page.getByLabel('Nimi', { exact: true })
  const ownRow = page.getByRole('main').getByRole('listitem').filter({ hasText: owner.name })
  // Whichever comes first: the form, in which is typed at once, or the list.
  await name.fill(therapist.name)
  await expect(ownRow).toBeVisible()
  await expect(name).toHaveValue(therapist.name)
  await page.getByRole('button', { name: 'Lisää', exact: true }).click()
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: therapist.name })).toBeVisible()
  await expect(name).toHaveValue('')
  await close()
})
