// What a booking can do beyond one time, in the running program: a series with a day in the way, the waiting list, copying
// and rebooking, a service made on the way, and printed lists.
import fs from 'node:fs'
import { expect, type Locator, type Page, test } from '@playwright/test'
import type { Envelope } from '../../shared/errors.ts'
import type { Input, Output, RouteName } from '../../shared/ipc/contract.ts'
import { expectAccessible, temporaryFolder } from './first-run.ts'
import { launchPractice } from './practice.ts'

/** A Tuesday that nobody has booked yet. */
const day = '2027-02-09'
const aino = 'Aino Koskela'

/** A call as another window would make it; its value. */
async function ask<R extends RouteName>(page: Page, route: R, input: Input<R> | null = null): Promise<Output<R>> {
  const answer = await page.evaluate(([name, given]) => window.loiste.call(name as string, given), [
    route,
    input,
  ] as const)
  const envelope = answer as Envelope<Output<R>>
  if (!envelope.ok) throw new Error(`${route}: ${envelope.error.code} ${JSON.stringify(envelope.error.data)}`)
  return envelope.value
}

async function facts(page: Page) {
  const staff = await ask(page, 'staff.list')
  const services = await ask(page, 'services.list')
  const idOf = (list: readonly { id: string; name: string }[], name: string) => {
    const found = list.find((each) => each.name === name)
    if (found === undefined) throw new Error(`there is no ${name}`)
    return found.id
  }
  return { ainoId: idOf(staff, aino), massageId: idOf(services, 'Hieronta 60 min') }
}

async function goToDay(page: Page, typed: string, title: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Siirry päivään' }).fill(typed)
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  // The day before stays on screen until this one has come.
  const [date = '', month = '', year = ''] = typed.split('.')
  const shown = `[data-column][data-day="${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}"]`
  await expect(page.locator(shown).first()).toBeVisible()
}

const block = (page: Page, text: RegExp) => page.locator('[data-line]').filter({ hasText: text }).first()
const toast = (page: Page, text: RegExp) => page.getByText(text).first()

async function chooseOption(form: Locator, label: RegExp, option: RegExp): Promise<void> {
  await form.getByRole('button', { name: label }).click()
  await form.page().getByRole('option', { name: option }).click()
}

async function chooseService(page: Page, typed: string, name: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: /^(Palvelu|Lisää palvelu)$/ }).fill(typed)
  await page.getByRole('option', { name }).click()
}

