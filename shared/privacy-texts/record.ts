// The record of processing activities (GDPR 30(1), points a-g), filled in for the seven things a salon does with personal
// data; with the legal basis, which the article does not ask for but every reader does. Runs anywhere.
import type { Language } from '../values.ts'
import { controllerLines, facts, list, type PaperFacts, type PaperTexts, processorLines, section } from './facts.ts'

type Row = readonly [name: string, purpose: string, people: string, data: string, basis: string, kept: string]

interface Words {
  readonly title: string
  readonly lead: string
  readonly controller: string
  readonly noOfficer: string
  readonly names: readonly [string, string, string, string, string, string, string]
  readonly noRecipients: string
  readonly recipients: string
  readonly transfers: string
  readonly none: string
  readonly security: string
  readonly measures: readonly string[]
  readonly review: string
  readonly rows: (facts: PaperFacts) => readonly Row[]
}

const words: Readonly<Record<Language, Words>> = {
  fi: {
    title: 'Seloste käsittelytoimista',
    lead: 'Tietosuoja-asetuksen 30 artiklan mukainen seloste.',
    controller: 'Rekisterinpitäjä',
    noOfficer: 'Yhteisrekisterinpitäjää, edustajaa tai tietosuojavastaavaa ei ole.',
    names: [
      'Tarkoitus',
      'Rekisteröidyt',
      'Tiedot',
      'Peruste',
      'Säilytysaika',
      'Vastaanottajat',
      'Siirrot EU:n ulkopuolelle',
    ],
    noRecipients: 'ei vastaanottajia',
    recipients: 'Käsittelijät',
    transfers: 'Siirrot',
    none: 'ei ole',
    security: 'Suojatoimet yleisesti (32 artikla 1)',
    measures: [
      'tietokanta ja varmuuskopiot salattu, avain vain salongilla',
      'henkilökohtaiset tunnukset, roolit ja automaattinen lukitus',
      'katselujen ja muutosten loki, jonka muuttaminen huomataan',
      'varmuuskopiot, joiden palautus testataan kuukausittain',
      'ohjelma toimii ilman verkkoa',
      'henkilöstön salassapitositoumukset ja ohjeet',
    ],
    review:
      'Seloste tarkistetaan vuosittain ja aina, kun käsittely muuttuu. Se esitetään pyynnöstä tietosuojavaltuutetulle.',
    rows: (f) => [
      [
        '1. Ajanvaraus',
        'ajan varaaminen ja muistaminen',
        'asiakkaat',
        'nimi, yhteystiedot, varaukset',
        'sopimus',
        `${f.periods['inactive-clients']} kk viimeisestä käynnistä`,
      ],
      [
        '2. Asiakaskortti',
        'asiakassuhteen hoito',
        'asiakkaat, alaikäisten huoltajat',
        'nimi, yhteystiedot, syntymävuosi, kieli, muistiinpanot, perhesuhteet',
        'sopimus',
        `${f.periods['inactive-clients']} kk viimeisestä käynnistä`,
      ],
      [
        '3. Hoidot ja terveystiedot',
        'hoidon laatu ja turvallisuus',
        'asiakkaat',
        'hoitokirjaukset, allergiat, lääkitys ja muut terveystiedot, kuvat',
        'sopimus; terveystiedot ja kuvat suostumus (9 art. 2 a)',
        `kortin mukana; kuvat ${f.periods.photos} kk`,
      ],
      [
        '4. Laskutus ja kirjanpito',
        'maksut ja lakisääteinen kirjanpito',
        'asiakkaat, laskun maksajat',
        'kuitit, laskut, maksut',
        'lakisääteinen velvoite',
        'tositteet 6 v, päivän päätökset 10 v',
      ],
      [
        '5. Markkinointi',
        'viestit niille, jotka sallivat',
        'asiakkaat',
        'nimi, sähköposti, puhelin, luvat ja kiellot',
        'suostumus tai olemassa oleva asiakassuhde',
        'kunnes kielletään; kielto pysyvästi tiivisteenä',
      ],
      [
        '6. Henkilöstön tunnukset ja käyttöloki',
        'tietoturva ja osoitusvelvollisuus',
        'työntekijät, asiakkaat',
        'tunnukset, katselut ja muutokset',
        'oikeutettu etu',
        `${f.periods['access-log']} kk`,
      ],
      [
        '7. Varmuuskopiot',
        'tietojen palauttaminen',
        'kaikki edelliset',
        'kaikki edelliset salattuina',
        'oikeutettu etu (32 art.)',
        `enintään ${f.backupDays} päivää`,
      ],
    ],
  },
  sv: {
    title: 'Register över behandling',
    lead: 'Register enligt artikel 30 i dataskyddsförordningen.',
    controller: 'Personuppgiftsansvarig',
    noOfficer: 'Det finns ingen gemensamt personuppgiftsansvarig, ingen företrädare och inget dataskyddsombud.',
    names: ['Ändamål', 'Registrerade', 'Uppgifter', 'Grund', 'Lagringstid', 'Mottagare', 'Överföringar utanför EU'],
    noRecipients: 'inga mottagare',
    recipients: 'Personuppgiftsbiträden',
    transfers: 'Överföringar',
    none: 'inga',
    security: 'Säkerhetsåtgärder i allmänhet (artikel 32.1)',
    measures: [
      'databas och säkerhetskopior är krypterade, bara salongen har nyckeln',
      'personliga inloggningar, roller och automatisk låsning',
      'logg över visningar och ändringar, där manipulering märks',
      'säkerhetskopior vars återställning provas varje månad',
      'programmet fungerar utan nätverk',
      'personalens sekretessförbindelser och anvisningar',
    ],
    review: 'Registret granskas årligen och alltid när behandlingen ändras. Det visas på begäran för dataombudsmannen.',
    rows: (f) => [
      [
        '1. Bokning',
        'att boka och minnas tider',
        'kunder',
        'namn, kontaktuppgifter, bokningar',
        'avtal',
        `${f.periods['inactive-clients']} mån från det senaste besöket`,
      ],
      [
        '2. Kundkort',
        'skötsel av kundförhållandet',
        'kunder, minderårigas vårdnadshavare',
        'namn, kontaktuppgifter, födelseår, språk, anteckningar, familjeband',
        'avtal',
        `${f.periods['inactive-clients']} mån från det senaste besöket`,
      ],
      [
        '3. Behandlingar och hälsouppgifter',
        'behandlingens kvalitet och säkerhet',
        'kunder',
        'behandlingsanteckningar, allergier, medicinering och andra hälsouppgifter, bilder',
        'avtal; hälsouppgifter och bilder samtycke (art. 9.2 a)',
        `som kortet; bilder ${f.periods.photos} mån`,
      ],
      [
        '4. Fakturering och bokföring',
        'betalningar och lagstadgad bokföring',
        'kunder, betalare',
        'kvitton, fakturor, betalningar',
        'rättslig förpliktelse',
        'verifikat 6 år, dagsavslut 10 år',
      ],
      [
        '5. Marknadsföring',
        'meddelanden till dem som tillåter det',
        'kunder',
        'namn, e-post, telefon, tillstånd och förbud',
        'samtycke eller befintligt kundförhållande',
        'tills kunden förbjuder det; förbudet sparas permanent som hash',
      ],
      [
        '6. Personalens inloggningar och användarlogg',
        'datasäkerhet och ansvarsskyldighet',
        'personal, kunder',
        'inloggningar, visningar och ändringar',
        'berättigat intresse',
        `${f.periods['access-log']} mån`,
      ],
      [
        '7. Säkerhetskopior',
        'att återställa uppgifter',
        'alla ovan',
        'allt ovan, krypterat',
        'berättigat intresse (art. 32)',
        `högst ${f.backupDays} dagar`,
      ],
    ],
  },
  en: {
    title: 'Record of processing activities',
    lead: 'The record required by Article 30 of the GDPR.',
    controller: 'Controller',
    noOfficer: 'There is no joint controller, representative or data protection officer.',
    names: ['Purpose', 'Data subjects', 'Data', 'Basis', 'Retention period', 'Recipients', 'Transfers outside the EU'],
    noRecipients: 'no recipients',
    recipients: 'Processors',
    transfers: 'Transfers',
    none: 'none',
    security: 'Security measures in general (Article 32(1))',
    measures: [
      'database and backups are encrypted, only the salon has the key',
      'personal sign-ins, roles and automatic screen lock',
      'a log of views and changes in which tampering shows',
      'backups whose restore is tested monthly',
      'the program works without a network',
      'confidentiality undertakings and instructions for staff',
    ],
    review:
      'The record is reviewed every year and whenever processing changes. It is shown to the Data Protection Ombudsman on request.',
    rows: (f) => [
      [
        '1. Appointments',
        'booking and remembering times',
        'clients',
        'name, contact details, appointments',
        'contract',
        `${f.periods['inactive-clients']} months from the last visit`,
      ],
      [
        '2. Client card',
        'client relations',
        'clients, guardians of minors',
        'name, contact details, year of birth, language, notes, family',
        'contract',
        `${f.periods['inactive-clients']} months from the last visit`,
      ],
      [
        '3. Treatments and health data',
        'quality and safety of treatment',
        'clients',
        'treatment records, allergies, medication and other health data, photos',
        'contract; health data and photos consent (Art. 9(2)(a))',
        `as the card; photos ${f.periods.photos} months`,
      ],
      [
        '4. Billing and bookkeeping',
        'payments and statutory bookkeeping',
        'clients, payers',
        'receipts, invoices, payments',
        'legal obligation',
        'vouchers 6 years, day closes 10 years',
      ],
      [
        '5. Marketing',
        'messages to those who allow them',
        'clients',
        'name, e-mail, phone, permissions and refusals',
        'consent or existing client relationship',
        'until refused; the refusal is kept permanently as a hash',
      ],
      [
        '6. Staff sign-ins and access log',
        'security and accountability',
        'staff, clients',
        'sign-ins, views and changes',
        'legitimate interest',
        `${f.periods['access-log']} months`,
      ],
      [
        '7. Backups',
        'restoring data',
        'all of the above',
        'all of the above, encrypted',
        'legitimate interest (Art. 32)',
        `${f.backupDays} days at most`,
      ],
    ],
  },
}

function recordOf(language: Language) {
  const w = words[language]
  return (f: PaperFacts) => {
    const processors = processorLines(f, language)
    const [purpose, people, data, basis, kept, recipients, transfers] = w.names
    return {
      title: w.title,
      lead: w.lead,
      sections: [
        section(w.controller, controllerLines(f), w.noOfficer),
        ...w.rows(f).map(([name, ...values]) =>
          facts(name, [
            [purpose, values[0]],
            [people, values[1]],
            [data, values[2]],
            [basis, values[3]],
            [kept, values[4]],
            [recipients, processors.length === 0 ? w.noRecipients : processors.join('; ')],
            [transfers, w.none],
          ]),
        ),
        list(w.security, w.measures),
        section('', w.review),
      ],
      signatures: [],
    }
  }
}

export const recordTexts: PaperTexts = { fi: recordOf('fi'), sv: recordOf('sv'), en: recordOf('en') }
