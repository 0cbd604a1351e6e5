// What a therapist does between two clients, in the running program: the record with typed fields by keyboard alone, the
// stop that must be read, and photos before and after.
import { expect, type Page, test } from '@playwright/test'
import { base64, jpeg, withSegment } from '../helpers/pictures.ts'
import { arrivedVisit, ask, openCard } from './ask.ts'
import { expectAccessible } from './first-run.ts'
import { launchPractice } from './practice.ts'

async function newClient(page: Page, name: string): Promise<string> {
  return (await ask(page, 'clients.create', { name })).id
}

test('the 90-second record: same as last time, one number changed, signed, all from the keyboard', async () => {
  test.setTimeout(180_000)
  const { page, close } = await launchPractice()
  const clientId = await newClient(page, 'Kaarina Kokeilija')
  const templates = await ask(page, 'templates.list')
  const template = templates.find((each) => each.name === 'Hiusten väri')
  const serviceId = template?.serviceIds[0] ?? ''
  const lines = [{ product: '7/43', ratio: '1:1,5', grams: 30, minutes: 35 }]
  const form = {
    templateId: template?.id,
    name: template?.name,
    fields: template?.fields,
    values: [{ field: 'formula', type: 'formula', lines }],
  }
  const { visitId } = await arrivedVisit(page, { clientId, serviceId, day: '2026-10-06' })
  await ask(page, 'visits.sign', { visitId, draft: null, text: 'Kauniisti.', products: [], forms: [form] })
  await arrivedVisit(page, { clientId, serviceId, day: '2026-11-24' })

  await openCard(page, 'Kaarina Kokeilija', 'Käynnit')
  await page.getByRole('button', { name: /24\.11\.2026.*Avaa käynti/ }).click()
  const panel = page.getByRole('complementary', { name: 'Kaarina Kokeilija' })
  await expect(panel.getByText('Värikaava: 7/43 1:1,5 30 g 35 min')).toBeVisible()

  // Opens on "same as last time". From here the mouse is not touched: 8 key presses and two digits.
  await expect(panel.getByRole('button', { name: /Sama kuin viimeksi/ })).toBeFocused()
  await page.keyboard.press('Enter')
  const grams = panel.getByRole('textbox', { name: 'Grammaa, rivi 1' })
  await expect(grams).toHaveValue('30')
  for (const _ of ['product', 'ratio', 'grams']) await page.keyboard.press('Tab')
  await expect(grams).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('45')
  await expect(panel.getByText(/Muuttunut\. Viimeksi: 7\/43 1:1,5 30 g/)).toBeVisible()
  await expect(panel.locator('[data-state="saved"]')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByText(/Allekirjoittanut Helmi Laine/)).toBeVisible()
  await expect(panel.getByText('7/43 1:1,5 45 g 35 min')).toBeVisible()

  // Amended: the original stays and is shown.
  await panel.getByRole('button', { name: 'Korjaa kirjausta' }).click()
  const scale = panel.getByRole('radio', { name: /5 \/ 5/ })
  await scale.click()
  await expect(panel.locator('[data-state="saved"]')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByText('Korjattu myöhemmin')).toBeVisible()
  await expect(panel.getByText(/Korjaus: Helmi Laine/)).toBeVisible()
  await close()
})

