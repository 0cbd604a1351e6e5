import fs from 'node:fs'
import { expect, test } from '@playwright/test'
import { expectAccessible, heading, owner, setUpSalon, signIn, temporaryFolder, therapist } from './first-run.ts'
import { launch } from './launch.ts'

test.setTimeout(240_000)

test('a password opens the program, a wrong one does not, and the wait grows', async () => {
  const userData = temporaryFolder('sign-in')
  const backups = temporaryFolder('sign-in-backups')
  const first = await launch({ userData })
  const code = await setUpSalon(first.app, first.page, backups)
  await first.close()

  const { page, close } = await launch({ userData })
  await expect(heading(page, 'Kuka kirjautuu?')).toBeVisible()
  await expectAccessible(page)
  // Nothing of the salon is in the window before the password.
  expect(await page.content()).not.toContain('Hoitola Esimerkki')

  await signIn(page, therapist.name, 'väärä salasana')
  await expect(page.getByText('Salasana on väärä.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Salasana' })).toHaveValue('')
  await expectAccessible(page)
  for (let wrong = 2; wrong <= 5; wrong += 1) {
    const button = page.getByRole('button', { name: 'Kirjaudu sisään' })
    await expect(button).toBeEnabled()
    await page.getByRole('textbox', { name: 'Salasana' }).fill(`väärä salasana ${wrong}`)
    await button.click()
    await expect(page.getByRole('textbox', { name: 'Salasana' })).toHaveValue('')
  }
  await expect(page.getByText(/Yritä uudelleen .* kuluttua/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Kirjaudu sisään' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Kirjaudu sisään' })).toBeEnabled()
  await page.getByRole('textbox', { name: 'Salasana' }).fill(therapist.password)
  await page.getByRole('button', { name: 'Kirjaudu sisään' }).click()
  await expect(page.getByRole('navigation', { name: 'Päävalikko' })).toBeVisible()
  // A therapist sees neither the log nor the salon's settings, only her own.
  const rail = page.getByRole('navigation', { name: 'Päävalikko' })
  await expect(rail.getByRole('button', { name: 'Käyttöloki' })).toHaveCount(0)
  await rail.getByRole('button', { name: 'Asetukset' }).click()
  await expect(page.getByRole('navigation', { name: 'Asetusten osat' }).getByRole('button')).toHaveText([
    'Omat asetukset',
  ])

  // Locking hides everything at once; someone else may take over.
  await page.keyboard.press('Control+l')
  await expect(heading(page, 'Lukittu')).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Päävalikko' })).toBeHidden()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Salasana' }).fill(therapist.password)
  await page.getByRole('button', { name: 'Avaa lukitus' }).click()
  // What was open is still open.
  await expect(heading(page, 'Asetukset')).toBeVisible()
  await page.keyboard.press('Control+l')
  await page.getByRole('button', { name: 'Vaihda käyttäjää' }).click()
  await signIn(page, owner.name, owner.passphrase)
  await expect(rail.getByRole('button', { name: 'Käyttöloki' })).toBeVisible()
  await close()

  // Every password lost: the code of the recovery sheet sets a new passphrase.
  const third = await launch({ userData })
  await third.page.getByRole('button', { name: /Kaikki salasanat hukassa/ }).click()
  await third.page.getByLabel('Palautuskoodi').fill(code)
  await third.page.getByRole('textbox', { name: 'Uusi salalause', exact: true }).fill('neljä vihreää teekuppia')
  await third.page.getByRole('textbox', { name: 'Uusi salalause uudelleen' }).fill('neljä vihreää teekuppia')
  await expectAccessible(third.page)
  await third.page.getByRole('button', { name: 'Avaa ja vaihda salalause' }).click()
  await expect(third.page.getByRole('navigation', { name: 'Päävalikko' })).toBeVisible()
  await third.close()

  const fourth = await launch({ userData })
  await signIn(fourth.page, owner.name, owner.passphrase)
  await expect(fourth.page.getByText('Salasana on väärä.')).toBeVisible()
  await fourth.page.getByRole('textbox', { name: 'Salasana' }).fill('neljä vihreää teekuppia')
  await fourth.page.getByRole('button', { name: 'Kirjaudu sisään' }).click()
  await expect(fourth.page.getByRole('navigation', { name: 'Päävalikko' })).toBeVisible()
  await fourth.close()
  fs.rmSync(userData, { recursive: true })
  fs.rmSync(backups, { recursive: true })
})
