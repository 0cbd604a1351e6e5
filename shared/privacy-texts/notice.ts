// The privacy notice that the salon gives its clients: every point of GDPR 13, and nothing that an offline program does not
// do (no cookies, no addresses of visitors). Runs anywhere.
import { controllerLines, list, type PaperTexts, processorLines, section } from './facts.ts'

export const noticeTexts: PaperTexts = {
  fi: (f) => ({
    title: 'Tietosuojaseloste asiakkaille',
    lead: 'Näin käsittelemme asiakkaidemme henkilötietoja.',
    sections: [
      section(
        'Rekisterinpitäjä ja yhteystiedot',
        controllerLines(f),
        'Tietosuojavastaavaa ei ole nimetty, koska laki ei sitä salongilta edellytä.',
      ),
      list('Mihin tietoja käytetään ja millä perusteella', [
        'Ajanvaraus ja asiakassuhteen hoito: sopimus (GDPR 6 artikla 1 b).',
        'Hoitojen kirjaaminen ja turvallisuus: sopimus; terveystiedot vain nimenomaisella suostumuksellasi (9 artikla 2 a).',
        'Laskutus, kuitit ja kirjanpito: lakisääteinen velvoite (6 artikla 1 c, kirjanpitolaki).',
        'Valokuvat: suostumuksesi, erikseen hoidon seurantaa, muille näyttämistä ja markkinointia varten.',
        'Markkinointi sähköpostilla ja tekstiviestillä: suostumuksesi tai olemassa oleva asiakassuhde lain sallimissa rajoissa. Voit kieltää sen milloin vain.',
        'Käyttöloki ja varmuuskopiot: oikeutettu etumme suojata tiedot ja voida osoittaa, kuka niitä on katsonut (6 artikla 1 f).',
      ]),
      list('Mitä tietoja käsittelemme', [
        'nimi ja tarvittaessa puhelin, sähköposti, osoite, sukupuoli, syntymävuosi ja kieli',
        'syntymäaika tai henkilötunnus vain, jos laki sitä hoidon vuoksi edellyttää',
        'varaukset, käynnit, ostot, maksut ja laskutustiedot',
        'hoitokirjaukset, ja suostumuksellasi terveystiedot ja kuvat',
        'suostumukset ja kiellot sekä se, kuka tietojasi on katsonut tai muuttanut ja milloin',
      ]),
      section(
        'Mistä tiedot saadaan',
        'Tiedot saadaan sinulta itseltäsi, ja osa syntyy käynneilläsi. Alaikäisen tiedot antaa huoltaja.',
      ),
      list(
        'Kenelle tietoja annetaan',
        processorLines(f, 'fi'),
        f.settings.processors.length === 0
          ? 'Tietoja ei luovuteta ulkopuolisille. Viranomaisille annetaan se, mitä laki vaatii.'
          : 'Tietoja käsittelevät salongin lukuun vain alla mainitut. Viranomaisille annetaan se, mitä laki vaatii.',
      ),
      section(
        'Siirto Euroopan ulkopuolelle',
        'Tiedot ovat salongin omalla tietokoneella. Niitä ei siirretä EU:n tai ETA-alueen ulkopuolelle.',
      ),
      list('Kuinka kauan tietoja säilytetään', [
        `asiakaskortti hoitokirjauksineen: ${f.periods['inactive-clients']} kuukautta viimeisestä käynnistä`,
        'terveystiedot: kunnes peruutat suostumuksen (lukittuina niin kauan kuin vaatimusta selvitetään)',
        `kuvat: ${f.periods.photos} kuukautta, ellei suostumus pääty aiemmin`,
        `viestit: ${f.periods.messages} kuukautta`,
        'kuitit ja laskut: kuusi vuotta sen vuoden lopusta, jona tilikausi päättyi; päivän päätökset kymmenen vuotta',
        `käyttöloki: ${f.periods['access-log']} kuukautta`,
        `varmuuskopiot: enintään ${f.backupDays} päivää`,
      ]),
      list(
        'Oikeutesi',
        [
          'nähdä tietosi ja saada niistä jäljennös',
          'pyytää virheellisen tiedon oikaisua',
          'pyytää tietojen poistamista',
          'pyytää käsittelyn rajoittamista',
          'saada antamasi tiedot koneluettavina mukaasi',
          'vastustaa käsittelyä; markkinoinnin kiellät aina',
          'peruuttaa suostumuksesi milloin vain; se ei vaikuta aiempaan käsittelyyn',
        ],
        'Pyyntöön vastataan kuukauden kuluessa. Tarkistamme ensin henkilöllisyytesi. Tietosi saat yleensä enintään kaksi kertaa vuodessa maksutta; toistuvista pyynnöistä voidaan periä kohtuullinen maksu.',
      ),
      section(
        'Valitus viranomaiselle',
        'Voit valittaa tietosuojavaltuutetulle: Tietosuojavaltuutetun toimisto, PL 800, 00531 Helsinki, tietosuoja.fi.',
      ),
      section(
        'Onko tiedot pakko antaa',
        'Nimi tarvitaan varausta varten, ja laskutukseen tarvitaan laskutustiedot. Muun voit jättää antamatta. Ilman terveystietoja jokin hoito voi jäädä tekemättä turvallisuuden vuoksi.',
      ),
      section('Automaattiset päätökset', 'Emme tee automaattisia päätöksiä emmekä profiloi.'),
      section(
        'Näin tiedot suojataan',
        'Kaikki tiedot on salattu. Ohjelma toimii ilman verkkoyhteyttä. Jokaisella työntekijällä on omat tunnukset, ja hän näkee vain sen, mitä työssään tarvitsee. Katselut ja muutokset jäävät lokiin. Jos tietosi joutuvat vaaraan, kerromme sinulle siitä ja siitä, mitä teemme asialle.',
      ),
      ...(f.settings.addition === '' ? [] : [section('Lisäksi', f.settings.addition)]),
    ],
    signatures: [],
  }),
  sv: (f) => ({
    title: 'Dataskyddsbeskrivning för kunder',
    lead: 'Så behandlar vi våra kunders personuppgifter.',
    sections: [
      section(
        'Personuppgiftsansvarig och kontaktuppgifter',
        controllerLines(f),
        'Något dataskyddsombud har inte utsetts, eftersom lagen inte kräver det av en salong.',
      ),
      list('Vad uppgifterna används till och på vilken grund', [
        'Bokning och skötsel av kundförhållandet: avtal (GDPR artikel 6.1 b).',
        'Anteckningar om behandlingar och deras säkerhet: avtal; hälsouppgifter bara med ditt uttryckliga samtycke (artikel 9.2 a).',
        'Fakturering, kvitton och bokföring: rättslig förpliktelse (artikel 6.1 c, bokföringslagen).',
        'Bilder: ditt samtycke, separat för uppföljning, visning för andra och marknadsföring.',
        'Marknadsföring per e-post och textmeddelande: ditt samtycke eller ett befintligt kundförhållande inom lagens gränser. Du kan när som helst förbjuda den.',
        'Användarlogg och säkerhetskopior: vårt berättigade intresse av att skydda uppgifterna och kunna visa vem som har tittat på dem (artikel 6.1 f).',
      ]),
      list('Vilka uppgifter vi behandlar', [
        'namn och vid behov telefon, e-post, adress, kön, födelseår och språk',
        'födelsedatum eller personbeteckning bara om lagen kräver det för behandlingen',
        'bokningar, besök, köp, betalningar och faktureringsuppgifter',
        'behandlingsanteckningar och med ditt samtycke hälsouppgifter och bilder',
        'samtycken och förbud samt vem som har tittat på eller ändrat dina uppgifter och när',
      ]),
      section(
        'Varifrån uppgifterna kommer',
        'Uppgifterna får vi av dig själv, och en del uppkommer vid dina besök. En minderårigs uppgifter ges av vårdnadshavaren.',
      ),
      list(
        'Vem uppgifterna lämnas till',
        processorLines(f, 'sv'),
        f.settings.processors.length === 0
          ? 'Uppgifterna lämnas inte till utomstående. Myndigheter får det som lagen kräver.'
          : 'Uppgifterna behandlas för salongens räkning bara av dem som nämns här. Myndigheter får det som lagen kräver.',
      ),
      section(
        'Överföring utanför Europa',
        'Uppgifterna finns på salongens egen dator. De överförs inte till länder utanför EU eller EES.',
      ),
      list('Hur länge uppgifterna sparas', [
        `kundkort med behandlingsanteckningar: ${f.periods['inactive-clients']} månader från det senaste besöket`,
        'hälsouppgifter: tills du återkallar samtycket (låsta så länge ett krav utreds)',
        `bilder: ${f.periods.photos} månader, om inte samtycket upphör tidigare`,
        `meddelanden: ${f.periods.messages} månader`,
        'kvitton och fakturor: sex år från utgången av det år då räkenskapsperioden gick ut; dagsavslut tio år',
        `användarlogg: ${f.periods['access-log']} månader`,
        `säkerhetskopior: högst ${f.backupDays} dagar`,
      ]),
      list(
        'Dina rättigheter',
        [
          'att få se dina uppgifter och få en kopia',
          'att begära rättelse av fel',
          'att begära radering',
          'att begära begränsning av behandlingen',
          'att få de uppgifter du har gett i maskinläsbar form',
          'att invända mot behandlingen; marknadsföring kan du alltid förbjuda',
          'att när som helst återkalla ditt samtycke; det påverkar inte tidigare behandling',
        ],
        'Vi svarar inom en månad. Först kontrollerar vi din identitet. Dina uppgifter får du vanligen högst två gånger om året avgiftsfritt; för upprepade begäranden kan en rimlig avgift tas ut.',
      ),
      section(
        'Klagomål till myndigheten',
        'Du kan lämna in klagomål till dataombudsmannen: Dataombudsmannens byrå, PB 800, 00531 Helsingfors, tietosuoja.fi.',
      ),
      section(
        'Måste du lämna uppgifterna',
        'Namnet behövs för bokningen och faktureringsuppgifter för fakturan. Övriga uppgifter lämnar du om du vill. Utan hälsouppgifter kan vi av säkerhetsskäl bli tvungna att avstå från en viss behandling.',
      ),
      section('Automatiserat beslutsfattande', 'Vi fattar inga automatiserade beslut och gör ingen profilering.'),
      section(
        'Så skyddas uppgifterna',
        'Alla uppgifter är krypterade. Programmet fungerar utan nätverk. Varje medarbetare har egna inloggningsuppgifter och ser bara det som arbetet kräver. Visningar och ändringar antecknas i loggen. Om dina uppgifter äventyras berättar vi det för dig och vad vi gör åt saken.',
      ),
      ...(f.settings.addition === '' ? [] : [section('Övrigt', f.settings.addition)]),
    ],
    signatures: [],
  }),
  en: (f) => ({
    title: 'Privacy notice for clients',
    lead: 'How we handle our clients’ personal data.',
    sections: [
      section(
        'Controller and contact',
        controllerLines(f),
        'No data protection officer has been appointed; the law does not require one of a salon.',
      ),
      list('What the data is used for and on what basis', [
        'Appointments and client relations: contract (GDPR Article 6(1)(b)).',
        'Treatment records and safety: contract; health data only with your explicit consent (Article 9(2)(a)).',
        'Billing, receipts and bookkeeping: legal obligation (Article 6(1)(c), Finnish Accounting Act).',
        'Photos: your consent, asked separately for follow-up, for showing to others and for marketing.',
        'Marketing by e-mail and SMS: your consent, or an existing client relationship within the limits of the law. You can refuse it at any time.',
        'Access log and backups: our legitimate interest in protecting the data and showing who has looked at it (Article 6(1)(f)).',
      ]),
      list('What data we handle', [
        'name and, where needed, phone, e-mail, address, gender, year of birth and language',
        'date of birth or personal identity code only if the law requires it for the treatment',
        'appointments, visits, purchases, payments and billing details',
        'treatment records and, with your consent, health data and photos',
        'consents and refusals, and who has viewed or changed your data and when',
      ]),
      section(
        'Where the data comes from',
        'You give the data yourself, and some arises from your visits. A minor’s data is given by the guardian.',
      ),
      list(
        'Who receives the data',
        processorLines(f, 'en'),
        f.settings.processors.length === 0
          ? 'The data is not given to outsiders. Authorities receive what the law requires.'
          : 'Only those named here handle data on the salon’s behalf. Authorities receive what the law requires.',
      ),
      section(
        'Transfers outside Europe',
        'The data is on the salon’s own computer. It is not transferred outside the EU or the EEA.',
      ),
      list('How long the data is kept', [
        `client card with treatment records: ${f.periods['inactive-clients']} months from the last visit`,
        'health data: until you withdraw your consent (locked while a claim is being settled)',
        `photos: ${f.periods.photos} months, unless the consent ends earlier`,
        `messages: ${f.periods.messages} months`,
        'receipts and invoices: six years from the end of the year in which the financial year ended; day closes ten years',
        `access log: ${f.periods['access-log']} months`,
        `backups: ${f.backupDays} days at most`,
      ]),
      list(
        'Your rights',
        [
          'to see your data and get a copy',
          'to have errors corrected',
          'to have your data erased',
          'to have processing restricted',
          'to receive the data you have given in a machine-readable form',
          'to object to processing; you can always refuse marketing',
          'to withdraw your consent at any time; this does not affect earlier processing',
        ],
        'We answer within one month. First we check who you are. You usually get your data free of charge at most twice a year; for repeated requests a reasonable fee may be charged.',
      ),
      section(
        'Complaint to the authority',
        'You can lodge a complaint with the Office of the Data Protection Ombudsman, P.O. Box 800, 00531 Helsinki, tietosuoja.fi.',
      ),
      section(
        'Do you have to give the data',
        'A name is needed for an appointment, and billing details for an invoice. Everything else is up to you. Without health data we may have to decline a treatment for safety reasons.',
      ),
      section('Automated decisions', 'We make no automated decisions and do not profile anyone.'),
      section(
        'How the data is protected',
        'All data is encrypted. The program works without a network. Every employee has a personal sign-in and sees only what the work requires. Views and changes are logged. If your data is put at risk, we tell you, and we tell you what we do about it.',
      ),
      ...(f.settings.addition === '' ? [] : [section('In addition', f.settings.addition)]),
    ],
    signatures: [],
  }),
}
