// A receipt by e-mail in the running program: it waits without a sender, the sender is set up and tried, the letter goes to
// a real mail server on this computer, and every contact is listed. A letter that may have gone asks a person.
import fs from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { certificate } from '../helpers/mailCertificate.ts'
import { mailPassword, mailServer, mailUser } from '../helpers/mailServer.ts'
import { expectAccessible, temporaryFolder } from './first-run.ts'
import { launchPractice } from './practice.ts'

const rail = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name, exact: true }).click()

async function value<T>(page: Page, route: string, input: unknown = null): Promise<T> {
  const envelope = await page.evaluate(([name, given]) => window.loiste.call(name as string, given), [
    route,
    input,
  ] as const)
  if (!envelope.ok) throw new Error(`${route}: ${envelope.error.code}`)
  return envelope.value as T
}

/** A receipt of a client with an address, on screen. */
async function openReceipt(page: Page): Promise<void> {
  const [service] = await value<{ id: string }[]>(page, 'services.list')
  const [staff] = await value<{ id: string }[]>(page, 'staff.list')
  const client = await value<{ id: string }>(page, 'clients.create', {
    name: 'Päivi Äyräs',
    email: 'paivi@esimerkki.example',
  })
  const line = {
    kind: 'service',
    itemId: service?.id,
    quantity: 1,
    unitCents: 5900,
    discount: null,
    staffId: staff?.id,
  }
  await value(page, 'sales.pay', {
    requestId: 'request-of-letter',
    appointmentId: null,
    appointmentVersion: null,
    clientId: client.id,
    language: 'fi',
    lines: [line],
    payments: [{ method: 'card', cents: 5900 }],
  })
  await rail(page, 'Kassa')
  const day = page.getByRole('complementary', { name: 'Myynti tänään' })
  await day
    .getByRole('button', { name: /Päivi Äyräs/ })
    .first()
    .click()
  await expect(page.getByRole('article', { name: /^Kuitti K-/ })).toBeVisible()
}

test('a receipt waits for a sender, goes once, and the contact is listed', async () => {
  test.setTimeout(120_000)
  const server = await mailServer()
  const folder = temporaryFolder('mail-ca')
  const ca = path.join(folder, 'ca.pem')
  fs.writeFileSync(ca, certificate)
  const { page, close } = await launchPractice({ env: { NODE_EXTRA_CA_CERTS: ca } })

  await openReceipt(page)
  await page.getByRole('button', { name: 'Sähköposti' }).click()
  const dialog = page.getByRole('dialog', { name: 'Lähetä sähköpostilla' })
  await expect(dialog.getByRole('textbox', { name: 'Vastaanottajan osoite' })).toHaveValue('paivi@esimerkki.example')
  await expect(dialog.getByText(/^Liite: Kuitti K-/)).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('textbox', { name: 'Vastaanottajan osoite' }).fill('paivi')
  await dialog.getByRole('button', { name: 'Laita odottamaan' }).click()
  await expect(dialog.getByText(/Kirjoita sähköpostiosoite/)).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Vastaanottajan osoite' }).fill('paivi@esimerkki.example')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)

  // It waits, and the status bar says so and leads there.
  await page.getByRole('button', { name: '1 viesti odottaa' }).click()
  await expect(page.getByRole('heading', { name: 'Lähtevät viestit', level: 1 })).toBeVisible()
  const waiting = page.getByRole('table', { name: 'Odottaa' })
  await expect(waiting.getByText('Lähettäjää ei ole asetettu')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Aseta lähettäjä' }).click()
  await page.getByRole('textbox', { name: 'Palvelin' }).fill('localhost')
  await page.getByRole('textbox', { name: 'Portti' }).fill(String(server.port))
  await page.getByRole('textbox', { name: 'Käyttäjä' }).fill(mailUser)
  await page.getByLabel('Salasana', { exact: true }).fill(mailPassword)
  await page.getByRole('textbox', { name: 'Lähettäjän nimi' }).fill('Salonki Äänekäs')
  await page.getByRole('textbox', { name: 'Lähettäjän osoite' }).fill('posti@aurinko.example')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Tallenna', exact: true }).click()
  await expect(page.getByText('Lähettäjä tallennettu.')).toBeVisible()
  await page.getByRole('button', { name: 'Lähetä koeviesti itselle' }).click()
  await expect(page.getByText('Koeviesti lähti osoitteeseen posti@aurinko.example.')).toBeVisible()
  await expect(page.getByRole('button', { name: '1 viesti odottaa' })).toHaveCount(0)

  await rail(page, 'Lähtevät')
  await expect(page.getByRole('table', { name: 'Lähteneet ja perutut' }).getByText('Lähetetty')).toBeVisible()
  expect(server.taken.map(({ to }) => to[0]).sort()).toEqual(['paivi@esimerkki.example', 'posti@aurinko.example'])

  // The server takes the copy and the answer is lost: the program asks, and does nothing by itself.
  server.next = 'cut-before-answer'
  await page.getByRole('button', { name: 'Viestin toiminnot' }).click()
  await page.getByRole('menuitem', { name: 'Lähetä kopio' }).click()
  await expect(page.getByText('Lähtikö tämä?')).toBeVisible()
  await expect(page.getByRole('button', { name: '1 viesti odottaa päätöstä' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('table', { name: 'Odottaa' }).getByRole('button', { name: 'Viestin toiminnot' }).click()
  await page.getByRole('menuitem', { name: 'Merkitse toimitetuksi' }).click()
  await expect(page.getByText('Lähtikö tämä?')).toHaveCount(0)

  await rail(page, 'Tietosuoja')
  await page.getByRole('button', { name: 'Verkko' }).click()
  const contact = page.getByRole('row').filter({ hasText: `localhost:${server.port}` })
  await expect(contact).toContainText('Sähköpostin lähettäjä')
  await expect(contact).toContainText(String(server.connections()))

  await close()
  await server.close()
  fs.rmSync(folder, { recursive: true, force: true })
})
