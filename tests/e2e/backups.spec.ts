import fs from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { answerFolder, expectAccessible, heading, owner, setUpSalon, signIn, temporaryFolder } from './first-run.ts'
import { launch } from './launch.ts'

// Three starts and two whole restores in one test: a slow computer may take its time.
test.setTimeout(240_000)

const rail = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name }).click()

test('a salon comes back on an empty machine with the passphrase, and with the recovery code', async () => {
  const backups = temporaryFolder('backups')
  const old = await launch()
  const code = await setUpSalon(old.app, old.page, backups)
  await old.close()

  for (const secret of [owner.passphrase, code]) {
    const { app, page, close } = await launch()
    await page.getByRole('radio', { name: 'Suomi' }).click()
    await page.getByRole('button', { name: /Palauta varmuuskopiosta/ }).click()
    await expectAccessible(page)

    // A folder without backups says so and changes nothing.
    const empty = temporaryFolder('nothing-here')
    await answerFolder(app, empty)
    await page.getByRole('button', { name: 'Valitse kansio' }).click()
    await expect(page.getByText('Kansiossa ei ole yhtään Loisteen varmuuskopiota.')).toBeVisible()
    fs.rmSync(empty, { recursive: true })

    await answerFolder(app, backups)
    await page.getByRole('button', { name: 'Valitse kansio' }).click()
    await page.getByLabel('Salalause tai palautuskoodi').fill('aivan väärä salalause')
    await page.getByRole('button', { name: 'Avaa varmuuskopio' }).click()
    await expect(page.getByText('Salalause tai palautuskoodi ei avaa tätä varmuuskopiota.')).toBeVisible()
    // Typed again at once, over the wrong one.
    await expect(page.getByLabel('Salalause tai palautuskoodi')).toBeFocused()
    await page.keyboard.insertText(secret)
    await page.keyboard.press('Enter')
    await expect(heading(page, 'Mihin hetkeen palataan?')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Tarkista piste' }).click()
    await expect(page.getByText('Tällä koneella ei ole vielä salonkia, joten mitään ei katoa.')).toBeVisible()
    // Nobody here knows which numbers were given after it: unsure is the safe answer, and the paper in hand a better one.
    await expect(page.getByRole('radio', { name: /En ole varma/ })).toBeChecked()
    await page.getByText('Kyllä, ja viimeinen numero on tiedossa').click()
    await page.getByRole('textbox', { name: 'Viimeinen numero sarjassa K' }).fill('7')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Palauta tähän hetkeen' }).click()
    await expect(heading(page, 'Kuka kirjautuu?')).toBeVisible()
    await signIn(page, owner.name, owner.passphrase)
    // The newest point was made at quit, so the first run is done in it.
    await expect(page.getByRole('navigation', { name: 'Päävalikko' })).toBeVisible()
    await rail(page, 'Varmuuskopiot')
    await expect(page.getByText(/K-1–7.*viimeinen annettu numero ilmoitettiin palautettaessa/)).toBeVisible()
    await close()
  }
  fs.rmSync(backups, { recursive: true })
})

/** At the door after a restore the first person waits under Enter, and it shows, also to who came with the mouse. */
async function signInByKeyboard(page: Page): Promise<void> {
  await expect(heading(page, 'Kuka kirjautuu?')).toBeVisible()
  const first = page.getByRole('button', { name: owner.name })
  await expect(first).toBeFocused()
  await expect(first).toHaveCSS('outline-style', 'solid')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Salasana' })).toBeFocused()
  await page.keyboard.type(owner.passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: 'Päävalikko' })).toBeVisible()
}

