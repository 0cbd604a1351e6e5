// What people write in a salon: alerts, notes, reasons and treatment records by trade. Invented. Build scripts only.

import type { z } from 'zod'
import type { NewProduct, Trade } from '../../shared/services.ts'
import type { UsedProduct } from '../../shared/visits.ts'
import type { Random } from './random.ts'

export const clientAlerts = [
  'Yliherkkä hajusteille',
  'Väriaineallergia, aina testi ensin',
  'Nikkeliallergia',
  'Pistospelko, ei neuloja',
  'Herkkä päänahka',
  'Lateksiallergia, nitriilikäsineet',
  'Kuulee huonosti, puhu selkeästi',
  'Pyörätuoli, varaa huone 1',
  'Ei ohennussaksia',
  'Saapuu usein myöhässä',
] as const

export const clientNotes = [
  'Toivoo hiljaisen käynnin.',
  'Juo kahvin mustana.',
  'Kotona kaksi koiraa ja lapset Iisalmessa, tykkää jutella.',
  'Haluaa aina saman tekijän.',
  'Maksaa yleensä käteisellä.',
  'Ajat mieluiten aamupäivisin ennen klo 11.',
  'Tekee vuorotyötä, soita vasta iltapäivällä.',
  'Lahjakortin saanut siskoltaan.\nKysy kuulumiset kesämökiltä.',
  'Oma lempisävy 7/43, ei tummempaa.',
  'Tulee äitinsä kanssa, varaa kaksi tuolia vierekkäin.',
  'Kuiva iho talvisin, suosittele rasvaista voidetta.',
] as const

export const bookingNotes = [
  'Tuo oman kuvan mallista',
  'Soittaa, jos myöhästyy',
  'Juhliin illalla',
  'Ensimmäinen kerta',
  'Toivoo lyhyempää kuin viimeksi',
  'Lapsi mukana',
] as const

export const cancelReasons = ['Sairastui', 'Lapsi sairaana', 'Työeste', 'Matkoilla', 'Siirtää myöhemmäksi', ''] as const
export const discountReasons = ['Kanta-asiakas', 'Opiskelija', 'Eläkeläinen', 'Syntymäpäivä', 'Odotus venyi'] as const

export const products: readonly Omit<NewProduct, 'barcode' | 'vatCode'>[] = [
  { name: 'Hiusöljy 50 ml', priceCents: 1990 },
  { name: 'Kosteuttava shampoo 250 ml', priceCents: 1890 },
  { name: 'Hoitoaine 200 ml', priceCents: 1990 },
  { name: 'Hopeashampoo 250 ml', priceCents: 2190 },
  { name: 'Muotovaahto 300 ml', priceCents: 1790 },
  { name: 'Hiuslakka 400 ml', priceCents: 1690 },
  { name: 'Lämpösuoja 150 ml', priceCents: 2290 },
  { name: 'Kasvovoide kuivalle iholle 50 ml', priceCents: 3990 },
  { name: 'Puhdistusmaito 200 ml', priceCents: 2490 },
  { name: 'Seerumi C-vitamiini 30 ml', priceCents: 4950 },
  { name: 'Kynsiöljy 10 ml', priceCents: 1290 },
  { name: 'Käsivoide 75 ml', priceCents: 1190 },
  { name: 'Jalkavoide urea 10 % 100 ml', priceCents: 1590 },
  { name: 'Hierontaöljy 200 ml', priceCents: 2290 },
  { name: 'Lahjapakkaus', priceCents: 490 },
]

type Product = z.infer<typeof UsedProduct>

interface RecordParts {
  readonly openings: readonly string[]
  readonly middles: readonly string[]
  readonly endings: readonly string[]
  readonly products: readonly Product[]
}

