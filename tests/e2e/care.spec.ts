// Instructions for home in the running program: offered by the visit when its service has them, in the client's language;
// printed, and after payment sent by e-mail.
import { expect, type Page, test } from '@playwright/test'
import { arrivedVisit, ask, openCard } from './ask.ts'
import { expectAccessible } from './first-run.ts'
import { launchPractice } from './practice.ts'

const day = '2026-11-24'

/** The forms of the ready template, and a service without any. */
async function services(page: Page) {
  const templates = await ask(page, 'templates.list')
  const colour = templates.find((each) => each.name === 'Hiusten väri')
  const all = await ask(page, 'services.list')
  const withCare = new Set(templates.flatMap((each) => each.serviceIds))
  const plain = all.find(({ id }) => !withCare.has(id))
  const serviceId = colour?.serviceIds[0]
  if (colour === undefined || serviceId === undefined || plain === undefined)
    throw new Error('the practice salon changed')
  return { serviceId, plainId: plain.id, words: colour.care }
}

test('instructions for home: printed in the client’s language from the visit, sent after payment', async () => {
  test.setTimeout(180_000)
  const { app, page, close } = await launchPractice()
  const { serviceId, plainId, words } = await services(page)
  const name = 'Sanna Svensk'
  const { id: clientId } = await ask(page, 'clients.create', { name, email: 'sanna@esimerkki.example', language: 'sv' })
  const { appointmentId, version } = await arrivedVisit(page, { clientId, serviceId, day })
  // What the printer would have been given is looked at while the dialog is open.
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (contents) {
      contents.print = (_options, done) => {
        void contents
          .executeJavaScript("document.querySelector('[data-print-root]')?.innerText ?? ''")
          .then((text: string) => contents.executeJavaScript(`document.title = ${JSON.stringify(text)}`))
          .then(() => done?.(true, ''))
      }
    }
  })

  await openCard(page, name, 'Käynnit')
  await page.getByRole('button', { name: /24\.11\.2026.*Avaa käynti/ }).click()
  const panel = page.getByRole('complementary', { name })
  await panel.getByRole('button', { name: 'Kotihoito-ohjeet' }).click()
  // No sender has been set up: nothing is promised.
  await expect(page.getByRole('menuitem')).toHaveText(['Tulosta ruotsiksi', 'Tallenna PDF…'])
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: 'Tulosta ruotsiksi' }).click()
  await expect.poll(() => page.title()).toContain('Hemvårdsråd')
  for (const line of words.sv.split('\n')) expect(await page.title()).toContain(line.trim())
  expect(await page.title()).not.toContain('Sanna')
  await expect(page.locator('[data-print-root]')).toHaveCount(0)
  const { rows } = await ask(page, 'accesslog.list', { action: 'print' })
  expect(rows.filter((row) => row.kind === 'visit')).toHaveLength(1)
  await panel.getByRole('button', { name: 'Sulje sivupaneeli' }).click()

  // Paid: they are offered again, and can go by e-mail now that there is a sender.
  const settings = {
    ...{ isOn: false, host: 'posti.example', port: 465, security: 'tls', user: '' },
    ...{ fromName: 'Salonki', fromAddress: 'posti@aurinko.example' },
  }
  await ask(page, 'outbox.saveSender', { settings, password: '' })
  await ask(page, 'appointments.setStatus', { id: appointmentId, version, status: 'done' })
  await page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name: 'Kassa' }).click()
  await page
    .getByRole('complementary', { name: 'Myynti tänään' })
    .getByRole('button', { name: new RegExp(name) })
    .click()
  await page.getByRole('radio', { name: 'Kortti', exact: true }).click()
  await page.keyboard.press('F9')
  await expect(page.getByRole('article', { name: /^Kvitto|^Kuitti/ })).toBeVisible()
  await page.getByRole('button', { name: 'Kotihoito-ohjeet' }).click()
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: 'Lähetä sähköpostilla…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Lähetä sähköpostilla' })
  await expect(dialog.getByRole('textbox', { name: 'Vastaanottajan osoite' })).toHaveValue('sanna@esimerkki.example')
  await expect(dialog.getByText('Liite: Hemvårdsråd.pdf')).toBeVisible()
  await dialog.getByRole('button', { name: 'Laita odottamaan' }).click()
  await expect(dialog).toHaveCount(0)
  const letters = await ask(page, 'outbox.ofClient', { clientId })
  expect(letters.map(({ kind, state }) => [kind, state])).toEqual([['letter', 'waiting']])

  // A service without instructions offers none.
  const other = await ask(page, 'clients.create', { name: 'Olli Ohjeeton' })
  await arrivedVisit(page, { clientId: other.id, serviceId: plainId, day: '2026-11-23' })
  await openCard(page, 'Olli Ohjeeton', 'Käynnit')
  await page.getByRole('button', { name: /Avaa käynti/ }).click()
  await expect(page.getByRole('complementary', { name: 'Olli Ohjeeton' }).getByText('Kirjaus')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Kotihoito-ohjeet' })).toHaveCount(0)
  await close()
})
