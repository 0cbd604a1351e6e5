// Texts of the command line that gets a restore point out of a backup place. Runs anywhere.

import { defineTranslations } from './define.ts'

export const salvage = defineTranslations({
  fi: {
    usage: `Käyttö:
  --place <kansio>      varmuuskopiopaikka
  --code <koodi>        palautuslomakkeen koodi; ilman sitä koodi kysytään
  --passphrase          omistajan salalause; luetaan muuttujasta LOISTE_PASSPHRASE tai kysytään
  --list                luettele palautuspisteet
  --verify              lue koko paikka läpi ja kerro vioista
  --point <numero>      tämä piste; ilman valintaa uusin ehjä hetki
  --at "2026-11-23 14.32"  viimeinen hetki tuohon minuuttiin mennessä
  --out <kansio>        pura piste tyhjään kansioon, jonka Loiste osaa avata
  --plain               pura lisäksi salaamattomaksi SQLite-tiedostoksi ja CSV-tiedostoiksi
  --yes                 hyväksyn salaamattoman kopion riskit
  --language fi|sv|en`,
    notUnderstood: 'Komentoa ei ymmärretty.',
    noSecret: 'Palautuskoodia tai salalausetta ei annettu.',
    askCode: 'Palautuskoodi:',
    askPassphrase: 'Omistajan salalause:',
    folderNotEmpty: 'Kansio ”{{folder}}” ei ole tyhjä. Valitse tyhjä tai uusi kansio.',
    folderUnusable:
      'Kansiota ”{{folder}}” ei voi käyttää: sitä ei voi luoda tai se on tiedosto. Valitse toinen kansio.',
    noSuchPoint: 'Tällaista palautuspistettä ei ole.',
    point:
      '{{sequence}}  {{time}}  {{size}}  asiakkaita {{clients}}, varauksia {{appointments}}, kuitteja {{documents}}',
    minutes_one: 'ja {{count}} hetki sen jälkeen, {{time}}',
    minutes_other: 'ja {{count}} hetkeä sen jälkeen, viimeinen {{time}}',
    damagedPoint: 'Piste {{sequence}} ei kelpaa: {{problem}}',
    damagedPack: 'Vioittunut tiedosto: {{pack}}',
    verified: 'Luettu. Tiedostoja {{packs}} ({{size}}), palautuspisteitä {{points}}.',
    allWhole: 'Kaikki on ehjää.',
    passedOver: 'Piste {{time}} on vioittunut. Kokeillaan sitä edeltävää.',
    extracted: 'Piste {{time}} on purettu ja tarkistettu: {{folder}}',
    plainWarning:
      'Varoitus: salaamaton kopio näyttää kaiken kenelle tahansa, myös asiakkaiden terveystiedot. Säilytä sitä vain niin kauan kuin tarvitset ja hävitä se sitten.',
    plainWord: 'salaamaton',
    plainAsk: 'Jatka kirjoittamalla ”{{word}}”:',
    plainRefused: 'Mitään ei kirjoitettu. Ilman valintaa --plain piste puretaan salattuna.',
    plainDone: 'Salaamaton kopio: {{folder}}, {{file}} ja {{tables}} CSV-tiedostoa, {{rows}} riviä.',
  },
  sv: {
    usage: `Användning:
  --place <mapp>        platsen för säkerhetskopior
  --code <kod>          koden på återställningsbladet; utan den frågas koden
  --passphrase          ägarens lösenfras; läses ur variabeln LOISTE_PASSPHRASE eller frågas
  --list                räkna upp återställningspunkterna
  --verify              läs igenom hela platsen och berätta om fel
  --point <nummer>      den här punkten; annars den nyaste hela tidpunkten
  --at "2026-11-23 14.32"  den sista tidpunkten till och med den minuten
  --out <mapp>          packa upp punkten i en tom mapp som Loiste kan öppna
  --plain               dessutom okrypterat som SQLite-fil och CSV-filer
  --yes                 jag godtar riskerna med en okrypterad kopia
  --language fi|sv|en`,
    notUnderstood: 'Kommandot förstods inte.',
    noSecret: 'Ingen återställningskod eller lösenfras angavs.',
    askCode: 'Återställningskod:',
    askPassphrase: 'Ägarens lösenfras:',
    folderNotEmpty: 'Mappen ”{{folder}}” är inte tom. Välj en tom eller ny mapp.',
    folderUnusable:
      'Mappen ”{{folder}}” går inte att använda: den kan inte skapas eller är en fil. Välj en annan mapp.',
    noSuchPoint: 'Det finns ingen sådan återställningspunkt.',
    point: '{{sequence}}  {{time}}  {{size}}  kunder {{clients}}, bokningar {{appointments}}, kvitton {{documents}}',
    minutes_one: 'och {{count}} tidpunkt efter den, {{time}}',
    minutes_other: 'och {{count}} tidpunkter efter den, den sista {{time}}',
    damagedPoint: 'Punkt {{sequence}} duger inte: {{problem}}',
    damagedPack: 'Skadad fil: {{pack}}',
    verified: 'Läst. Filer: {{packs}} ({{size}}), återställningspunkter: {{points}}.',
    allWhole: 'Allt är helt.',
    passedOver: 'Punkten {{time}} är skadad. Den föregående prövas.',
    extracted: 'Punkten {{time}} är uppackad och kontrollerad: {{folder}}',
    plainWarning:
      'Varning: en okrypterad kopia visar allt för vem som helst, även kundernas hälsouppgifter. Spara den bara så länge du behöver den och förstör den sedan.',
    plainWord: 'okrypterat',
    plainAsk: 'Skriv ”{{word}}” för att fortsätta:',
    plainRefused: 'Inget skrevs. Utan valet --plain packas punkten upp krypterad.',
    plainDone: 'Okrypterad kopia: {{folder}}, {{file}} och {{tables}} CSV-filer, {{rows}} rader.',
  },
  en: {
    usage: `Usage:
  --place <folder>      the backup place
  --code <code>         the recovery sheet's code; asked for when left out
  --passphrase          the owner's passphrase; read from the variable LOISTE_PASSPHRASE, or asked for
  --list                list the restore points
  --verify              read the whole place and tell what is damaged
  --point <number>      this point; otherwise the newest whole one
  --at "2026-11-23 14.32"  the last moment up to that minute
  --out <folder>        unpack the point into an empty folder that Loiste can open
  --plain               also unencrypted, as an SQLite file and CSV files
  --yes                 I accept the risks of an unencrypted copy
  --language fi|sv|en`,
    notUnderstood: 'The command was not understood.',
    noSecret: 'No recovery code or passphrase was given.',
    askCode: 'Recovery code:',
    askPassphrase: 'The owner’s passphrase:',
    folderNotEmpty: 'The folder “{{folder}}” is not empty. Choose an empty or a new folder.',
    folderUnusable:
      'The folder “{{folder}}” cannot be used: it cannot be made, or it is a file. Choose another folder.',
    noSuchPoint: 'There is no such restore point.',
    point:
      '{{sequence}}  {{time}}  {{size}}  clients {{clients}}, appointments {{appointments}}, receipts {{documents}}',
    minutes_one: 'and {{count}} moment after it, {{time}}',
    minutes_other: 'and {{count}} moments after it, the last {{time}}',
    damagedPoint: 'Point {{sequence}} cannot be used: {{problem}}',
    damagedPack: 'Damaged file: {{pack}}',
    verified: 'Read. Files: {{packs}} ({{size}}), restore points: {{points}}.',
    allWhole: 'Everything is whole.',
    passedOver: 'The point {{time}} is damaged. Trying the one before it.',
    extracted: 'The point {{time}} has been unpacked and checked: {{folder}}',
    plainWarning:
      'Warning: an unencrypted copy shows everything to anyone, the clients’ health details too. Keep it only as long as you need it, then destroy it.',
    plainWord: 'unencrypted',
    plainAsk: 'Type “{{word}}” to go on:',
    plainRefused: 'Nothing was written. Without --plain the point is unpacked encrypted.',
    plainDone: 'Unencrypted copy: {{folder}}, {{file}} and {{tables}} CSV files, {{rows}} rows.',
  },
})