const records: Readonly<Record<Trade, RecordParts>> = {
  hair: {
    openings: [
      'Leikkaus 2 cm latvoista, kerrostus ennallaan.',
      'Tyvikasvu 3 cm, väri tyveen.',
      'Pituudesta 4 cm pois, otsatukka auki.',
      'Sivut koneella 9 mm, päältä saksin.',
    ],
    middles: [
      'Vaikutusaika 35 min.',
      'Päänahka hyvässä kunnossa.',
      'Hieman kuivuutta latvoissa.',
      'Sävytys 10 min pesupaikalla.',
      'Föönaus pyöröharjalla.',
    ],
    endings: [
      'Seuraavalla kerralla vähän vaaleampi.',
      'Sopiva väli 6 viikkoa.',
      'Asiakas tyytyväinen.',
      'Suositeltu lämpösuojaa kotiin.',
    ],
    products: [
      { name: 'Kestoväri 7/43', amount: '40 g' },
      { name: 'Kestoväri 6/0', amount: '30 g' },
      { name: 'Hapete 6 %', amount: '1:1,5' },
      { name: 'Sävyte 9/16', amount: '20 g' },
      { name: 'Hoitonaamio', amount: '2 painallusta' },
    ],
  },
  beauty: {
    openings: [
      'Syväpuhdistus ja höyrytys.',
      'Kulmien muotoilu ja kestoväri.',
      'Kasvohoito herkälle iholle.',
      'Sokerointi sääret.',
    ],
    middles: [
      'T-alue rasvoittuva, posket kuivat.',
      'Ei punoitusta hoidon jälkeen.',
      'Hapetin 3 %, aika 6 min.',
      'Mekaaninen puhdistus nenän alueelta.',
    ],
    endings: ['Kotihoito: kosteusvoide aamuin illoin.', 'Uusi aika 4–5 viikon päähän.', 'Iho rauhoittui hyvin.'],
    products: [
      { name: 'Kuorinta-aine', amount: '5 ml' },
      { name: 'Naamio, rauhoittava', amount: '15 ml' },
      { name: 'Kulmaväri luonnonruskea', amount: '1 cm' },
      { name: 'Sokeripasta', amount: '80 g' },
    ],
  },
  nails: {
    openings: ['Geelilakkaus, sävy 112.', 'Rakennekynsien huolto.', 'Manikyyri ja kynsinauhojen hoito.'],
    middles: [
      'Vasemman etusormen korjaus.',
      'Muoto mantelinen, pituus keskipitkä.',
      'Kynnet ohuet, vahvistava aluslakka.',
    ],
    endings: ['Huolto 3 viikon päästä.', 'Kynsiöljyä illalla.'],
    products: [
      { name: 'Geelilakka 112', amount: '1 kerros + 1' },
      { name: 'Aluslakka vahvistava', amount: '1 kerros' },
      { name: 'Rakennegeeli', amount: '3 g' },
    ],
  },
  feet: {
    openings: ['Jalkahoito, kynsien lyhennys ja ohennus.', 'Kovettumien poisto kantapäistä.'],
    middles: [
      'Oikean isovarpaan kynsi paksuuntunut.',
      'Iho ehjä, tunto normaali.',
      'Känsä vasemmassa päkiässä poistettu.',
    ],
    endings: ['Rasvaus päivittäin, seuraava 8 viikon päästä.', 'Suositeltu väljempiä kenkiä.'],
    products: [
      { name: 'Jalkavoide urea 25 %', amount: '5 ml' },
      { name: 'Kovettumageeli', amount: '10 ml' },
    ],
  },
  massage: {
    openings: ['Niska-hartiaseutu ja yläselkä.', 'Koko vartalon hieronta.', 'Alaselkä ja pakarat.'],
    middles: ['Oikea lapa selvästi kireämpi.', 'Paine keskivoimakas.', 'Päänsärkyä viikolla, varovainen niskassa.'],
    endings: ['Ohjattu venytys kotiin.', 'Jatko 3 viikon välein.', 'Olo kevyempi hoidon jälkeen.'],
    products: [
      { name: 'Hierontaöljy hajusteeton', amount: '20 ml' },
      { name: 'Lämpövoide', amount: '5 ml' },
    ],
  },
}

/** What was done and used, as a therapist would write it. */
export function drawRecord(trade: Trade, random: Random): { text: string; products: Product[] } {
  const parts = records[trade]
  const lines = [random.pick(parts.openings), random.pick(parts.middles)]
  if (random.chance(0.7)) lines.push(random.pick(parts.endings))
  const used = parts.products.filter(() => random.chance(0.35))
  return { text: lines.join(random.chance(0.2) ? '\n' : ' '), products: used }
}
