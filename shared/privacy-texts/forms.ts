// Consent forms to sign on paper (GDPR 7: asked apart, as easy to withdraw as to give) and the checklist for whether an
// impact assessment is needed (35). Runs anywhere.
import { list, type PaperTexts, section } from './facts.ts'

export const consentFormTexts: PaperTexts = {
  fi: (f) => ({
    title: 'Suostumukset',
    lead: `${f.salon.name}. Rastita vain ne, joihin suostut. Jokaisen voit peruuttaa milloin vain, yhtä helposti kuin annoit.`,
    sections: [
      section(
        '□  Hoitojen kirjaaminen',
        'Hoidoistani saa kirjata, mitä tehtiin ja millä aineilla, jotta seuraava hoito onnistuu.',
      ),
      section(
        '□  Terveystiedot',
        'Allergioistani, lääkityksestäni, raskaudestani ja muista terveyteeni liittyvistä asioista saa kirjata sen, mitä hoidon turvallisuus vaatii. Kun peruutan suostumuksen, tiedot poistetaan.',
      ),
      section(
        '□  Kuvat hoidon seurantaan',
        'Minusta saa ottaa kuvia hoidon seuraamiseksi. Kuvia ei näytetä muille ilman eri lupaa.',
      ),
      section(
        '□  Kuvien näyttäminen muille asiakkaille',
        'Kuviani saa näyttää salongissa muille asiakkaille esimerkkinä salongin työstä.',
      ),
      section(
        '□  Kuvien käyttö markkinoinnissa',
        'Kuviani saa käyttää salongin markkinoinnissa. Jo julkaistua ei aina saada takaisin, mutta uutta käyttöä ei tule.',
      ),
      section(
        '□  Markkinointi sähköpostilla',
        'Minulle saa lähettää salongin tarjouksia ja uutisia. Jokaisessa viestissä kerrotaan, miten ne saa loppumaan.',
      ),
      section('□  Markkinointi tekstiviestillä', 'Samoin tekstiviestillä.'),
      section('Alaikäisen puolesta', 'Huoltaja allekirjoittaa ja kirjoittaa nimensä selvästi.'),
    ],
    signatures: ['Paikka ja aika', 'Allekirjoitus ja nimenselvennys'],
  }),
  sv: (f) => ({
    title: 'Samtycken',
    lead: `${f.salon.name}. Kryssa bara för det som du samtycker till. Varje samtycke kan du återkalla när som helst, lika lätt som du gav det.`,
    sections: [
      section(
        '□  Anteckningar om behandlingar',
        'Om mina behandlingar får antecknas vad som gjordes och med vilka medel, så att nästa behandling lyckas.',
      ),
      section(
        '□  Hälsouppgifter',
        'Om mina allergier, min medicinering, graviditet och annat som rör min hälsa får antecknas det som behandlingens säkerhet kräver. När jag återkallar samtycket raderas uppgifterna.',
      ),
      section(
        '□  Bilder för uppföljning',
        'Bilder får tas av mig för att följa behandlingen. Bilderna visas inte för andra utan särskilt tillstånd.',
      ),
      section(
        '□  Visning av bilder för andra kunder',
        'Mina bilder får visas i salongen för andra kunder som exempel på salongens arbete.',
      ),
      section(
        '□  Bilder i marknadsföring',
        'Mina bilder får användas i salongens marknadsföring. Det som redan publicerats kan inte alltid tas tillbaka, men bilderna används inte på nytt.',
      ),
      section(
        '□  Marknadsföring per e-post',
        'Salongens erbjudanden och nyheter får skickas till mig. I varje meddelande berättas hur man slipper dem.',
      ),
      section('□  Marknadsföring per textmeddelande', 'Detsamma per textmeddelande.'),
      section('För en minderårig', 'Vårdnadshavaren undertecknar och skriver sitt namn tydligt.'),
    ],
    signatures: ['Ort och datum', 'Underskrift och namnförtydligande'],
  }),
  en: (f) => ({
    title: 'Consents',
    lead: `${f.salon.name}. Tick only what you agree to. Each can be withdrawn at any time, as easily as it was given.`,
    sections: [
      section(
        '□  Treatment notes',
        'You may record what was done and with which products, so that my next treatment goes well.',
      ),
      section(
        '□  Health data',
        'You may record what safe treatment requires about my allergies, medication, pregnancy and other matters of health. When I withdraw this consent, the data is deleted.',
      ),
      section(
        '□  Photos for follow-up',
        'You may take photos of me to follow the treatment. They are not shown to others without separate permission.',
      ),
      section(
        '□  Showing photos to other clients',
        'You may show my photos to other clients in the salon as examples of your work.',
      ),
      section(
        '□  Photos in marketing',
        'You may use my photos in the salon’s marketing. What has been published cannot always be recalled, but there is no new use.',
      ),
      section(
        '□  Marketing by e-mail',
        'You may send me the salon’s offers and news. Every message says how to stop them.',
      ),
      section('□  Marketing by SMS', 'The same by text message.'),
      section('For a minor', 'The guardian signs and prints their name clearly.'),
    ],
    signatures: ['Place and date', 'Signature and name in block letters'],
  }),
}

