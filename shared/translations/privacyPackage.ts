// Words of the access package and of the letters to a client about her request: papers in her language. Runs anywhere.
import { defineTranslations } from './define.ts'

export const privacyPackage = defineTranslations({
  fi: {
    title: 'Tietosi: {{name}}',
    portabilityTitle: 'Antamasi tiedot: {{name}}',
    lead: 'Tässä on kaikki, mitä {{salon}} on sinusta tallentanut, {{date}}. Pyyntö saapui {{received}}.',
    about: 'Miksi ja miten tietoja käsitellään',
    purposes:
      'Tarkoitukset: ajanvaraus, hoito ja sen turvallisuus, laskutus ja kirjanpito, markkinointi luvallasi, tietoturva.',
    bases:
      'Perusteet: sopimus, lakisääteinen velvoite (kirjanpito), oikeutettu etu (tietoturva) ja suostumus (terveystiedot, kuvat, markkinointi).',
    recipients: 'Vastaanottajat: {{names}}.',
    noRecipients: 'Tietoja ei ole luovutettu muille.',
    transfers: 'Tietoja ei siirretä Euroopan talousalueen ulkopuolelle. Automaattisia päätöksiä ei tehdä.',
    source: 'Tiedot on saatu sinulta, tai ne ovat syntyneet käynneilläsi.',
    rights:
      'Voit pyytää tietojen oikaisua, poistamista, käsittelyn rajoittamista tai siirtoa, vastustaa käsittelyä ja peruuttaa suostumuksesi. Voit valittaa tietosuojavaltuutetulle: PL 800, 00531 Helsinki, tietosuoja.fi.',
    nothing: 'Sinusta ei ole tallennettu tietoja.',
    row: 'Rivi {{number}}',
    photoInside: '(kuva tai tiedosto {{bytes}} tavua, koneluettavassa tiedostossa)',
    sections: {
      card: 'Asiakaskortti',
      cardHistory: 'Kortin muutokset',
      consents: 'Suostumukset',
      appointments: 'Varaukset',
      visits: 'Käynnit',
      records: 'Hoitokirjaukset',
      health: 'Terveystiedot',
      photos: 'Kuvat ja tiedostot',
      documents: 'Kuitit, laskut ja maksut',
      cards: 'Lahja- ja sarjakortit',
      messages: 'Viestit',
      requests: 'Pyynnöt ja rajoitukset',
      incidents: 'Poikkeamat',
      log: 'Kuka on katsonut ja muuttanut',
    },
    leftOut: 'Pois jätetty: {{columns}}',
    letters: {
      titles: {
        received: 'Tietopyyntösi on saapunut',
        extended: 'Tietopyyntösi käsittely kestää pidempään',
        answered: 'Vastaus tietopyyntöösi',
      },
      received: 'Olemme saaneet pyyntösi {{received}}. Vastaamme viimeistään {{latest}}.',
      extended:
        'Olemme saaneet pyyntösi {{received}}. Tarvitsemme vastaamiseen lisää aikaa ja vastaamme viimeistään {{latest}}. Syy: {{reason}}',
      done: 'Olemme käsitelleet {{received}} saapuneen pyyntösi ja toteuttaneet sen.',
      partly: 'Olemme käsitelleet {{received}} saapuneen pyyntösi ja toteuttaneet sen osittain. Perustelu: {{reason}}',
      refused: 'Olemme käsitelleet {{received}} saapuneen pyyntösi. Emme toteuta sitä. Perustelu: {{reason}}',
      withdrawn: 'Olemme merkinneet, että peruit {{received}} saapuneen pyyntösi.',
      notOnFile: 'Sinusta ei ole rekisterissämme tietoja.',
      erased:
        'Asiakasrekisterissämme ei ole sinusta enää tietoja. Mahdolliset kuitit ja laskut säilytetään kirjanpitolain vaatiman ajan, ja tiedot poistuvat varmuuskopioista viimeistään {{backups}}.',
      kind: 'Pyyntö: {{kind}}',
      complaint:
        'Jos olet tyytymätön, voit valittaa tietosuojavaltuutetulle: Tietosuojavaltuutetun toimisto, PL 800, 00531 Helsinki, tietosuoja.fi. Voit myös viedä asian tuomioistuimeen.',
      kinds: {
        access: 'omien tietojen näkeminen',
        rectification: 'tietojen oikaiseminen',
        erasure: 'tietojen poistaminen',
        restriction: 'käsittelyn rajoittaminen',
        portability: 'tietojen siirtäminen',
        objection: 'käsittelyn vastustaminen',
      },
    },
  },
  sv: {
    title: 'Dina uppgifter: {{name}}',
    portabilityTitle: 'Uppgifter som du har gett: {{name}}',
    lead: 'Här är allt som {{salon}} har sparat om dig, {{date}}. Begäran kom {{received}}.',
    about: 'Varför och hur uppgifterna behandlas',
    purposes:
      'Ändamål: bokning, behandling och dess säkerhet, fakturering och bokföring, marknadsföring med ditt tillstånd, datasäkerhet.',
    bases:
      'Grunder: avtal, rättslig förpliktelse (bokföring), berättigat intresse (datasäkerhet) och samtycke (hälsouppgifter, bilder, marknadsföring).',
    recipients: 'Mottagare: {{names}}.',
    noRecipients: 'Uppgifterna har inte lämnats till andra.',
    transfers:
      'Uppgifterna överförs inte utanför Europeiska ekonomiska samarbetsområdet. Inga automatiska beslut fattas.',
    source: 'Uppgifterna har du gett själv, eller så har de uppkommit vid dina besök.',
    rights:
      'Du kan begära rättelse, radering eller överföring av uppgifterna eller begränsning av behandlingen, invända mot behandlingen och återkalla ditt samtycke. Du kan lämna in klagomål till dataombudsmannen: PB 800, 00531 Helsingfors, tietosuoja.fi.',
    nothing: 'Inga uppgifter om dig har sparats.',
    row: 'Rad {{number}}',
    photoInside: '(bild eller fil {{bytes}} byte, i den maskinläsbara filen)',
    sections: {
      card: 'Kundkort',
      cardHistory: 'Ändringar på kortet',
      consents: 'Samtycken',
      appointments: 'Bokningar',
      visits: 'Besök',
      records: 'Behandlingsanteckningar',
      health: 'Hälsouppgifter',
      photos: 'Bilder och filer',
      documents: 'Kvitton, fakturor och betalningar',
      cards: 'Present- och seriekort',
      messages: 'Meddelanden',
      requests: 'Begäranden och begränsningar',
      incidents: 'Avvikelser',
      log: 'Vem som har tittat och ändrat',
    },
    leftOut: 'Utelämnat: {{columns}}',
    letters: {
      titles: {
        received: 'Vi har fått din begäran om uppgifter',
        extended: 'Behandlingen av din begäran tar längre tid',
        answered: 'Svar på din begäran om uppgifter',
      },
      received: 'Vi har fått din begäran {{received}}. Vi svarar senast {{latest}}.',
      extended:
        'Vi har fått din begäran {{received}}. Vi behöver mer tid för att svara och svarar senast {{latest}}. Orsak: {{reason}}',
      done: 'Vi har behandlat din begäran som kom {{received}} och uppfyllt den.',
      partly: 'Vi har behandlat din begäran som kom {{received}} och uppfyllt den delvis. Motivering: {{reason}}',
      refused: 'Vi har behandlat din begäran som kom {{received}}. Vi uppfyller den inte. Motivering: {{reason}}',
      withdrawn: 'Vi har antecknat att du tog tillbaka din begäran som kom {{received}}.',
      notOnFile: 'I vårt register finns inga uppgifter om dig.',
      erased:
        'I vårt kundregister finns inte längre några uppgifter om dig. Eventuella kvitton och fakturor sparas så länge som bokföringslagen kräver, och uppgifterna försvinner ur säkerhetskopiorna senast {{backups}}.',
      kind: 'Begäran: {{kind}}',
      complaint:
        'Om du är missnöjd kan du lämna in klagomål till dataombudsmannen: Dataombudsmannens byrå, PB 800, 00531 Helsingfors, tietosuoja.fi. Du kan också föra saken till domstol.',
      kinds: {
        access: 'tillgång till uppgifterna',
        rectification: 'rättelse av uppgifter',
        erasure: 'radering av uppgifter',
        restriction: 'begränsning av behandlingen',
        portability: 'överföring av uppgifter',
        objection: 'invändning mot behandlingen',
      },
    },
  },
  en: {
    title: 'Your data: {{name}}',
    portabilityTitle: 'The data you have given: {{name}}',
    lead: 'This is everything that {{salon}} has on file about you, {{date}}. The request arrived on {{received}}.',
    about: 'Why and how the data is used',
    purposes:
      'Purposes: appointments, treatment and its safety, billing and bookkeeping, marketing with your permission, security.',
    bases:
      'Legal bases: contract, legal obligation (bookkeeping), legitimate interest (security) and consent (health data, photos, marketing).',
    recipients: 'Recipients: {{names}}.',
    noRecipients: 'The data has not been given to anybody else.',
    transfers: 'No data is transferred outside the European Economic Area. No automated decisions are made.',
    source: 'The data was given by you or arose from your visits.',
    rights:
      'You can ask for rectification, erasure, restriction or a copy to take along, object to processing and withdraw your consent. You can lodge a complaint with the Data Protection Ombudsman: P.O. Box 800, 00531 Helsinki, tietosuoja.fi.',
    nothing: 'There is no data about you on file.',
    row: 'Row {{number}}',
    photoInside: '(picture or file, {{bytes}} bytes, in the machine-readable file)',
    sections: {
      card: 'Client card',
      cardHistory: 'Changes to the card',
      consents: 'Consents',
      appointments: 'Appointments',
      visits: 'Visits',
      records: 'Treatment records',
      health: 'Health data',
      photos: 'Photos and files',
      documents: 'Receipts, invoices and payments',
      cards: 'Gift and series cards',
      messages: 'Messages',
      requests: 'Requests and restrictions',
      incidents: 'Incidents',
      log: 'Who has viewed and changed',
    },
    leftOut: 'Left out: {{columns}}',
    letters: {
      titles: {
        received: 'We have received your request about your data',
        extended: 'Your request about your data takes longer',
        answered: 'Answer to your request about your data',
      },
      received: 'We received your request on {{received}}. We will answer by {{latest}} at the latest.',
      extended:
        'We received your request on {{received}}. We need more time and will answer by {{latest}} at the latest. Reason: {{reason}}',
      done: 'We have handled your request of {{received}} and fulfilled it.',
      partly: 'We have handled your request of {{received}} and fulfilled it in part. Reason: {{reason}}',
      refused: 'We have handled your request of {{received}}. We will not fulfil it. Reason: {{reason}}',
      withdrawn: 'We have noted that you withdrew your request of {{received}}.',
      notOnFile: 'There is no data about you in our register.',
      erased:
        'Our client register no longer holds any data about you. Receipts and invoices, if any, are kept for as long as the Finnish Accounting Act requires, and the data will be gone from the backups by {{backups}} at the latest.',
      kind: 'Request: {{kind}}',
      complaint:
        'If you are not satisfied, you can lodge a complaint with the Data Protection Ombudsman: Office of the Data Protection Ombudsman, P.O. Box 800, 00531 Helsinki, tietosuoja.fi. You can also take the matter to court.',
      kinds: {
        access: 'access to your data',
        rectification: 'correction of your data',
        erasure: 'erasure of your data',
        restriction: 'restriction of processing',
        portability: 'a copy of your data to take along',
        objection: 'objection to processing',
      },
    },
  },
})
