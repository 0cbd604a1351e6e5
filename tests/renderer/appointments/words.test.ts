// The sentences of a conflict, in the three languages.

import i18next from 'i18next'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  changeValue,
  conflictText,
  holidayName,
  shownName,
  weekRangeText,
} from '../../../renderer/appointments/words.ts'
import type { Conflict } from '../../../shared/appointments.ts'
import type { Language } from '../../../shared/translations/define.ts'
import { translationOptions, translator } from '../../../shared/translations/translate.ts'

beforeAll(() => i18next.init(translationOptions('fi')))
afterEach(() => i18next.changeLanguage('fi'))

const taken: Conflict = {
  kind: 'staff',
  staffName: 'Aino Koskela',
  appointmentId: 'appointment1',
  startMin: 630,
  endMin: 685,
  cleanupFromMin: 675,
  clientName: 'Maija Virtanen',
}

async function said(language: Language, conflict: Conflict): Promise<string> {
  await i18next.changeLanguage(language)
  return conflictText(translator(language), conflict)
}

describe('a conflict', () => {
  it('says who is taken, when, by whom and until when it is cleaned', async () => {
    expect(await said('fi', taken)).toBe('Aino Koskela on varattu 10.30–11.15: Maija Virtanen, siivous 11.25 asti.')
    expect(await said('sv', taken)).toBe('Aino Koskela är bokad 10.30–11.15: Maija Virtanen, städning till 11.25.')
    expect(await said('en', taken)).toBe('Aino Koskela is booked 10:30–11:15: Maija Virtanen, clean-up until 11:25.')
  })

  it('leaves out what is not known', async () => {
    expect(await said('fi', { ...taken, clientName: null })).toBe(
      'Aino Koskela on varattu 10.30–11.15, siivous 11.25 asti.',
    )
    expect(await said('fi', { ...taken, clientName: null, cleanupFromMin: null })).toBe(
      'Aino Koskela on varattu 10.30–11.25.',
    )
    expect(await said('fi', { ...taken, startMin: 675 })).toBe('Aino Koskela siivoaa 11.15–11.25.')
  })

  it('tells the opening hours and closed days', async () => {
    const hours = { ...taken, kind: 'outside-hours' as const, startMin: 540, endMin: 1080 }
    expect(await said('fi', hours)).toBe('Salonki on auki 9.00–18.00.')
    expect(await said('sv', { ...hours, kind: 'closed-day' })).toBe('Salongen är stängd den här dagen.')
    expect(await said('en', { ...taken, kind: 'itself' })).toContain('two services of this appointment at once')
  })
})

describe('a room that is taken', () => {
  const room: Conflict = { ...taken, kind: 'resource', staffName: '', clientName: null, resourceName: 'Huone 2' }

  it('says until when, and until when it is cleaned', async () => {
    expect(await said('fi', room)).toBe('Huone 2 on varattu 10.30–11.15, siivous 11.25 asti.')
    expect(await said('sv', { ...room, clientName: 'Maija' })).toBe(
      'Huone 2 används 10.30–11.15: Maija, städning till 11.25.',
    )
    expect(await said('en', { ...room, cleanupFromMin: null })).toBe('Huone 2 is taken 10:30–11:25.')
    expect(await said('fi', { ...room, startMin: 675 })).toBe('Huone 2: siivous 11.15–11.25.')
  })

  it('tells of a whole group, and of a client in two places', async () => {
    const group = { ...room, resourceName: 'Hoitohuoneet' }
    expect(await said('fi', { ...group, kind: 'resource-group' })).toBe(
      'Hoitohuoneet: kaikki ovat varattuja 10.30–11.25.',
    )
    expect(await said('en', { ...group, kind: 'resource-none' })).toBe('Hoitohuoneet: none is in use.')
    expect(await said('fi', { ...taken, kind: 'client' })).toBe(
      'Asiakkaalla on jo toinen varaus 10.30–11.25 (Aino Koskela).',
    )
  })
})

describe('small words', () => {
  it('write a changed value for people', () => {
    const t = translator('fi')
    expect(changeValue(t, 'day', '2026-11-24')).toBe('24.11.2026')
    expect(changeValue(t, 'start', '585')).toBe('9.45')
    expect(changeValue(t, 'duration', '75')).toBe('1\u00a0h 15\u00a0min')
    expect(changeValue(t, 'status', 'no-show')).toBe('Ei saapunut')
    expect(changeValue(t, 'note', '')).toBe('–')
  })

  it('know the holidays and the week', () => {
    expect(holidayName('2026-12-06')).toBe('itsenäisyyspäivä')
    expect(holidayName('2026-12-07')).toBeNull()
    expect(holidayName('0001-01-01')).toBeNull()
    expect(weekRangeText('2026-11-23')).toBe('23.–29.11.2026')
    expect(weekRangeText('2026-11-30')).toBe('30.11.–6.12.2026')
  })

  it('hide names when the screen is seen by others', () => {
    const appointment = { clientName: 'Maija Virtanen' } as Parameters<typeof shownName>[0]
    const said = { noClient: 'Ilman asiakasta', restricted: 'Rajoitettu asiakaskortti' }
    expect(shownName(appointment, true, said)).toBe('MV')
    expect(shownName(appointment, false, said)).toBe('Maija Virtanen')
    expect(shownName({ ...appointment, clientName: '' }, true, said)).toBe('Ilman asiakasta')
    expect(shownName({ ...appointment, clientName: '', restricted: true }, false, said)).toBe(
      'Rajoitettu asiakaskortti',
    )
  })
})
