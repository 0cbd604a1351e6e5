// Names as they are met in a Finnish salon, commonest first. Any first name meets any last name of its group, so nobody
// real is meant. Build scripts only.
import type { Language } from '../../shared/values.ts'
import type { Random } from './random.ts'

const words = (text: string) => text.trim().split(/\s+/)

const finnish = {
  women: words(`Maria Anne Päivi Helena Johanna Tiina Minna Sari Katja Hanna Laura Heidi Kirsi Pirjo Riitta Anna Jaana
    Satu Marja Merja Mari Sanna Tuula Eeva Leena Susanna Emilia Kaisa Elina Nina Outi Niina Jenni Ritva Noora Essi
    Veera Aino Emma Sofia Venla Helmi Ella Kerttu Lempi Hilja Saara Iida Pinja Siiri Anneli Kaarina Eija Arja Terhi
    Marjatta Sirpa Ulla Irma Raili Seija Tarja Annika Milla Oona Anni Julia Roosa Tuuli Säde Lumi Eeva-Liisa
    Anna-Maija Marja-Leena Ilona Ilta Taru Tuija Virpi`),
  men: words(`Juha Timo Kari Mikko Antti Matti Jari Pekka Mika Markku Jukka Janne Marko Ville Petri Sami Heikki Jani
    Tuomas Lauri Juho Harri Hannu Eero Olli Seppo Esa Tommi Veikko Aleksi Eetu Onni Eino Väinö Oskari Leo Elias
    Juhani Tapio Kalevi Risto Ilkka Jarmo Toni Joonas Niko Teemu Jussi Ari Arto`),
  last: words(`Korhonen Virtanen Mäkinen Nieminen Mäkelä Hämäläinen Laine Heikkinen Koskinen Järvinen Lehtonen Lehtinen
    Saarinen Niemi Salminen Heinonen Heikkilä Salonen Kinnunen Turunen Laitinen Salo Tuominen Rantanen Karjalainen
    Jokinen Mattila Savolainen Lahtinen Ahonen Ojala Leppänen Väisänen Hiltunen Leinonen Kallio Miettinen Pitkänen
    Aaltonen Manninen Koivisto Hakala Anttila Laaksonen Hirvonen Räsänen Lehto Toivonen Laakso Aalto Rantala Pulkkinen
    Mustonen Niskanen Halonen Lappalainen Peltonen Moilanen Vainio Kettunen Kokkonen Rissanen Oksanen Partanen Ikonen
    Karppinen Mikkonen Hänninen Nurmi Peltola Koskela Rautiainen Jääskeläinen Huttunen Pesonen Kauppinen Nykänen
    Helenius Eskola Seppälä Yli-Mäki Ala-Kokko Särkkä Äijälä Öhberg Kujala Ruotsalainen Hyvönen Parviainen Soininen
    Vuorinen Harju Pöyhönen Tikkanen Uusitalo Vartiainen Wirén Zetterlund Ylönen`),
}

const swedish = {
  women: words(`Maria Anna Christina Susanne Eva Carola Monica Åsa Annika Camilla Johanna Linda Sofia Emma Ida Ingrid
    Märta Birgitta Gunilla Ulrika Pernilla Sara Lovisa Alva Freja Greta Ebba Signe Mona Ann-Christin Heidi Jessica`),
  men: words(`Johan Jan Peter Kaj Mikael Henrik Stefan Kenneth Göran Ulf Björn Åke Sven Christian Mathias Anders Axel
    Oscar Emil Fredrik Håkan Rasmus Kim Niklas Jörgen`),
  last: words(`Johansson Nyman Lindholm Karlsson Andersson Eriksson Lindström Lindqvist Nyström Gustafsson Söderholm
    Holmberg Sundström Westerlund Blomqvist Lundqvist Åkerlund Backman Sjöberg Häggblom Österholm Ekholm Forsman
    Grönroos Högnäs Jansson Mattsson Wikström Öhman Åberg Strömberg Ahlskog Snellman Björklund`),
}

