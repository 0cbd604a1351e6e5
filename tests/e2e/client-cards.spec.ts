// The client card in the running program: its tabs, optional fields, tags, family and history; duplicates merged and taken
// apart; a list narrowed, saved and exported; the bin.
import fs from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { emptyBuyer } from '../../shared/invoices.ts'
import { ask } from './ask.ts'
import { expectAccessible, temporaryFolder } from './first-run.ts'
import { launchPractice } from './practice.ts'

async function openClients(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name: 'Asiakkaat' }).click()
  await expect(page.getByRole('listbox', { name: 'Asiakaslista' }).getByRole('option').first()).toBeVisible()
}

async function openCard(page: Page, name: string): Promise<void> {
  const search = page.getByRole('searchbox', { name: 'Hae asiakasta' })
  await search.fill(name)
  await page
    .getByRole('listbox', { name: 'Asiakaslista' })
    .getByRole('option')
    .filter({ hasText: name })
    .first()
    .click()
  await expect(page.getByRole('article', { name: 'Asiakaskortti' }).getByRole('heading', { level: 2 })).toContainText(
    name,
  )
}

test('the card: tabs, more fields, tags, family, and a change put back', async () => {
  const { page, close } = await launchPractice()
  const { id } = await ask(page, 'clients.create', { name: 'Testinen Tuulikki', notes: 'ensin' })
  await ask(page, 'clients.create', { name: 'Testinen Pikku' })
  await openClients(page)
  await openCard(page, 'Testinen Tuulikki')
  const card = page.getByRole('article', { name: 'Asiakaskortti' })

  await card.getByRole('button', { name: 'Lisää tietoja' }).click()
  await card.getByRole('textbox', { name: 'Syntymävuosi' }).fill('1984')
  await card.getByRole('textbox', { name: 'Syntymävuosi' }).blur()
  await expect(card.getByRole('heading', { level: 2 })).toContainText('s. 1984')
  await card.getByRole('textbox', { name: 'Syntymävuosi' }).fill('84')
  await card.getByRole('textbox', { name: 'Syntymävuosi' }).blur()
  await expect(card.getByText('Kirjoita vuosi neljällä numerolla.')).toBeVisible()
  await card.getByRole('textbox', { name: 'Syntymävuosi' }).fill('1984')
  await card.getByRole('textbox', { name: 'Syntymävuosi' }).blur()
  await expect(card.getByText('Kirjoita vuosi neljällä numerolla.')).toHaveCount(0)

  await card.getByRole('button', { name: 'Lisää perheenjäsen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Lisää perheenjäsen' })
  await dialog.getByRole('combobox', { name: 'Kuka' }).fill('Testinen Pik')
  await page.getByRole('option', { name: /Testinen Pikku/ }).click()
  await dialog.getByRole('button', { name: 'Lisää' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(card.getByRole('region', { name: 'Perhe' })).toContainText('Testinen Pikku')
  await expect(card.getByRole('region', { name: 'Perhe' })).toContainText('lapsi')

  await card.getByRole('button', { name: 'Kortin toiminnot' }).click()
  await page.getByRole('menuitem', { name: 'Muuta tunnisteita' }).click()
  const tags = page.getByRole('dialog', { name: 'Tunnisteet' })
  await tags.getByText('Kanta-asiakas').click()
  await tags.getByRole('button', { name: 'Tallenna' }).click()
  await expect(tags).toHaveCount(0)
  await expect(card.getByText('Kanta-asiakas')).toBeVisible()
  await expectAccessible(page)

  // A change is told with what was before, and can be put back from there.
  const { version } = await ask(page, 'clients.get', { id })
  await ask(page, 'clients.change', { id, version, patch: { notes: 'sitten' } })
  await card.getByRole('tab', { name: 'Muutokset' }).click()
  const changes = card.getByRole('list', { name: 'Muutokset' })
  await expect(changes.getByRole('listitem').first()).toContainText('ennen: ensin')
  await expectAccessible(page)
  await changes.getByRole('listitem').first().getByRole('button', { name: 'Palauta' }).click()
  await expect(page.getByText('Palautettu: Muistiinpanot')).toBeVisible()
  expect((await ask(page, 'clients.get', { id })).notes).toBe('ensin')

  for (const name of ['Käynnit', 'Varaukset', 'Ostot', 'Käyttöloki']) {
    await card.getByRole('tab', { name, exact: true }).click()
    await expect(card.getByRole('tabpanel', { name, exact: true })).toBeVisible()
  }
  await expect(card.getByRole('tabpanel')).toContainText('Helmi Laine')
  await expectAccessible(page)

  // What happens between visits stands on the overview, and leads to where it is kept.
  const kinds = ['treatment-notes', 'marketing-email']
  await ask(page, 'consents.answer', { clientId: id, kinds, answer: 'given', source: 'spoken', language: 'fi' })
  const staffId = (await ask(page, 'staff.list'))[0]?.id
  const gift = { kind: 'gift-card', valueCents: 3000, vatCode: null, holder: '', staffId, expiresDay: null }
  await ask(page, 'sales.pay', {
    ...{ requestId: 'gift-of-tuulikki', appointmentId: null, appointmentVersion: null, clientId: id, language: 'fi' },
    ...{ lines: [], extras: [gift], payments: [{ method: 'card', cents: 3000 }] },
  })
  await card.getByRole('tab', { name: 'Yleiskatsaus' }).click()
  const timeline = card.getByRole('region', { name: 'Aikajana' })
  const consent = timeline.getByRole('button', { name: 'Suostumus annettu: Hoitokirjaukset' })
  await expect(consent).toBeVisible()
  await expect(timeline.getByText('Suostumus annettu: Markkinointi, sähköposti')).toBeVisible()
  await expect(timeline.getByRole('button', { name: 'Lahjakortti ostettu' })).toContainText('30,00')
  await expectAccessible(page)
  await timeline.getByRole('radio', { name: 'Käynnit' }).click()
  await expect(consent).toHaveCount(0)
  await timeline.getByRole('radio', { name: 'Kaikki' }).click()
  await consent.click()
  await expect(card.getByRole('tab', { name: 'Suostumukset' })).toHaveAttribute('aria-selected', 'true')
  await expect(card.getByRole('tabpanel')).toContainText('Hoitokirjaukset')

  // What was bought on an invoice opens among the invoices.
  const [service] = await ask(page, 'services.list')
  const line = { kind: 'service', itemId: service?.id, quantity: 1, unitCents: 6500, staffId, appointmentId: null }
  const content = {
    ...{
      clientId: id,
      buyer: { ...emptyBuyer, name: 'Tuulikki' },
      language: 'fi',
      appointments: [],
      deliveryDay: null,
    },
    ...{ lines: [{ ...line, discount: null, discountReason: '' }], discount: null, discountReason: '' },
    ...{ dueDays: 14, note: '' },
  }
  const draft = await ask(page, 'invoices.saveDraft', { id: null, version: null, content })
  const { label } = await ask(page, 'invoices.issue', { draftId: draft.id, version: draft.version })
  await card.getByRole('tab', { name: 'Ostot', exact: true }).click()
  await card.getByRole('tabpanel').getByRole('row').filter({ hasText: label }).click()
  await expect(page.getByRole('complementary', { name: `Lasku ${label}` })).toBeVisible()
  await close()
})

test('two cards of one person: told at once, merged, and taken apart again', async () => {
  const { page, close } = await launchPractice()
  const first = await ask(page, 'clients.create', {
    name: 'Kaksonen Katariina',
    phone: '040 000 9876',
    notes: 'Juo teetä',
  })
  await openClients(page)

  // While typing: the same person? The card can be opened instead.
  await page.getByRole('button', { name: 'Uusi asiakas' }).first().click()
  const panel = page.getByRole('complementary', { name: 'Uusi asiakas' })
  await panel.getByRole('textbox', { name: 'Nimi' }).fill('Katariina Kaksonen')
  await panel.getByRole('textbox', { name: 'Puhelin' }).fill('+358400009876')
  await expect(panel.getByText('Onko tämä sama asiakas?')).toBeVisible()
  await expect(panel.getByRole('button', { name: /Kaksonen Katariina \(sama nimi, sama puhelin\)/ })).toBeVisible()
  await expectAccessible(page)
  await panel.getByRole('textbox', { name: 'Muistiinpanot' }).fill('Herkkä iho')
  await panel.getByRole('button', { name: 'Lisää asiakas' }).click()
  await expect(page.getByRole('article', { name: 'Asiakaskortti' }).getByRole('heading', { level: 2 })).toContainText(
    'Katariina Kaksonen',
  )

  await page.getByRole('button', { name: 'Lisää toimintoja' }).click()
  await page.getByRole('menuitem', { name: 'Etsi kaksoiskortit' }).click()
  const pair = page.getByRole('list', { name: 'Kaksoiskortit' }).getByRole('listitem').filter({ hasText: 'Kaksonen' })
  await expect(pair).toContainText('sama nimi, sama puhelin')
  await expectAccessible(page)
  await pair.getByRole('button', { name: 'Yhdistä…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Yhdistä kaksi korttia' })
  await expect(dialog.getByText('Mitkä tiedot jäävät')).toBeVisible()
  await dialog.getByRole('radiogroup', { name: 'Nimi' }).getByText('Katariina Kaksonen').click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Yhdistä kortit' }).click()
  await expect(page.getByText('Kortit yhdistetty: Katariina Kaksonen')).toBeVisible()
  await expect(pair).toHaveCount(0)
  const merged = await ask(page, 'clients.get', { id: first.id })
  expect(merged.notes).toContain('Juo teetä')
  expect(merged.notes).toContain('Herkkä iho')

  await page.getByRole('button', { name: 'Takaisin listaan' }).click()
  await openCard(page, 'Katariina Kaksonen')
  await expect(page.getByRole('listbox', { name: 'Asiakaslista' }).getByRole('option')).toHaveCount(1)
  await expect(page.getByText(/Kumottavissa 30 päivän ajan/)).toBeVisible()
  await page.getByRole('article', { name: 'Asiakaskortti' }).getByRole('button', { name: 'Kumoa yhdistäminen' }).click()
  await expect(page.getByText('Yhdistäminen kumottu: Kaksonen Katariina')).toBeVisible()
  await expect(page.getByRole('listbox', { name: 'Asiakaslista' }).getByRole('option')).toHaveCount(2)
  expect((await ask(page, 'clients.get', { id: first.id })).notes).toBe('Juo teetä')
  await close()
})

test('a list is narrowed, saved and exported; the bin gives a card back', async () => {
  const { app, page, close } = await launchPractice()
  const target = path.join(temporaryFolder('vienti'), 'asiakkaat.csv')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, target)
  await openClients(page)
  const status = page.getByRole('status').filter({ hasText: 'asiakas' }).first()
  await page.getByRole('button', { name: 'Kaikki asiakkaat' }).click()
  await page.getByRole('menuitem', { name: 'Rajaa…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Rajaa asiakkaita' })
  await expectAccessible(page)
  await dialog.getByText('Opiskelija', { exact: true }).click()
  await expect(dialog.getByRole('checkbox', { name: 'Opiskelija', exact: true })).toBeChecked()
  await dialog.getByRole('button', { name: 'Rajaa' }).click()
  await expect(dialog).toHaveCount(0)
  const tags = await ask(page, 'clients.tags')
  const tagIds = tags.filter((tag) => tag.name === 'Opiskelija').map((tag) => tag.id)
  const { total } = await ask(page, 'clients.list', { filter: { tagIds } })
  await expect(status).toHaveText(`${total} asiakasta`)

  await page.getByRole('button', { name: 'Oma rajaus' }).click()
  await page.getByRole('menuitem', { name: 'Tallenna tämä lista…' }).click()
  const save = page.getByRole('dialog', { name: 'Tallenna lista' })
  await save.getByRole('textbox', { name: 'Listan nimi' }).fill('Opiskelijat')
  await save.getByRole('button', { name: 'Tallenna' }).click()
  await expect(page.getByRole('button', { name: 'Opiskelijat' })).toBeVisible()

  await page.getByRole('button', { name: 'Lisää toimintoja' }).click()
  await page.getByRole('menuitem', { name: 'Vie CSV-tiedostoon…' }).click()
  await expect(page.getByText(`${total} asiakasta viety tiedostoon asiakkaat.csv`)).toBeVisible()
  const file = fs.readFileSync(target, 'utf8')
  expect(file.trimEnd().split('\r\n')).toHaveLength((total ?? 0) + 1)
  expect(file).toContain('Opiskelija')

  await page.getByRole('button', { name: 'Opiskelijat' }).click()
  await page.getByRole('menuitem', { name: 'Kaikki asiakkaat' }).click()
  await expect(status).toHaveText('600 asiakasta')
  await page.getByRole('button', { name: 'Nimi', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Viimeisin käynti' }).click()
  await expect(page.getByRole('listbox', { name: 'Asiakaslista' }).getByRole('option').first()).toContainText('11.2026')

  const made = await ask(page, 'clients.create', { name: 'Roskala Rauha' })
  await ask(page, 'clients.remove', { id: made.id, version: made.version })
  await page.getByRole('button', { name: 'Lisää toimintoja' }).click()
  await page.getByRole('menuitem', { name: 'Roskakori' }).click()
  const row = page.getByRole('table', { name: 'Roskakori' }).getByRole('row', { name: /Roskala Rauha/ })
  await expect(row).toContainText('30 päivää')
  await expectAccessible(page)
  await row.getByRole('button', { name: 'Palauta' }).click()
  await expect(page.getByText('Palautettu: Roskala Rauha')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Roskakori on tyhjä' })).toBeVisible()
  fs.rmSync(path.dirname(target), { recursive: true })
  await close()
})
