// A card with a long history: its newest visits at once, all of them after, on the overview and on the tabs of their own.
import { expect, test } from '@playwright/test'
import { firstHistoryRows } from '../../shared/clients.ts'
import { addDays } from '../../shared/day.ts'
import { ask, openCard } from './ask.ts'
import { launchPractice } from './practice.ts'
import { practiceDay } from './practice-facts.ts'

const bookings = firstHistoryRows + 5

test('a long history is there to its oldest row, and the card is logged as seen once', async () => {
  const { page, close } = await launchPractice()
  const { id: clientId } = await ask(page, 'clients.create', { name: 'Historian Helka' })
  const [person] = await ask(page, 'staff.list')
  const [service] = await ask(page, 'services.list')
  await Promise.all(
    Array.from({ length: bookings }, (_, week) =>
      ask(page, 'appointments.book', {
        day: addDays(practiceDay, 7 * (week + 1)),
        clientId,
        lines: [{ serviceId: service?.id, staffId: person?.id, startMin: 400 }],
        overrideReason: 'aukioloajan ulkopuolella',
      }),
    ),
  )
  await openCard(page, 'Historian Helka')
  const card = page.getByRole('article', { name: 'Asiakaskortti' })
  const timeline = card.getByRole('region', { name: 'Aikajana' }).getByRole('listitem')
  await expect(timeline).toHaveCount(bookings)
  await expect(timeline.last()).toContainText('ti 1.12.2026')
  // The oldest row is far below; it opens with the keyboard as the others do.
  await timeline.last().getByRole('button').focus()
  await expect(timeline.last()).toBeInViewport()

  await card.getByRole('tab', { name: 'Käynnit' }).click()
  const part = (name: string) => card.getByRole('region', { name }).getByRole('listitem')
  await expect(part('Käynnit')).toHaveCount(0)
  await expect(card.getByRole('region', { name: 'Käynnit' })).toBeVisible()
  await card.getByRole('tab', { name: 'Varaukset' }).click()
  await expect(part('Varaukset')).toHaveCount(bookings)
  await card.getByRole('tab', { name: 'Yleiskatsaus' }).click()
  await expect(timeline).toHaveCount(bookings)

  const { rows } = await ask(page, 'accesslog.list', { clientId, action: 'view' })
  const looks = rows.filter((row) => row.kind === 'client' && row.purpose === 'client-care').map((row) => row.fields)
  expect(looks.map((fields) => fields.join()).sort()).toEqual(['', 'events'])
  await close()
})
