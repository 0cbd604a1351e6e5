// What the practice salon's till is told: suppliers, goods of its own use, companies it invoices. All invented. Build
// scripts only.
import type { NewProduct } from '../../shared/services.ts'

export const suppliers = ['Mallitukku Oy', 'Kauneus-Esimerkki Oy'] as const
const [wholesale, beauty] = suppliers

/** Goods that treatments use and nobody buys: without a price at the till. */
const ofOwnUse = { barcode: '', priceCents: 0, vatCode: 'STD' } as const
export const ownUse: readonly NewProduct[] = [
  { ...ofOwnUse, name: 'Kestoväri 6.0', unit: 'g', packageSize: 60, lowLimit: 4, supplier: wholesale },
  { ...ofOwnUse, name: 'Kestoväri 7.3', unit: 'g', packageSize: 60, lowLimit: 4, supplier: wholesale },
  { ...ofOwnUse, name: 'Hapete 6 %', unit: 'ml', packageSize: 1000, lowLimit: 2, supplier: wholesale },
  { ...ofOwnUse, name: 'Vaalennusjauhe', unit: 'g', packageSize: 400, lowLimit: 2, supplier: wholesale },
  { ...ofOwnUse, name: 'Nitriilikäsineet M', unit: 'pcs', packageSize: 100, lowLimit: 2, supplier: beauty },
]

export const chairRenter = { person: 'Sari Esimerkki', name: 'Hius Sari Esimerkki', prefix: 'S' } as const

const place = { street: 'Mallitie 2', postCode: '00000', city: 'Mallila', reference: '' }
export const companies = [
  { name: 'Mallila Hotelli Oy', businessId: '0012345-7', ...place },
  { name: 'Esimerkkitilat Ky', businessId: '0023456-0', ...place },
  { name: 'Rakennus Malli Oy', businessId: '0034567-4', ...place },
] as const

export const creditReasons = ['Väärä tuote', 'Ei sopinut iholle', 'Pakkaus oli auki'] as const
