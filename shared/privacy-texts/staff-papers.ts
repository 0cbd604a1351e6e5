// Papers for those who work at the salon: what is logged about them (työelämän tietosuojalaki 759/2004 21 §) and the
// undertaking of confidentiality. Runs anywhere.
import { controllerLines, list, type PaperTexts, section } from './facts.ts'

export const staffNoticeTexts: PaperTexts = {
  fi: (f) => ({
    title: 'Tiedote henkilöstölle käyttölokista',
    lead: f.salon.name,
    sections: [
      section(
        'Miksi lokia pidetään',
        'Asiakkailla on oikeus tietää, milloin ja miksi heidän tietojaan on katsottu. Lokilla salonki osoittaa, että tietoja käsitellään vain työn vuoksi, ja suojelee myös henkilöstöä aiheettomilta epäilyiltä.',
      ),
      list('Mitä lokiin jää', [
        'kuka, milloin ja millä koneella',
        'mitä korttia, varausta, hoitokirjausta tai kuittia katsottiin tai muutettiin, ja mitkä kentät muuttuivat (ei sisältöä)',
        'sisään- ja uloskirjautumiset, lukitukset ja väärät salasanat',
      ]),
      section(
        'Mitä lokiin ei jää',
        'Näppäilyjä, näytön kuvia, taukoja tai työtahtia ei seurata. Lokia ei käytetä työsuorituksen arviointiin.',
      ),
      section(
        'Kuka lokia katsoo',
        `Lokia katsovat vain ne, joilla on siihen lupa, ja sen katsominen kirjataan myös. Merkinnät säilytetään ${f.periods['access-log']} kuukautta. Asiakkaalle kerrotaan ajat ja tarkoitukset, työntekijän nimi vain perustellusta syystä.`,
      ),
      section('Oikeutesi', 'Voit pyytää nähtäväksi sinua koskevat merkinnät. Kysymyksiin vastaa:', controllerLines(f)),
    ],
    signatures: [],
  }),
  sv: (f) => ({
    title: 'Meddelande till personalen om användarloggen',
    lead: f.salon.name,
    sections: [
      section(
        'Varför det förs en logg',
        'Kunderna har rätt att veta när och varför någon har tittat på deras uppgifter. Med loggen visar salongen att uppgifterna behandlas bara för arbetets skull, och den skyddar också personalen mot ogrundade misstankar.',
      ),
      list('Vad som antecknas', [
        'vem, när och på vilken dator',
        'vilket kort, vilken bokning, behandlingsanteckning eller vilket kvitto någon tittade på eller ändrade och vilka fält som ändrades (inte innehållet)',
        'in- och utloggningar, låsningar och fel lösenord',
      ]),
      section(
        'Vad som inte antecknas',
        'Tangenttryckningar, skärmbilder, pauser och arbetstakt följs inte upp. Loggen används inte för att bedöma arbetsprestationer.',
      ),
      section(
        'Vem som ser loggen',
        `Loggen ses bara av dem som har rätt till det, och också det antecknas. Anteckningarna sparas ${f.periods['access-log']} månader. Kunden får veta tider och ändamål, medarbetarens namn bara av grundad orsak.`,
      ),
      section('Dina rättigheter', 'Du kan be att få se anteckningarna om dig. Frågor besvaras av:', controllerLines(f)),
    ],
    signatures: [],
  }),
  en: (f) => ({
    title: 'Notice to staff about the access log',
    lead: f.salon.name,
    sections: [
      section(
        'Why there is a log',
        'Clients have a right to know when and why their data has been looked at. With the log the salon shows that data is handled only for work, and it protects staff from groundless suspicion too.',
      ),
      list('What is logged', [
        'who, when and on which computer',
        'which card, appointment, treatment record or receipt was viewed or changed, and which fields changed (not their content)',
        'sign-ins and sign-outs, locks and wrong passwords',
      ]),
      section(
        'What is not logged',
        'Keystrokes, screen contents, breaks and pace of work are not monitored. The log is not used to assess performance.',
      ),
      section(
        'Who sees the log',
        `Only those with permission see the log, and looking at it is logged too. Entries are kept for ${f.periods['access-log']} months. A client is told times and purposes, and a staff member’s name only for a good reason.`,
      ),
      section(
        'Your rights',
        'You can ask to see the entries about you. Questions are answered by:',
        controllerLines(f),
      ),
    ],
    signatures: [],
  }),
}

export const confidentialityTexts: PaperTexts = {
  fi: (f) => ({
    title: 'Salassapitositoumus',
    lead: f.salon.name,
    sections: [
      list('Sitoudun siihen, että', [
        'pidän salassa kaiken, mitä saan työssäni tietää asiakkaista, myös sen, kuka salongissa käy',
        'katson asiakkaan tietoja vain, kun työni sitä vaatii',
        'en kopioi, kuvaa, lähetä tai vie tietoja salongin ulkopuolelle',
        'käytän vain omia tunnuksiani, en kerro salasanaani ja lukitsen näytön poistuessani',
        'kerron heti, jos huomaan tietojen joutuneen väärään paikkaan',
      ]),
      section(
        'Kuinka kauan',
        'Sitoumus on voimassa myös työn päätyttyä. Tiedän, että tietojen katselu ja muuttaminen kirjataan lokiin ja että salassapidon rikkominen voi johtaa työsuhteen päättämiseen ja rangaistukseen.',
      ),
    ],
    signatures: ['Paikka ja aika', 'Allekirjoitus ja nimenselvennys', 'Salongin puolesta'],
  }),
  sv: (f) => ({
    title: 'Sekretessförbindelse',
    lead: f.salon.name,
    sections: [
      list('Jag förbinder mig att', [
        'hemlighålla allt som jag i mitt arbete får veta om kunder, också vem som besöker salongen',
        'titta på en kunds uppgifter bara när mitt arbete kräver det',
        'inte kopiera, fotografera, skicka eller föra uppgifter ut ur salongen',
        'använda bara mina egna inloggningsuppgifter, inte berätta mitt lösenord och låsa skärmen när jag går',
        'genast meddela om jag märker att uppgifter har hamnat fel',
      ]),
      section(
        'Hur länge',
        'Förbindelsen gäller också efter att arbetet har upphört. Jag vet att visning och ändring av uppgifter antecknas i en logg och att brott mot sekretessen kan leda till att anställningen avslutas och till straff.',
      ),
    ],
    signatures: ['Ort och datum', 'Underskrift och namnförtydligande', 'För salongen'],
  }),
  en: (f) => ({
    title: 'Confidentiality undertaking',
    lead: f.salon.name,
    sections: [
      list('I undertake to', [
        'keep secret everything I learn about clients in my work, including who visits the salon',
        'look at a client’s data only when my work requires it',
        'not copy, photograph, send or take data out of the salon',
        'use only my own sign-in, keep my password to myself and lock the screen when I leave it',
        'report at once if I notice that data has ended up in the wrong place',
      ]),
      section(
        'For how long',
        'The undertaking remains in force after the work has ended. I know that viewing and changing data is logged, and that a breach of confidentiality may lead to dismissal and criminal liability.',
      ),
    ],
    signatures: ['Place and date', 'Signature and name in block letters', 'For the salon'],
  }),
}
