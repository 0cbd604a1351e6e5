// Client cards in the running program: a new card, the hint of a double, search while typing, editing in place with
// undo, another hand on the same card, the bin, and hostile text.
import fs from 'node:fs'
import { expect, test } from '@playwright/test'
import { ask } from './ask.ts'
import { expectAccessible, setUpSalon, temporaryFolder } from './first-run.ts'
import { launch } from './launch.ts'

const folders: string[] = []
const folder = (name: string) => {
  const made = temporaryFolder(name)
  folders.push(made)
  return made
}
test.afterAll(() => {
  for (const each of folders) fs.rmSync(each, { recursive: true, force: true })
})

test('a client is added, found, edited with undo, thrown away and brought back', async () => {
  test.setTimeout(120_000)
  const running = await launch()
  const { page, app } = running
  await setUpSalon(app, page, folder('backups'))
  await page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name: 'Asiakkaat' }).click()
  await expect(page.getByRole('heading', { name: 'Kortistossa ei ole vielä ketään' })).toBeVisible()
  await expectAccessible(page)

  // A name is enough, and nothing less.
  await page.getByRole('button', { name: 'Uusi asiakas' }).first().click()
  const panel = page.getByRole('complementary', { name: 'Uusi asiakas' })
  await panel.getByRole('button', { name: 'Lisää asiakas' }).click()
  await expect(panel.getByText('Kirjoita nimi.')).toBeVisible()
  await panel.getByRole('textbox', { name: 'Nimi' }).fill('Äijälä-Wirtanen Åsa')
  await panel.getByRole('textbox', { name: 'Puhelin' }).fill('040 123 4567')
  await panel.getByRole('button', { name: 'Lisää asiakas' }).click()
  const card = page.getByRole('article', { name: 'Asiakaskortti' })
  await expect(card.getByRole('heading', { name: 'Äijälä-Wirtanen Åsa' })).toBeVisible()
  await expectAccessible(page)

  // The same number again is noticed before a second card is made.
  await page.getByRole('button', { name: 'Uusi asiakas' }).click()
  await panel.getByRole('textbox', { name: 'Nimi' }).fill('Åsa')
  await panel.getByRole('textbox', { name: 'Puhelin' }).fill('+358 40 1234567')
  await expect(panel.getByText('Onko tämä sama asiakas?')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)

  // Search: any part of the name, without dots too, and the last digits.
  const hostile = `'); DROP TABLE client; -- <img src=x onerror="document.title='broken'"> 💅`
  await ask(page, 'clients.create', { name: hostile })
  await ask(page, 'clients.create', { name: 'Korhonen Maria', phone: '050 765 4321' })
  await page.keyboard.press('Control+f')
  const search = page.getByRole('searchbox', { name: 'Hae asiakasta' })
  await expect(search).toBeFocused()
  const rows = page.getByRole('listbox', { name: 'Asiakaslista' }).getByRole('option')
  for (const text of ['wirt', 'virt', 'aijala', 'ås äij', '4567', '+35840123']) {
    await search.fill(text)
    await expect(rows).toHaveCount(1)
    await expect(rows.first()).toContainText('Äijälä-Wirtanen Åsa')
  }
  await search.fill('drop')
  await expect(rows.first()).toContainText(hostile)
  await search.fill('"*-(')
  await expect(page.getByText('Ei osumia haulla ”"*-(”')).toBeVisible()
  await search.fill('x'.repeat(10_000))
  await expect(page.getByRole('heading', { name: /Ei osumia/ })).toBeVisible()
  await search.fill('korh')
  await expect(rows).toHaveCount(1)
  await search.press('Enter')
  await expect(card.getByRole('heading', { name: 'Korhonen Maria' })).toBeVisible()
  expect(await page.title()).not.toBe('broken')

  // A field is saved when it is left; undo puts it back; nonsense is refused in words and not saved.
  const [maria] = await ask(page, 'clients.search', { text: 'korhonen' })
  const id = maria?.id ?? ''
  const notes = card.getByRole('textbox', { name: 'Muistiinpanot' })
  await notes.fill('Juo teetä')
  await notes.blur()
  await expect(page.getByText('Tallennettu: Muistiinpanot')).toBeVisible()
  expect((await ask(page, 'clients.get', { id })).notes).toBe('Juo teetä')
  await page.getByRole('button', { name: 'Kumoa' }).click()
  await expect(notes).toHaveValue('')
  await card.getByRole('textbox', { name: 'Sähköposti' }).fill('ei osoite')
  await card.getByRole('textbox', { name: 'Sähköposti' }).blur()
  await expect(card.getByText('Tarkista sähköpostiosoite')).toBeVisible()
  await card.getByRole('textbox', { name: 'Sähköposti' }).fill('')

  // Another hand changes the same field meanwhile: both texts are told, the person decides.
  await notes.fill('minun')
  const { version } = await ask(page, 'clients.get', { id })
  await ask(page, 'clients.change', { id, version, patch: { notes: 'toisen' } })
  await notes.blur()
  await expect(card.getByText('Siellä lukee nyt: ”toisen”')).toBeVisible()
  expect((await ask(page, 'clients.get', { id })).notes).toBe('toisen')
  await card.getByRole('button', { name: 'Tallenna oma tekstini' }).click()
  await expect(card.getByRole('alert')).toHaveCount(0)
  expect((await ask(page, 'clients.get', { id })).notes).toBe('minun')

  // The bin and back.
  await card.getByRole('button', { name: 'Kortin toiminnot' }).click()
  await page.getByRole('menuitem', { name: 'Siirrä roskakoriin' }).click()
  await expect(card.getByText('Tämä kortti on roskakorissa.')).toBeVisible()
  await expect(page.getByRole('heading', { name: /Ei osumia/ })).toBeVisible()
  await card.getByRole('button', { name: 'Palauta kortistoon' }).click()
  await expect(rows).toHaveCount(1)
  await running.close()
})