test('a restore from inside shows what would be lost, keeps the present file and can be undone', async () => {
  const backups = temporaryFolder('backups-inside')
  const { app, page, close } = await launch()
  await setUpSalon(app, page, backups)
  await rail(page, 'Varmuuskopiot')
  await page.getByRole('button', { name: 'Varmuuskopioi nyt' }).click()
  await expect(page.getByText('Varmuuskopio on tehty ja tarkistettu').first()).toBeVisible()
  await expectAccessible(page)

  // The report: what was checked, what it takes, why each point is kept.
  await expect(page.getByText('Kopioita on vain yhdessä paikassa')).toBeVisible()
  await page.getByRole('button', { name: 'Palautuspisteet' }).click()
  await expect(page.getByText('Palautus kokeiltu')).toBeVisible()
  await expect(page.getByText('Uusin', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sulje sivupaneeli' }).click()

  await page.getByRole('button', { name: 'Palauta varmuuskopiosta' }).click()
  await page
    .getByRole('button', { name: path.basename(backups) })
    .first()
    .click()
  await page.getByLabel('Oma salasanasi').fill(owner.passphrase)
  await page.getByRole('button', { name: 'Avaa varmuuskopio' }).click()
  await page.getByRole('button', { name: 'Tarkista piste' }).click()
  await expect(page.getByText('Nykyisistä tiedoista ei katoa mitään.')).toBeVisible()
  await page.getByRole('button', { name: 'Palauta tähän hetkeen' }).click()
  await signInByKeyboard(page)

  await rail(page, 'Varmuuskopiot')
  await page.getByRole('button', { name: 'Kumoa palautus' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Kumoa palautus' }).click()
  await signInByKeyboard(page)
  await rail(page, 'Varmuuskopiot')
  await expect(page.getByRole('article', { name: path.basename(backups) })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Kumoa palautus' })).toHaveCount(0)

  // A folder that cannot take a backup is named, for it stands nowhere else on the screen.
  await answerFolder(app, path.join(backups, 'olematon'))
  await page.getByRole('button', { name: 'Lisää paikka' }).click()
  const refused = page.getByRole('alert').filter({ hasText: 'Varmuuskopiokansiota ei löydy' })
  await expect(refused).toContainText('olematon')

  // A place that has gone away is told in words.
  fs.rmSync(backups, { recursive: true })
  await page.getByRole('button', { name: 'Varmuuskopioi nyt' }).click()
  await expect(page.getByText('Varmuuskopiokansiota ei löydy').first()).toBeVisible()
  await close()
})

test('a file damaged from its first page is left alone, and the start offers the restore', async () => {
  const backups = temporaryFolder('backups-damage')
  const userData = temporaryFolder('user-data-damage')
  const before = await launch({ userData })
  await setUpSalon(before.app, before.page, backups)
  await before.close()

  const file = path.join(userData, 'salon.db')
  const bytes = fs.readFileSync(file)
  bytes[200] = (bytes[200] ?? 0) ^ 1
  fs.writeFileSync(file, bytes)

  const { app, page, close } = await launch({ userData })
  await signIn(page, owner.name, owner.passphrase)
  await page.getByRole('button', { name: /Palauta/ }).click()
  await answerFolder(app, backups)
  await page.getByRole('button', { name: 'Valitse kansio' }).click()
  await page.getByLabel('Salalause tai palautuskoodi').fill(owner.passphrase)
  await page.getByRole('button', { name: 'Avaa varmuuskopio' }).click()
  await page.getByRole('button', { name: 'Tarkista piste' }).click()
  await page.getByRole('button', { name: 'Palauta tähän hetkeen' }).click()
  await expect(heading(page, 'Kuka kirjautuu?')).toBeVisible()
  await signIn(page, owner.name, owner.passphrase)
  await expect(page.getByRole('navigation', { name: 'Päävalikko' })).toBeVisible()
  const kept = fs.readdirSync(userData).find((name) => name.startsWith('before-restore-')) ?? ''
  expect(fs.readFileSync(path.join(userData, kept, 'salon.db')).equals(bytes)).toBe(true)
  await close()
  for (const folder of [backups, userData]) fs.rmSync(folder, { recursive: true })
})
