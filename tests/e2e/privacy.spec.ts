// Privacy in the window: the overview, a request from start to package, erasing a person from her card.
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { answerFile, expectAccessible, temporaryFolder } from './first-run.ts'
import { launchPractice } from './practice.ts'

const rail = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name }).click()
const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Tietosuoja' }).getByRole('button', { name, exact: true }).click()

test('every promise is shown with its proof, and the missing papers are made', async () => {
  const { page, close } = await launchPractice()
  await rail(page, 'Tietosuoja')
  const row = page.getByRole('listitem').filter({ hasText: 'Selosteet ovat ajan tasalla' })
  await expect(row.getByText('Tee tämä')).toBeVisible()
  await expectAccessible(page)
  await row.getByRole('button', { name: 'Avaa' }).click()
  for (const name of ['Tietosuojaseloste asiakkaille', 'Seloste käsittelytoimista (30 art.)']) {
    const paper = page.getByRole('listitem').filter({ hasText: name })
    await paper.getByRole('button', { name: 'Tee uusi versio' }).click()
    await page.getByRole('menuitem', { name: 'Suomi' }).click()
    await expect(paper.getByText(/Versio 1/)).toBeVisible()
  }
  await expectAccessible(page)
  for (const [name, sign] of [
    ['Säilytys', 'Asiakkaat, jotka eivät ole käyneet'],
    ['Markkinointi', /^Tekstiviesti/],
    ['Poikkeamat', 'Ei poikkeamia'],
    ['Verkko', 'Ei yhtään yhteydenottoa'],
  ] as const) {
    await part(page, name)
    await expect(page.getByRole('heading', { name: sign })).toBeVisible()
    await expectAccessible(page)
  }
  await part(page, 'Yleiskuva')
  await expect(row.getByText('Kunnossa')).toBeVisible()
  await close()
})

test('a request from the card to the package, and then everything erased', async () => {
  const { app, page, close } = await launchPractice()
  const folder = temporaryFolder('packages')
  await rail(page, 'Asiakkaat')
  await page.getByRole('button', { name: 'Uusi asiakas' }).first().click()
  const form = page.getByRole('complementary', { name: 'Uusi asiakas' })
  await form.getByRole('textbox', { name: 'Nimi' }).fill('Ylermi Merkkinen')
  await form.getByRole('button', { name: 'Lisää asiakas' }).click()
  const card = page.getByRole('article', { name: 'Asiakaskortti' })
  await expect(card.getByRole('heading', { name: 'Ylermi Merkkinen' })).toBeVisible()

  await card.getByRole('button', { name: 'Toiminnot' }).click()
  await page.getByRole('menuitem', { name: 'Uusi tietopyyntö…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Kirjaa pyyntö' }).click()
  const panel = page.getByRole('complementary', { name: 'Nähdä tiedot' })
  await expect(panel.getByText('Ylermi Merkkinen').first()).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Luettavaksi (PDF)' })).toBeDisabled()
  await panel.getByRole('textbox', { name: 'Miten tarkistettiin' }).fill('Tunnettu asiakas')
  await panel.getByRole('button', { name: 'Tallenna' }).click()
  await expect(panel.getByText('Tarkistettu: Tunnettu asiakas')).toBeVisible()
  await expectAccessible(page)
  const file = path.join(folder, 'tiedot.pdf')
  await answerFile(app, file)
  await panel.getByRole('button', { name: 'Luettavaksi (PDF)' }).click()
  await expect(panel.getByText(/Tiedot, PDF/)).toBeVisible()
  expect(fs.readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
  await panel.getByRole('button', { name: 'Päätä pyyntö' }).click()
  await expect(page.getByRole('row', { name: /Ylermi Merkkinen/ }).getByText('Toteutettu')).toBeVisible()

  await rail(page, 'Asiakkaat')
  await page.getByRole('searchbox').fill('Ylermi')
  await page.getByText('Ylermi Merkkinen').first().click()
  await card.getByRole('button', { name: 'Toiminnot' }).click()
  await page.getByRole('menuitem', { name: 'Poista kaikki tiedot…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Poista Ylermi Merkkinen' })
  await expect(dialog.getByText('Asiakaskortti', { exact: false }).first()).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Poista pysyvästi' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('Tiedot on poistettu.')).toBeVisible()
  await page.getByRole('searchbox').fill('Ylermi')
  await expect(page.getByText('Ylermi Merkkinen')).toHaveCount(0)
  await close()
  fs.rmSync(folder, { recursive: true })
})

test('the window can reach nothing, by none of the ways a page has', async () => {
  const reached: string[] = []
  const server = http.createServer((request, response) => {
    reached.push(request.url ?? '')
    response.setHeader('access-control-allow-origin', '*')
    response.end('ok')
  })
  server.on('upgrade', (request, socket) => {
    reached.push(request.url ?? '')
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  // The control: whoever may reach it does.
  await fetch(`http://127.0.0.1:${port}/control`)
  expect(reached).toEqual(['/control'])

  const { page, close } = await launchPractice()
  const tried = await page.evaluate(async (base) => {
    const settled = (work: () => Promise<unknown>) =>
      Promise.race([work(), new Promise((resolve) => setTimeout(resolve, 1500))]).then(
        () => 'settled',
        () => 'refused',
      )
    const loaded = (make: () => HTMLElement) =>
      new Promise((resolve, reject) => {
        const element = make()
        element.addEventListener('load', resolve)
        element.addEventListener('error', reject)
        document.body.append(element)
      })
    const ways: Record<string, () => Promise<unknown>> = {
      fetch: () => fetch(`${base}/fetch`),
      xhr: () =>
        new Promise((resolve, reject) => {
          const request = new XMLHttpRequest()
          request.onload = resolve
          request.onerror = reject
          request.open('GET', `${base}/xhr`)
          request.send()
        }),
      beacon: async () => {
        if (!navigator.sendBeacon(`${base}/beacon`, 'x')) throw new Error('refused')
      },
      socket: () =>
        new Promise((resolve, reject) => {
          const socket = new WebSocket(`${base.replace('http', 'ws')}/socket`)
          socket.onopen = resolve
          socket.onerror = reject
        }),
      events: () =>
        new Promise((resolve, reject) => {
          const events = new EventSource(`${base}/events`)
          events.onopen = resolve
          events.onerror = reject
        }),
      image: () => loaded(() => Object.assign(document.createElement('img'), { src: `${base}/image` })),
      style: () =>
        loaded(() => Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${base}/style` })),
      frame: () => loaded(() => Object.assign(document.createElement('iframe'), { src: `${base}/frame` })),
      prefetch: () =>
        loaded(() => Object.assign(document.createElement('link'), { rel: 'prefetch', href: `${base}/prefetch` })),
    }
    const names = Object.keys(ways)
    await Promise.all(Object.values(ways).map((way) => settled(way)))
    return names
  }, `http://127.0.0.1:${port}`)
  expect(tried.length).toBe(9)
  expect(reached).toEqual(['/control'])
  await close()
  await new Promise((resolve) => server.close(resolve))
})
