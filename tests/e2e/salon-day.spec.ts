// The whole day, lived in the window: first run, bookings, a visit, the till, going home, and the worst day after it.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { launch, type RunningApp } from './launch.ts'

const passphrase = 'koivu taivas lumi sauna kahvi'
const clock = { LOISTE_CLOCK: '2026-11-23T09:05:00+02:00' }

const folders: string[] = []
const folder = (name: string) => {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), `loiste-${name}-`))
  folders.push(made)
  return made
}
test.afterAll(() => {
  for (const each of folders) fs.rmSync(each, { recursive: true, force: true })
})

/** Answers the next dialogs of the operating system in the person's place. */
async function answerDialogs(running: RunningApp, answers: { chooseFolder?: string; saveAs?: string }): Promise<void> {
  await running.app.evaluate(({ dialog }, given) => {
    if (given.chooseFolder) {
      const filePaths = [given.chooseFolder]
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths })
    }
    if (given.saveAs) {
      const filePath = given.saveAs
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    }
  }, answers)
}

async function firstRun(running: RunningApp, backupFolder: string, sheet: string): Promise<string> {
  const { page } = running
  const next = () => page.getByRole('button', { name: 'Seuraava' }).click()
  await page.getByRole('button', { name: /Aloita uusi salonki/ }).click()

  await page.getByLabel('Nimesi').fill('Helmi Laine')
  await page.getByLabel('Salalause', { exact: true }).fill(passphrase)
  await page.getByLabel('Salalause uudelleen').fill(passphrase)
  await page.getByRole('button', { name: 'Luo salattu tiedosto' }).click()

  await expect(page.getByRole('heading', { name: 'Salongin tiedot' })).toBeVisible()
  await page.getByLabel('Salongin nimi').fill('Salonki Aurinko')
  await page.getByLabel('Y-tunnus').fill('1234567-8')
  await page.getByLabel('Y-tunnus').blur()
  await next()
  await expect(page.getByLabel('Y-tunnus')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('Y-tunnus').fill('1234567-1')
  await page.getByLabel('Katuosoite').fill('Esimerkkikatu 1')
  await page.getByLabel('Postinumero').fill('00100')
  await page.getByLabel('Postitoimipaikka').fill('Helsinki')
  await page.getByLabel('Puhelin').fill('09 000 000')
  await page.getByLabel('IBAN').fill('FI21 1234 5600 0007 85')
  await next()

  await expect(page.getByRole('heading', { name: 'Palautuslomake' })).toBeVisible()
  await answerDialogs(running, { saveAs: sheet, chooseFolder: backupFolder })
  await page.getByRole('button', { name: 'Tallenna PDF-lomake' }).click()
  await expect(page.getByText('Lomake tallennettiin')).toBeVisible()
  expect(fs.readFileSync(sheet).subarray(0, 5).toString()).toBe('%PDF-')
  const code = (await page.getByTestId('recovery-code').textContent()) ?? ''
  await page.getByLabel('Kirjoita koodi paperista').fill(code)
  await next()

  await expect(page.getByRole('heading', { name: 'Ketkä salongissa työskentelevät?' })).toBeVisible()
  for (const name of ['Aino Koskela', 'Elina Åkerlund']) {
    await page.getByLabel('Nimi').fill(name)
    await page.getByRole('button', { name: 'Lisää', exact: true }).click()
    await expect(page.getByRole('listitem').filter({ hasText: name }).first()).toBeVisible()
  }
  await next()

  await expect(page.getByRole('heading', { name: 'Mitä palveluja tarjoatte?' })).toBeVisible()
  for (const name of [
    'Hiustenleikkaus, lyhyet',
    'Föönaus',
    'Kasvohoito',
    'Geelilakkaus',
    'Hieronta 60 min',
    'Hieronta 30 min',
  ]) {
    await page.getByText(name, { exact: true }).click()
  }
  await expect(page.getByText('6 palvelua valittu')).toBeVisible()
  await next()

  await expect(page.getByRole('heading', { name: 'Milloin salonki on auki?' })).toBeVisible()
  await next()

  await expect(page.getByRole('heading', { name: 'Minne varmuuskopiot tehdään?' })).toBeVisible()
  await page.getByRole('button', { name: 'Valitse kansio' }).click()
  await expect(page.getByText('Ensimmäinen varmuuskopio on tehty ja tarkistettu.')).toBeVisible({ timeout: 30_000 })
  await next()
  await page.getByRole('button', { name: 'Avaa kalenteri' }).click()
  return code
}

test('the salon’s day, and the worst day after it', async () => {
  test.setTimeout(240_000)
  const userData = folder('salon')
  const backupFolder = folder('stick')
  const papers = folder('papers')
  const running = await launch({ userData, env: clock, args: ['--lang=fi-FI'] })
  const { page } = running
  const code = await firstRun(running, backupFolder, path.join(papers, 'sheet.pdf'))

  // A call comes in: a new client for a haircut with Aino at 10.
  await page.getByRole('button', { name: /Uusi varaus/ }).click()
  const booking = page.getByRole('complementary', { name: 'Uusi varaus' })
  await booking.getByRole('combobox', { name: 'Asiakas' }).pressSequentially('Veera Virtanen')
  await page.getByRole('option', { name: /Lisää asiakas/ }).click()
  await booking.getByLabel('Puhelin').fill('040 000 1234')
  await booking.getByRole('combobox', { name: 'Palvelu' }).pressSequentially('lyh')
  await page.getByRole('option', { name: /Hiustenleikkaus, lyhyet/ }).click()
  await booking.getByLabel('Klo').fill('10')
  await booking.getByRole('button', { name: /Tekijä/ }).click()
  await page.getByRole('option', { name: 'Aino Koskela' }).click()
  await booking.getByRole('button', { name: 'Varaa aika' }).click()
  const veera = page.getByRole('button', { name: /Veera Virtanen.*10\.00–10\.30/ })
  await expect(veera).toBeVisible()

  // The same half hour once more is refused with the reason, and the time is typed again.
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await booking.getByRole('combobox', { name: 'Asiakas' }).pressSequentially('Veera')
  await page
    .getByRole('option', { name: /Veera Virtanen/ })
    .first()
    .click()
  await booking.getByRole('combobox', { name: 'Palvelu' }).pressSequentially('föön')
  await page.getByRole('option', { name: /Föönaus/ }).click()
  await booking.getByLabel('Klo').fill('10.15')
  await booking.getByRole('button', { name: /Tekijä/ }).click()
  await page.getByRole('option', { name: 'Aino Koskela' }).click()
  await booking.getByRole('button', { name: 'Varaa aika' }).click()
  await expect(booking.getByText(/Aino Koskela on varattu 10\.00–10\.30: Veera Virtanen/)).toBeVisible()
  await booking.getByLabel('Klo').fill('12')
  await booking.getByRole('button', { name: 'Varaa aika' }).click()
  await expect(page.getByRole('button', { name: /Veera Virtanen.*12\.00–12\.40/ })).toBeVisible()
  await page.keyboard.press('Escape')

  // She is here: arrived → in treatment → the record → done.
  await veera.click()
  const panel = page.getByRole('complementary')
  for (const step of ['Saapui', 'Aloita hoito']) await panel.getByRole('button', { name: step, exact: true }).click()
  await panel.getByRole('button', { name: 'Käynti ja hoitokirjaus' }).click()
  await page.getByLabel('Mitä tehtiin').fill('Siistitty latvat, lyhennetty 3 cm.')
  await page.getByRole('button', { name: 'Lisää tuote' }).click()
  await page.getByRole('combobox', { name: /Tuote, rivi 1/ }).pressSequentially('Hiusöljy')
  await page.keyboard.press('Tab')
  await page.getByLabel('Määrä, rivi 1').fill('2 ml')
  await page.getByRole('button', { name: 'Allekirjoita' }).click()
  await expect(page.getByText(/Allekirjoittanut Helmi Laine/)).toBeVisible()
  await panel.getByRole('button', { name: 'Valmis', exact: true }).click()
  await panel.getByRole('button', { name: 'Kassaan' }).click()

  // The till: one product more, ten per cent off the haircut, paid in cash.
  await page.evaluate(() =>
    window.loiste.call('products.create', {
      name: 'Hiusöljy 50 ml',
      barcode: '6410000000018',
      priceCents: 1998,
      vatCode: 'STD',
    }),
  )
  const add = page.getByRole('combobox', { name: 'Lisää palvelu tai tuote' })
  await add.fill('6410000000018')
  await add.press('Enter')
  const haircut = page.getByRole('listitem', { name: /Rivi 1: Hiustenleikkaus/ })
  await haircut.getByRole('button', { name: 'Alennus' }).click()
  await haircut.getByLabel('Alennusprosentti').fill('10')
  await page.getByRole('radio', { name: 'Käteinen' }).click()
  await expect(page.getByRole('button', { name: /Vahvista maksu/ })).toContainText('55,10')
  await page.getByLabel('Saatu').fill('60')
  await page.keyboard.press('F9')
  await expect(page.getByText('Anna takaisin 4,90 €')).toBeVisible()
  await expect(page.getByRole('article', { name: 'Kuitti K-1' })).toContainText('+0,02 €')
  const receipt = path.join(papers, 'kuitti.pdf')
  await answerDialogs(running, { saveAs: receipt })
  await page.getByRole('button', { name: 'Tallenna PDF' }).click()
  await expect(page.getByText('Kuitti tallennettiin: kuitti.pdf')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Tänään 55,08 €' })).toBeVisible()

  // Who looked and who changed; then home. The file is backed up once more on the way out.
  await page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name: 'Käyttöloki' }).click()
  await expect(page.getByRole('cell', { name: 'Veera Virtanen' }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Tarkista loki' }).click()
  await expect(page.getByText(/Loki on ehjä/)).toBeVisible()
  const points = () => Math.max(...fs.readdirSync(path.join(backupFolder, 'snapshots')).map(Number))
  const before = points()
  await running.close()
  expect(points()).toBeGreaterThan(before)
  expectNothingPlain(
    [userData, backupFolder],
    // None so short that ciphertext may say it by chance.
    ['Veera', 'Virtanen', '040 000 1234', '+358400001234', 'latvat', 'Helmi', 'Koskela', passphrase, code],
  )

  // The laptop is gone. A new one, the stick, and the printed code.
  const newComputer = await launch({ userData: folder('new-computer'), env: clock, args: ['--lang=fi-FI'] })
  const found = newComputer.page
  await found.getByRole('button', { name: /Palauta varmuuskopiosta/ }).click()
  await answerDialogs(newComputer, { chooseFolder: backupFolder })
  await found.getByRole('button', { name: 'Valitse kansio' }).click()
  await found.getByLabel('Salalause tai palautuskoodi').fill(code)
  await found.getByRole('button', { name: 'Avaa varmuuskopio' }).click()
  await found.getByRole('button', { name: 'Tarkista piste' }).click()
  await expect(found.getByText('Piste on ehjä')).toBeVisible()
  await found.getByRole('button', { name: 'Palauta tähän hetkeen' }).click()
  await found.getByRole('button', { name: 'Helmi Laine' }).click()
  await found.getByRole('textbox', { name: 'Salasana' }).fill(passphrase)
  await found.getByRole('button', { name: 'Kirjaudu sisään' }).click()
  await expect(found.getByRole('button', { name: /Veera Virtanen.*Maksettu.*10\.00–10\.30/ })).toBeVisible()
  await expect(found.getByRole('button', { name: /Veera Virtanen.*12\.00–12\.40/ })).toBeVisible()
  await expect(found.getByRole('button', { name: 'Tänään 55,08 €' })).toBeVisible()

  // Taking bookings again, and the number series goes on.
  await found.getByRole('button', { name: /Veera Virtanen.*12\.00–12\.40/ }).click()
  await found.getByRole('complementary').getByRole('button', { name: 'Saapui', exact: true }).click()
  await expect(found.getByRole('button', { name: /Veera Virtanen.*Saapunut.*12\.00–12\.40/ })).toBeVisible()
  await newComputer.close()
})

/** No word of `secrets` in any byte of the folders, in either encoding. */
function expectNothingPlain(roots: readonly string[], secrets: readonly string[]): void {
  const found: string[] = []
  for (const root of roots) {
    for (const entry of fs.readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const bytes = fs.readFileSync(path.join(entry.parentPath, entry.name))
      for (const secret of secrets) {
        if (bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'utf16le')))
          found.push(`${entry.name}: ${secret}`)
      }
    }
  }
  expect(found).toEqual([])
}