const others: readonly {
  readonly women: string[]
  readonly men: string[]
  readonly last: string[]
  readonly inEnglish: number
}[] = [
  {
    women: words('Natalia Svetlana Olga Elena Irina Tatjana Anastasia Ljudmila Oksana Marina'),
    men: words('Sergei Aleksandr Dmitri Andrei Vladimir Nikolai'),
    last: words('Ivanova Smirnova Petrova Kuznetsova Popova Volkova Sokolova Morozova Belova Orlova'),
    inEnglish: 0.2,
  },
  {
    women: words('Tiiu Katrin Kadri Liis Maarika Kristiina Merike Piret Triin Õie'),
    men: words('Tõnu Jaan Rein Margus Indrek'),
    last: words('Tamm Saar Sepp Mägi Kask Kukk Rebane Ilves Pärn Põld Õunapuu'),
    inEnglish: 0.05,
  },
  {
    women: words('Fadumo Amina Hodan Halima Khadija Sahra Ifrah Maryan'),
    men: words('Mohamed Abdi Ahmed Hassan Yusuf'),
    last: words('Ali Mohamed Abdi Hassan Ahmed Omar Warsame Farah'),
    inEnglish: 0.3,
  },
  {
    women: words('Zahra Fatima Noor Layla Shirin Maryam Rana Yasmin'),
    men: words('Omar Ali Hussein Karim Reza'),
    last: words('Al-Hassan Karimi Hosseini Ahmadi Haddad Khalil Rahimi Mansour'),
    inEnglish: 0.5,
  },
  {
    women: words('Linh Thảo Hương Mai Lan Ngọc Trang'),
    men: words('Minh Tuấn Dũng Hùng'),
    last: words('Nguyễn Trần Lê Phạm Hoàng Vũ Đặng'),
    inEnglish: 0.5,
  },
  {
    women: words('Somchai Malee Siriporn Kanya Ploy Nok Suda'),
    men: words('Somsak Anan Chai'),
    last: words('Saelim Srisuk Boonmee Wongsa Chaiyasit Phanom'),
    inEnglish: 0.5,
  },
  {
    women: words('Priya Anjali Sarah Emily Grace Chloé Zofia Agnieszka Oksana Yuliia'),
    men: words('Rahul David James Lukas Piotr Oleh'),
    last: words("Sharma Patel Smith Brown O'Connor García Kowalska Nowak Shevchenko Melnyk D'Angelo"),
    inEnglish: 0.8,
  },
]

export interface Named {
  readonly first: string
  readonly last: string
  readonly language: Language
}

/** Four of five clients are women; about 86 % have Finnish, 6 % Swedish and 8 % other names. */
export function drawName(random: Random): Named {
  const drawn = random.next()
  const isWoman = random.chance(0.8)
  if (drawn < 0.86) return { ...drawFrom(finnish, isWoman, random), language: 'fi' }
  if (drawn < 0.92) {
    const name = drawFrom(swedish, isWoman, random)
    return { ...name, language: random.chance(0.8) ? 'sv' : 'fi' }
  }
  const group = random.pick(others)
  const name = drawFrom(group, isWoman, random)
  return { ...name, language: random.chance(group.inEnglish) ? 'en' : 'fi' }
}

function drawFrom(
  group: { women: readonly string[]; men: readonly string[]; last: readonly string[] },
  isWoman: boolean,
  random: Random,
) {
  const first = random.pickByRank(isWoman ? group.women : group.men)
  const last = random.pickByRank(group.last)
  // A hyphenated family name now and then: it is what search and columns stumble over.
  const second = random.chance(0.025) ? random.pickByRank(group.last) : last
  return { first, last: second === last ? last : `${last}-${second}` }
}

/** The staff of the practice salon, the owner first. */
export const staffNames = [
  'Helmi Laine',
  'Aino Koskela',
  'Elina Åkerlund',
  'Sanna Vuorela',
  'Noora Rautio',
  'Mirja Öhman',
  'Jenni Kantola',
  'Oksana Melnyk',
  'Pauliina Heino',
  'Ida Grönroos',
  'Ville Aarnio',
  'Tuuli Särkkä',
] as const