test('an allergy stops the booking and the start until someone writes why', async () => {
  test.setTimeout(180_000)
  const { page, close } = await launchPractice()
  const clientId = await newClient(page, 'Lempi Allerginen')
  const given = { clientId, kinds: ['health'], answer: 'given', source: 'spoken', language: 'fi' }
  await ask(page, 'consents.answer', given)

  // Told at the desk, written on the card.
  await openCard(page, 'Lempi Allerginen', 'Terveystiedot')
  await page.getByRole('button', { name: 'Lisää este' }).click()
  const told = page.getByRole('dialog', { name: 'Lisää este' })
  await told.getByRole('button', { name: /Mikä/ }).click()
  await page.getByRole('option', { name: /Hajusteallergia/ }).click()
  await told.getByRole('textbox', { name: /Tarkenne/ }).fill('Iho punoittaa')
  await told.getByRole('button', { name: 'Tallenna' }).click()
  await expect(page.getByText('Koskee: Hieronta 30 min', { exact: false })).toBeVisible()
  await expectAccessible(page)

  // Booking: it is said in the form already, and stops the saving.
  await page.getByRole('button', { name: 'Varaa aika' }).click()
  await page.getByRole('button', { name: 'Uusi varaus' }).click()
  const form = page.getByRole('complementary', { name: 'Uusi varaus' })
  await expect(form.getByRole('combobox', { name: 'Asiakas' })).toHaveValue(/Lempi Allerginen/)
  await form.getByRole('textbox', { name: 'Päivä' }).fill('21.12.')
  await form.getByRole('textbox', { name: 'Klo' }).fill('12.00')
  await form.getByRole('combobox', { name: /^(Palvelu|Lisää palvelu)$/ }).fill('hieronta 60')
  await page.getByRole('option', { name: /Hieronta 60/ }).click()
  await expect(form.getByText('Tälle hoidolle on este')).toBeVisible()
  await form.getByRole('button', { name: 'Varaa aika' }).click()
  const sheet = page.getByRole('alertdialog', { name: 'Pysähdy ja lue' })
  await expect(sheet.getByText('Hajusteallergia')).toBeVisible()
  await expectAccessible(page)
  await sheet.getByRole('button', { name: 'Älä jatka' }).click()
  await expect(sheet).toBeHidden()
  await expect(form.getByRole('button', { name: 'Varaa aika' })).toBeEnabled()

  await form.getByRole('button', { name: 'Varaa aika' }).click()
  await sheet.getByRole('button', { name: 'Olen lukenut, jatka' }).click()
  await expect(sheet.getByText('Kirjoita perustelu.')).toBeVisible()
  await sheet.getByRole('textbox').fill('Hajusteeton öljy')
  await sheet.getByRole('button', { name: 'Olen lukenut, jatka' }).click()
  await expect(form).toBeHidden()

  // The client comes: read again, and the reason given at the booking is there to see.
  await page.locator('[data-line]').filter({ hasText: 'Lempi Allerginen' }).first().click()
  const panel = page.getByRole('complementary', { name: 'Lempi Allerginen' })
  await expect(panel.getByText('Perustelu: Hajusteeton öljy (Helmi Laine)')).toBeVisible()
  await panel.getByRole('button', { name: 'Saapui' }).click()
  await sheet.getByRole('textbox').fill('Öljy vaihdettu')
  await sheet.getByRole('button', { name: 'Olen lukenut, jatka' }).click()
  await expect(panel.getByRole('button', { name: 'Aloita hoito' })).toBeVisible()
  await close()
})

