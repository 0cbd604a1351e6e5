// Invented clients: name, contact details that reach nobody, alerts and notes. Build scripts only.
import { type ClientFields, emptyClient } from '../../shared/clients.ts'
import { drawName } from './names.ts'
import { randomOf } from './random.ts'
import { clientAlerts, clientNotes } from './texts.ts'

/** Mobile prefixes followed by 000: numbers that no operator gives out, ten thousand in each. */
const prefixes = ['040', '050', '044', '045', '041', '046', '043', '049', '042', '047'] as const
export const mostClients = prefixes.length * 10_000

/** Every so many, a card that was made a second time by mistake, a little otherwise. */
const doubleEvery = 150

/** The card of the n-th client; the same for the same seed, whatever else is made. */
export function clientFields(seed: number, index: number): ClientFields {
  return index % doubleEvery === doubleEvery - 1 ? secondCard(seed, index) : firstCard(seed, index)
}

function firstCard(seed: number, index: number): ClientFields {
  const random = randomOf(seed, `client ${index}`)
  const { first, last, language } = drawName(random)
  const fields = {
    ...emptyClient,
    name: `${first} ${last}`,
    phone: random.chance(0.96) ? phoneOf(index, random.next()) : '',
    email: random.chance(0.62) ? emailOf(first, last, random.chance(0.3) ? String(random.between(1, 99)) : '') : '',
    language,
    alert: random.chance(0.07) ? random.pick(clientAlerts) : '',
    notes: random.chance(0.18) ? random.pick(clientNotes) : '',
  }
  const birthYear = random.chance(0.45) ? String(random.between(1945, 2010)) : ''
  const [city = '', postCode = ''] = random.chance(0.3) ? random.pick(places) : []
  const street = city === '' ? '' : `${random.pick(streets)} ${random.between(1, 60)}`
  return { ...fields, birthYear, city, postCode, street }
}

/** The client before, as somebody else wrote her down: last name first, or a letter wrong, the number in another form. */
function secondCard(seed: number, index: number): ClientFields {
  const { name, phone, email, language, birthYear } = firstCard(seed, index - 1)
  const [first = '', ...rest] = name.split(' ')
  const last = rest.join(' ')
  const isSwapped = Math.floor(index / doubleEvery) % 2 === 0
  const mistyped = `${first} ${last.slice(0, 3)}${last.slice(4, 5)}${last.slice(3, 4)}${last.slice(5)}`
  return {
    ...emptyClient,
    name: isSwapped || last.length < 6 ? `${last} ${first}` : mistyped,
    phone: phone.replace(/\s/g, ''),
    email: isSwapped ? '' : email,
    language,
    birthYear,
  }
}

const places = [
  ['Helsinki', '00100'],
  ['Espoo', '02100'],
  ['Turku', '20100'],
  ['Porvoo', '06100'],
  ['Tampere', '33100'],
] as const
const streets = ['Esimerkkikatu', 'Mallitie', 'Harjoituskuja', 'Keksittypolku', 'Exempelgatan'] as const

/** Each index has a number of its own; people write them in three ways. */
function phoneOf(index: number, style: number): string {
  const prefix = prefixes[Math.floor(index / 10_000) % prefixes.length] ?? prefixes[0]
  // 7919 has no factor in common with 10 000, so the last four digits look drawn and still never repeat.
  const line = String((index * 7919 + 1234) % 10_000).padStart(4, '0')
  if (style < 0.7) return `${prefix} 000 ${line}`
  if (style < 0.85) return `${prefix}000${line}`
  return `+358 ${prefix.slice(1)} 000 ${line}`
}

/** Addresses under example.fi, which is kept for examples. */
function emailOf(first: string, last: string, suffix: string): string {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[đĐ]/g, 'd')
      .toLowerCase()
      .replace(/[^a-z]/g, '')
  return `${plain(first)}.${plain(last)}${suffix}@example.fi`
}