export const dpiaTexts: PaperTexts = {
  fi: (f) => ({
    title: 'Tarvitaanko vaikutustenarviointi',
    lead: `${f.salon.name}. Muistilista tietosuoja-asetuksen 35 artiklaa varten. Vastaa jokaiseen ja kirjoita perustelu.`,
    sections: [
      list('Kysymykset', [
        'Käsitelläänkö arkaluonteisia tietoja laajamittaisesti? Yhden salongin asiakaskunta ei yleensä ole laajamittainen (johdanto-osan 91 kohta).',
        'Arvioidaanko tai pisteytetäänkö ihmisiä? Ohjelma ei profiloi.',
        'Tehdäänkö automaattisia päätöksiä, joilla on oikeusvaikutuksia? Ohjelma ei tee.',
        'Seurataanko yleistä tilaa järjestelmällisesti, esimerkiksi kameroilla?',
        'Yhdistelläänkö tietoja muista lähteistä?',
        'Onko asiakkaissa paljon lapsia tai muita haavoittuvia?',
        'Otetaanko käyttöön uutta tekniikkaa, kuten kasvojentunnistusta tai ihoanalyysiä?',
        'Estääkö käsittely asiakasta saamasta palvelua?',
      ]),
      section(
        'Tulos',
        'Jos vähintään kaksi vastausta on kyllä, tee vaikutustenarviointi tai kysy tietosuojavaltuutetulta. Muuten säilytä tämä lista perusteluineen.',
      ),
      list('Riskit, jotka on jo hoidettu', [
        'kone katoaa: tiedot on salattu eikä avain ole koneella',
        'joku katsoo turhaan: katselut jäävät lokiin, jota ei voi muuttaa huomaamatta',
        'tiedot häviävät: varmuuskopiot ja niiden kuukausittainen palautuskoe',
        'tiedot jäävät liian pitkäksi aikaa: säilytysajat ja poistoehdotukset',
      ]),
    ],
    signatures: ['Paikka ja aika', 'Arvion tekijä'],
  }),
  sv: (f) => ({
    title: 'Behövs en konsekvensbedömning',
    lead: `${f.salon.name}. Minneslista för artikel 35 i dataskyddsförordningen. Svara på varje fråga och skriv motiveringen.`,
    sections: [
      list('Frågor', [
        'Behandlas känsliga uppgifter i stor omfattning? En enda salongs kundkrets är vanligen inte stor (skäl 91).',
        'Bedöms eller poängsätts människor? Programmet profilerar inte.',
        'Fattas automatiska beslut med rättsverkan? Programmet gör inte det.',
        'Övervakas ett allmänt utrymme systematiskt, till exempel med kameror?',
        'Sammanförs uppgifter från andra källor?',
        'Är många av kunderna barn eller annars sårbara?',
        'Införs ny teknik, såsom ansiktsigenkänning eller hudanalys?',
        'Hindrar behandlingen kunden från att få en tjänst?',
      ]),
      section(
        'Resultat',
        'Om minst två svar är ja, gör en konsekvensbedömning eller fråga dataombudsmannen. Annars sparas listan med motiveringarna.',
      ),
      list('Risker som redan är skötta', [
        'datorn försvinner: uppgifterna är krypterade och nyckeln finns inte på datorn',
        'någon tittar i onödan: visningar antecknas i en logg som inte kan ändras obemärkt',
        'uppgifter går förlorade: säkerhetskopior och återställningsprov varje månad',
        'uppgifter sparas för länge: lagringstider och förslag till radering',
      ]),
    ],
    signatures: ['Ort och datum', 'Bedömningen gjord av'],
  }),
  en: (f) => ({
    title: 'Is an impact assessment needed',
    lead: `${f.salon.name}. A checklist for Article 35 of the GDPR. Answer each and write the reason.`,
    sections: [
      list('Questions', [
        'Is sensitive data handled on a large scale? The clients of one salon usually are not (recital 91).',
        'Are people evaluated or scored? The program does no profiling.',
        'Are automated decisions made that have legal effects? The program makes none.',
        'Is a public space watched systematically, for example with cameras?',
        'Is data combined from other sources?',
        'Are many of the clients children or otherwise vulnerable?',
        'Is new technology taken into use, such as face recognition or skin analysis?',
        'Does the processing keep a client from getting a service?',
      ]),
      section(
        'Outcome',
        'If two answers or more are yes, make an impact assessment or ask the Data Protection Ombudsman. Otherwise keep this list with its reasons.',
      ),
      list('Risks already taken care of', [
        'the computer is lost: the data is encrypted and the key is not on it',
        'somebody looks without need: views are logged, and the log cannot be changed unnoticed',
        'data is lost: backups and a monthly restore drill',
        'data stays too long: retention periods and proposals to remove',
      ]),
    ],
    signatures: ['Place and date', 'Assessed by'],
  }),
}
