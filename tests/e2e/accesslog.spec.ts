import fs from 'node:fs'
import { expect, test } from '@playwright/test'
import { expectAccessible, owner, setUpSalon, temporaryFolder } from './first-run.ts'
import { launch } from './launch.ts'

test.setTimeout(120_000)

test('the owner sees who did what and gets a verdict of the chain', async () => {
  const backups = temporaryFolder('accesslog')
  const { app, page, close } = await launch()
  await setUpSalon(app, page, backups)
  await page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name: 'Käyttöloki' }).click()
  const table = page.getByRole('table', { name: 'Käyttöloki' })
  await expect(table.getByRole('row').filter({ hasText: 'Muutti: asetus' }).first()).toContainText(owner.name)
  await expect(table).toContainText('Loi: työntekijä')
  await expect(table).toContainText('Varmuuskopioi: varmuuskopio')
  await expectAccessible(page)

  await page.getByRole('button', { name: /Mitä teki/ }).click()
  await page.getByRole('option', { name: 'Kirjautui sisään' }).click()
  await expect(table).not.toContainText('Loi: työntekijä')
  await expect(table.getByRole('row')).toHaveCount(2)

  await page.getByRole('button', { name: 'Tarkista loki' }).click()
  await expect(page.getByText('Loki on ehjä')).toBeVisible()
  await expect(page.getByText(/Vertaa tunnistetta .* [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)).toBeVisible()
  await expectAccessible(page)
  await close()
  fs.rmSync(backups, { recursive: true })
})