test('a series is booked around what is in its way, and moved from one day on', async () => {
  const { page, close } = await launchPractice()
  const { ainoId } = await facts(page)
  await ask(page, 'shifts.putBlock', {
    title: 'Koulutus',
    staffId: ainoId,
    resourceId: null,
    day: '2027-02-23',
    startMin: 540,
    endMin: 660,
  })
  await goToDay(page, '9.2.2027', 'tiistai 9.2.2027')
  await page.locator('h1').click()
  await page.keyboard.press('n')
  const form = page.getByRole('complementary', { name: 'Uusi varaus' })
  await chooseService(page, 'hieronta 60', /Hieronta 60/)
  await form.getByRole('textbox', { name: 'Klo' }).fill('10')
  await chooseOption(form, /Tekijä/, new RegExp(aino))
  await form.getByRole('button', { name: 'Toista…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Toistuva varaus' })
  await dialog.getByRole('textbox', { name: 'Toistoväli' }).fill('1')
  await dialog.getByRole('textbox', { name: 'Kertoja' }).fill('4')
  await expect(dialog.getByText('1 aika ei ole vapaa.', { exact: false })).toBeVisible()
  await expect(dialog.getByText('Koulutus', { exact: false })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Varaa 3 aikaa' })).toBeVisible()
  await expectAccessible(page)
  await chooseOption(dialog, /ti 23\.2\. klo 10\.00: mitä tehdään/, /Siirrä: ti 23\.2\. klo 11\.00/)
  await dialog.getByRole('button', { name: 'Varaa 4 aikaa' }).click()
  await expect(toast(page, /4 aikaa varattu/)).toBeVisible()

  // From the second on at one; the third, which already was elsewhere, too.
  await goToDay(page, '16.2.2027', 'tiistai 16.2.2027')
  const second = block(page, /10\.00/)
  await second.click()
  const panel = page.getByRole('complementary', { name: 'Ilman asiakasta' })
  await expect(panel.getByText('Sarjan varaus')).toBeVisible()
  await panel.getByRole('button', { name: 'Varauksen toiminnot' }).click()
  await page.getByRole('menuitem', { name: 'Siirrä…' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Klo' }).fill('13')
  await page.getByRole('button', { name: 'Siirrä', exact: true }).click()
  const scope = page.getByRole('dialog', { name: 'Mitä sarjan aikoja muutetaan?' })
  await scope.getByText('Tätä ja myöhempiä').click()
  await expectAccessible(page)
  await scope.getByRole('button', { name: 'Muuta' }).click()
  await expect(block(page, /13\.00/)).toBeVisible()
  await panel.getByRole('button', { name: 'Sulje' }).click()
  await expect(panel).toBeHidden()
  await page.locator('h1').click()
  await page.keyboard.press('Control+z')
  await expect(block(page, /10\.00/)).toBeVisible()
  await page.keyboard.press('Control+y')
  await expect(block(page, /13\.00/)).toBeVisible()
  await goToDay(page, '2.3.2027', 'tiistai 2.3.2027')
  await expect(block(page, /13\.00/)).toBeVisible()
  await goToDay(page, '9.2.2027', 'tiistai 9.2.2027')
  await expect(block(page, /10\.00/)).toBeVisible()
  await close()
})

test('whoever waits is offered the time that frees, and is booked from there', async () => {
  const { page, close } = await launchPractice()
  const { ainoId, massageId } = await facts(page)
  await ask(page, 'clients.create', {
    name: 'Jaana Jonottaja',
    phone: '040 000 1234',
  } as Input<'clients.create'>)
  await ask(page, 'appointments.book', {
    day,
    clientId: null,
    note: '',
    lines: [{ serviceId: massageId, staffId: ainoId, startMin: 600 }],
  })
  await goToDay(page, '9.2.2027', 'tiistai 9.2.2027')
  await page.getByRole('button', { name: 'Jonotuslista' }).click()
  await page.getByRole('button', { name: 'Lisää jonoon' }).click()
  const wish = page.getByRole('complementary', { name: 'Lisää jonotuslistalle' })
  await wish.getByRole('button', { name: 'Tallenna' }).click()
  await expect(wish.getByText('Valitse asiakas.')).toBeVisible()
  await wish.getByRole('combobox', { name: 'Asiakas' }).fill('Jaana')
  await page.getByRole('option', { name: /Jaana Jonottaja/ }).click()
  await wish.getByRole('combobox', { name: 'Palvelut' }).fill('hieronta 60')
  await page.getByRole('option', { name: /Hieronta 60/ }).click()
  await chooseOption(wish, /Kenelle/, new RegExp(aino))
  await wish.getByRole('button', { name: 'tiistai' }).click()
  await wish.getByRole('textbox', { name: 'Alkaen' }).fill('9.2.2027')
  await wish.getByRole('textbox', { name: 'Viimeistään' }).fill('9.2.2027')
  await wish.getByRole('textbox', { name: 'Aikaisintaan klo' }).fill('10')
  await wish.getByRole('textbox', { name: 'Valmis klo' }).fill('11.15')
  await expectAccessible(page)
  await wish.getByRole('button', { name: 'Tallenna' }).click()
  const list = page.getByRole('complementary', { name: 'Jonotuslista' })
  await expect(list.getByText('Jaana Jonottaja')).toBeVisible()
  const hers = list.getByRole('listitem').filter({ hasText: 'Jaana Jonottaja' })
  await expect(hers.getByText('Ei vapaata aikaa', { exact: false })).toBeVisible()
  await expectAccessible(page)

  // The time frees: a quiet line says for whom.
  await block(page, /10\.00/).focus()
  await page.keyboard.press('Delete')
  const cancelling = page.getByRole('dialog', { name: 'Peru varaus' })
  await cancelling.getByRole('button', { name: 'Peru varaus' }).click()
  const offer = page.getByRole('button', { name: /Jaana Jonottaja: Hieronta 60 min, ti 9\.2\. klo 10\.00/ })
  await expect(offer).toBeVisible()
  await offer.click()
  await page.getByRole('complementary', { name: 'Uusi varaus' }).getByRole('button', { name: 'Varaa aika' }).click()
  await expect(block(page, /10\.00 Jaana Jonottaja/)).toBeVisible()
  await expect(offer).toBeHidden()
  const waiting = async () => (await ask(page, 'waitlist.list')).map((each) => each.clientName)
  expect(await waiting()).not.toContain('Jaana Jonottaja')
  // Taken back, she waits again.
  await page.locator('h1').click()
  await page.keyboard.press('Control+z')
  await expect(block(page, /Jaana Jonottaja/)).toBeHidden()
  await expect.poll(waiting).toContain('Jaana Jonottaja')
  await close()
})

test('an appointment is copied to the next day, and booked again in six weeks', async () => {
  const { page, close } = await launchPractice()
  const { ainoId, massageId } = await facts(page)
  const client = await ask(page, 'clients.create', { name: 'Kaija Kopio', phone: '' } as Input<'clients.create'>)
  await ask(page, 'appointments.book', {
    day,
    clientId: client.id,
    note: '',
    lines: [{ serviceId: massageId, staffId: ainoId, startMin: 600 }],
  })
  await goToDay(page, '9.2.2027', 'tiistai 9.2.2027')
  await block(page, /Kaija Kopio/).focus()
  await page.keyboard.press('Control+c')
  await expect(toast(page, /Kopioitu: Kaija Kopio/)).toBeVisible()
  await goToDay(page, '10.2.2027', 'keskiviikko 10.2.2027')
  await expect(block(page, /Kaija Kopio/)).toBeHidden()
  await page.locator('h1').click()
  await page.keyboard.press('Control+v')
  await expect(block(page, /10\.00 Kaija Kopio/)).toBeVisible()
  // The place is taken now: the form opens with everything in it.
  await page.keyboard.press('Control+v')
  const form = page.getByRole('complementary', { name: 'Uusi varaus' })
  await expect(form.getByText('Hieronta 60 min')).toBeVisible()
  await form.getByRole('button', { name: 'Peruuta' }).click()

  await block(page, /Kaija Kopio/).click()
  const panel = page.getByRole('complementary', { name: 'Kaija Kopio' })
  await expect(panel.getByRole('heading', { name: 'Seuraavat ajat' })).toBeVisible()
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Uusi aika' }).click()
  await page.getByRole('menuitem', { name: '6 viikon päähän' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'keskiviikko 24.3.2027' })).toBeVisible()
  await form.getByRole('button', { name: 'Varaa aika' }).click()
  await expect(block(page, /10\.00 Kaija Kopio/)).toBeVisible()
  await close()
})

test('a service is made while booking, with an add-on that lengthens it', async () => {
  const { page, close } = await launchPractice()
  await ask(page, 'services.create', {
    name: 'Kuuma öljy',
    category: '',
    colour: 3,
    prepareMin: 0,
    activeMin: 10,
    processingMin: 0,
    finishMin: 0,
    cleanupMin: 0,
    priceCents: 1500,
    vatCode: 'STD',
    addOnMin: 15,
  })
  await goToDay(page, '9.2.2027', 'tiistai 9.2.2027')
  await page.locator('h1').click()
  await page.keyboard.press('n')
  const form = page.getByRole('complementary', { name: 'Uusi varaus' })
  await page.getByRole('combobox', { name: 'Palvelu' }).fill('Kivihieronta')
  await page.getByRole('option', { name: /Uusi palvelu/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Lisää palvelu' })
  await expect(dialog.getByRole('textbox', { name: 'Nimi' })).toHaveValue('Kivihieronta')
  await expect(dialog.getByRole('textbox', { name: 'Hinta' })).toHaveValue('')
  await dialog.getByRole('textbox', { name: 'Hinta' }).fill('95')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Tallenna' }).click()
  await expect(form.getByText('Yhteensä 1 h, 95,00', { exact: false })).toBeVisible()
  await form.getByText('Kuuma öljy').click()
  await expect(form.getByText('Yhteensä 1 h 15 min, 110,00', { exact: false })).toBeVisible()
  await form.getByRole('button', { name: 'Varaa aika' }).click()
  await block(page, /Kivihieronta/).click()
  await expect(page.getByText('+ Kuuma öljy')).toBeVisible()
  await close()
})

test('a day is printed with initials, and the week saved as a file', async () => {
  const { app, page, close } = await launchPractice()
  const folder = temporaryFolder('lists')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, `${folder}/lista.pdf`)
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (contents) contents.print = (_options, done) => done?.(true, '')
  })
  await expect(page.locator('[data-line]').first()).toBeVisible()
  const [first] = await page.locator('[data-line]').allTextContents()
  expect(first).toBeTruthy()
  await page.locator('h1').click()
  await page.keyboard.press('Control+p')
  const dialog = page.getByRole('dialog', { name: 'Tulosta lista' })
  const paper = dialog.getByRole('region', { name: 'Esikatselu' })
  await expect(paper.getByText('Maria Koskinen-Hirvonen')).toBeVisible()
  await expectAccessible(page)
  await chooseOption(dialog, /Asiakkaat/, /Vain nimikirjaimet/)
  await expect(paper.getByText('Maria Koskinen-Hirvonen')).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation', { name: 'Päävalikko' })).toBeHidden()
  await expect(page.locator('[data-print-root]')).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await dialog.getByRole('button', { name: 'Tulosta' }).click()
  await dialog.getByRole('radio', { name: 'Viikko' }).click()
  await expect(paper.getByRole('heading', { name: /Viikkolista 23\.11\./ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Tallenna PDF' }).click()
  await expect(toast(page, /Tallennettu: lista\.pdf/)).toBeVisible()
  expect(fs.readFileSync(`${folder}/lista.pdf`).subarray(0, 5).toString()).toBe('%PDF-')
  const log = await ask(page, 'accesslog.list', {} as Input<'accesslog.list'>)
  expect(log.rows.map((row) => row.action)).toEqual(expect.arrayContaining(['print', 'export']))
  await close()
  fs.rmSync(folder, { recursive: true })
})