test('photos wait for the consent, lose the place they were taken at, and are compared on one scale', async () => {
  test.setTimeout(180_000)
  const { page, close } = await launchPractice()
  const clientId = await newClient(page, 'Kuvien Kaisa')
  await openCard(page, 'Kuvien Kaisa', 'Kuvat ja tiedostot')
  await page.getByRole('button', { name: 'Kysy suostumus' }).click()
  const asking = page.getByRole('dialog', { name: 'Kysy suostumus' })
  await expect(asking.getByText(/Salonki saa ottaa minusta kuvia/)).toBeVisible()
  const pad = await asking.getByTestId('signature').boundingBox()
  if (pad === null) throw new Error('no field to sign in')
  await page.mouse.move(pad.x + 30, pad.y + 60)
  await page.mouse.down()
  await page.mouse.move(pad.x + 120, pad.y + 20, { steps: 6 })
  await page.mouse.move(pad.x + 200, pad.y + 80, { steps: 6 })
  await page.mouse.up()
  await expectAccessible(page)
  await asking.getByRole('button', { name: 'Kirjaa vastaus' }).click()
  await expect(page.getByText('Kuvia saa käyttää: vain omaan käyttöön')).toBeVisible()

  const located = withSegment(
    jpeg(800, 600, 20),
    0xe1,
    Buffer.from('Exif\0\0MM\0*\0\0\0\u0008\0\0 GPS 60.17', 'latin1'),
  )
  await page.locator('input[type=file]').setInputFiles([
    { name: 'ennen.jpg', mimeType: 'image/jpeg', buffer: located },
    { name: 'jalkeen.jpg', mimeType: 'image/jpeg', buffer: jpeg(800, 600, 200) },
    { name: 'rikki.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('ei kuva') },
  ])
  await expect(page.getByText(/rikki\.jpg: Kuvaa ei voitu lukea/)).toBeVisible()
  await expect(page.getByText('Tyhjennä kameran muistikortti')).toBeVisible()
  const { list } = await ask(page, 'photos.list', { clientId })
  expect(list).toHaveLength(2)
  for (const { id } of list) {
    const { content } = await ask(page, 'photos.content', { clientId, id })
    const bytes = Buffer.from(content, 'base64')
    expect(bytes.includes('Exif') || bytes.includes('GPS')).toBe(false)
    expect(content).not.toBe(base64(located))
  }

  await page.getByRole('button', { name: 'Avaa ennen.jpg' }).click()
  const one = page.getByRole('dialog', { name: 'ennen.jpg' })
  await expect(one.getByRole('img', { name: 'ennen.jpg' })).toBeVisible()
  await one.getByRole('radio', { name: 'Ennen' }).click()
  await expect(one.getByRole('radio', { name: 'Ennen' })).toBeChecked()
  await one.getByRole('button', { name: 'Sulje' }).last().click()
  await page.getByRole('button', { name: 'Vertaa ennen ja jälkeen' }).click()
  const compare = page.getByRole('dialog', { name: 'Ennen ja jälkeen' })
  const before = compare.getByRole('img', { name: 'Ennen' })
  const after = compare.getByRole('img', { name: 'Jälkeen' })
  await expect(before).toBeVisible()
  await expect(after).toBeVisible()
  // Both in one moment, to the pixel.
  const [beforeBox, afterBox] = await compare.evaluate((dialog) =>
    ['Ennen', 'Jälkeen'].map((name) => {
      const { x, y, width, height } = (
        dialog.querySelector(`img[alt="${name}"], [role="img"][aria-label="${name}"]`) as Element
      ).getBoundingClientRect()
      return [x, y, width, height].map(Math.round)
    }),
  )
  expect(beforeBox).toEqual(afterBox)
  const slider = compare.getByRole('slider', { name: 'Raja ennen ja jälkeen' })
  await slider.focus()
  await page.keyboard.press('End')
  await expect(slider).toHaveValue('100')
  await expectAccessible(page)
  await close()
})

test('a consent on paper keeps its scan, without the place a photo was taken at, and opens it again', async () => {
  const { page, close } = await launchPractice()
  const clientId = await newClient(page, 'Paperin Pilvi')
  await openCard(page, 'Paperin Pilvi', 'Suostumukset')
  await page.getByRole('button', { name: 'Kysy suostumus' }).click()
  const asking = page.getByRole('dialog', { name: 'Kysy suostumus' })
  await asking.getByRole('checkbox', { name: 'Terveystiedot' }).check({ force: true })
  await asking.getByRole('radio', { name: 'Paperilla' }).check({ force: true })
  const located = withSegment(jpeg(600, 800, 40), 0xe1, Buffer.from('Exif\0\0MM\0*\0\0\0\u0008\0\0 GPS', 'latin1'))
  await asking.locator('input[type=file]').setInputFiles({ name: 'lupa.jpg', mimeType: 'image/jpeg', buffer: located })
  await expect(asking.getByText('lupa.jpg')).toBeVisible()
  await expectAccessible(page)
  await asking.getByRole('button', { name: 'Kirjaa vastaus' }).click()

  await page.getByRole('button', { name: 'Avaa paperi' }).click()
  const paper = page.getByRole('dialog', { name: 'lupa.jpg' })
  await expect(paper.getByRole('img', { name: 'lupa.jpg' })).toBeVisible()
  await expectAccessible(page)
  const { holding } = await ask(page, 'consents.ofClient', { clientId })
  const { content } = await ask(page, 'consents.scan', { clientId, id: holding[0]?.scan?.id })
  const bytes = Buffer.from(content, 'base64')
  expect(bytes.includes('Exif') || bytes.includes('GPS')).toBe(false)
  await close()
})
