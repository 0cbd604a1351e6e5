// The sentences of the error codes of the call itself, the database file, setup, the access log and files: what happened, what was kept, what to do next.
// Put together with the others in errors.ts. Runs anywhere.

import { defineTranslations } from './define.ts'

export const errorsProgram = defineTranslations({
  fi: {
    INTERNAL:
      'Ohjelmassa tapahtui virhe. Tallennetut tiedot ovat tallessa. Yritä uudelleen; jos virhe toistuu, käynnistä ohjelma uudelleen.',
    FORBIDDEN_SENDER:
      'Pyyntö ei tullut ohjelman omasta ikkunasta, joten sitä ei tehty. Tietoihin ei koskettu. Käynnistä ohjelma uudelleen.',
    UNKNOWN_ROUTE:
      'Ohjelman osat eivät kuulu samaan versioon. Mitään ei muutettu. Asenna ohjelma uudelleen; tiedot säilyvät.',
    INVALID_INPUT: 'Jokin tieto ei kelvannut, joten mitään ei tallennettu. Tarkista kentät ja yritä uudelleen.',
    NOT_SIGNED_IN: 'Et ole kirjautunut. Mitään ei muutettu. Kirjaudu sisään ja tee sama uudelleen.',
    NOT_PERMITTED: 'Roolillasi ei ole oikeutta tähän. Mitään ei muutettu. Pyydä oikeus omistajalta.',
    LOCKED: 'Näyttö on lukittu. Keskeneräinen työ on tallessa. Avaa lukitus salasanalla.',
    NOT_FOUND: 'Tietoa ei enää ole: se on ehkä poistettu. Muuhun ei koskettu. Palaa luetteloon ja valitse uudelleen.',
    CHANGED_BY_OTHER:
      'Joku muutti samaa tietoa ennen sinua. Hänen muutoksensa on tallessa, sinun ei. Katso uusin tieto ja tee muutos uudelleen.',
    CANCELLED: 'Toiminto keskeytettiin. Mitään ei muutettu.',
    CLOCK_SET_BACK:
      'Tietokoneen kello on jäljessä viimeisestä kirjauksesta. Mitään ei tallennettu. Aseta kello oikeaan aikaan ja yritä uudelleen.',
    DATABASE_WRONG_KEY:
      'Tietokanta ei aukea tällä avaimella. Tiedostoon ei koskettu. Palauta varmuuskopio tai tuo oikea avaintiedosto.',
    DATABASE_DAMAGED:
      'Salongin tiedosto on vioittunut, eikä sitä voi avata. Tiedosto jätettiin ennalleen. Palauta viimeisin varmuuskopio.',
    DATABASE_NOT_ENCRYPTED: 'Tiedosto ei ole salattu, joten sitä ei avata. Siihen ei koskettu. Palauta varmuuskopio.',
    DATABASE_OPEN_CONTRACT:
      'Salauksen suoja-asetukset eivät menneet voimaan, joten tiedostoa ei avattu. Tiedot ovat ennallaan. Asenna ohjelma uudelleen.',
    DATABASE_READ_ONLY:
      'Salongin tiedostoon ei voi kirjoittaa. Viimeksi tallennettu on tallessa. Tarkista kansion oikeudet ja yritä uudelleen.',
    DATABASE_FROM_NEWER_APP:
      'Tiedosto on uudemman ohjelmaversion tekemä. Siihen ei koskettu. Päivitä Loiste ja avaa uudelleen.',
    DATABASE_MISSING:
      'Salongin tiedosto puuttuu tältä koneelta. Varmuuskopioihin ei koskettu. Palauta tiedosto varmuuskopiosta.',
    DATABASE_OTHER_SALON:
      'Tiedosto kuuluu toiselle salongille, joten sitä ei avattu. Siihen ei koskettu. Valitse oman salonkisi tiedosto tai varmuuskopio.',
    DISK_FULL:
      'Levy on täynnä, joten viimeistä muutosta ei tallennettu. Kaikki aiempi on tallessa. Vapauta tilaa ja yritä uudelleen.',
    SETUP_ALREADY_DONE: 'Tällä koneella on jo salonki. Siihen ei koskettu. Kirjaudu sisään.',
    SETUP_INCOMPLETE:
      'Käyttöönotosta puuttuu vielä jotain: salongin tiedot, palautuskoodi tai ensimmäinen palvelu. Kaikki tehty on tallessa.',
    BUSINESS_ID_WRONG: 'Y-tunnus ei ole oikein. Mitään ei tallennettu. Kirjoita se muodossa 1234567-1.',
    IBAN_WRONG: 'Tilinumero ei ole oikein. Mitään ei tallennettu. Tarkista IBAN pankin paperista.',
    LOG_IMMUTABLE:
      'Käyttölokia ei voi muuttaa eikä poistaa. Se on ennallaan. Virheellisen kirjauksen korjaa uusi kirjaus.',
    FILE_NOT_READ: 'Tiedostoa ei voitu avata, tai se on liian suuri. Mitään ei muutettu. Valitse toinen tiedosto.',
    FILE_NOT_WRITTEN:
      'Tiedostoa ei voitu tallentaa. Salongin tiedot ovat tallessa. Valitse toinen kansio ja yritä uudelleen.',
  },
  sv: {
    INTERNAL:
      'Ett fel inträffade i programmet. Allt som sparats finns kvar. Försök igen; starta om programmet om felet upprepas.',
    FORBIDDEN_SENDER:
      'Begäran kom inte från programmets eget fönster och utfördes inte. Uppgifterna är orörda. Starta om programmet.',
    UNKNOWN_ROUTE:
      'Programmets delar hör inte till samma version. Inget ändrades. Installera programmet på nytt; uppgifterna finns kvar.',
    INVALID_INPUT: 'Någon uppgift dög inte, så inget sparades. Kontrollera fälten och försök igen.',
    NOT_SIGNED_IN: 'Du är inte inloggad. Inget ändrades. Logga in och gör samma sak på nytt.',
    NOT_PERMITTED: 'Din roll har inte rätt till det här. Inget ändrades. Be ägaren om rättigheten.',
    LOCKED: 'Skärmen är låst. Halvfärdigt arbete finns kvar. Lås upp med ditt lösenord.',
    NOT_FOUND:
      'Uppgiften finns inte längre; den kan ha tagits bort. Inget annat rördes. Gå tillbaka till listan och välj på nytt.',
    CHANGED_BY_OTHER:
      'Någon ändrade samma uppgift före dig. Den ändringen är sparad, din är det inte. Se den senaste uppgiften och gör om ändringen.',
    CANCELLED: 'Åtgärden avbröts. Inget ändrades.',
    CLOCK_SET_BACK:
      'Datorns klocka går efter den senaste noteringen. Inget sparades. Ställ klockan rätt och försök igen.',
    DATABASE_WRONG_KEY:
      'Databasen öppnas inte med den här nyckeln. Filen är orörd. Återställ en säkerhetskopia eller hämta rätt nyckelfil.',
    DATABASE_DAMAGED:
      'Salongens fil är skadad och kan inte öppnas. Filen lämnades orörd. Återställ den senaste säkerhetskopian.',
    DATABASE_NOT_ENCRYPTED:
      'Filen är inte krypterad och öppnas därför inte. Den är orörd. Återställ en säkerhetskopia.',
    DATABASE_OPEN_CONTRACT:
      'Krypteringens skyddsinställningar trädde inte i kraft, så filen öppnades inte. Uppgifterna är orörda. Installera programmet på nytt.',
    DATABASE_READ_ONLY:
      'Det går inte att skriva i salongens fil. Det senast sparade finns kvar. Kontrollera mappens rättigheter och försök igen.',
    DATABASE_FROM_NEWER_APP:
      'Filen är gjord med en nyare version av programmet. Den är orörd. Uppdatera Loiste och öppna på nytt.',
    DATABASE_MISSING:
      'Salongens fil saknas på den här datorn. Säkerhetskopiorna är orörda. Återställ filen från en säkerhetskopia.',
    DATABASE_OTHER_SALON:
      'Filen hör till en annan salong och öppnades inte. Den är orörd. Välj din egen salongs fil eller säkerhetskopia.',
    DISK_FULL:
      'Disken är full, så den senaste ändringen sparades inte. Allt tidigare finns kvar. Frigör utrymme och försök igen.',
    SETUP_ALREADY_DONE: 'Det finns redan en salong på den här datorn. Den är orörd. Logga in.',
    SETUP_INCOMPLETE:
      'Något saknas ännu i ibruktagningen: salongens uppgifter, återställningskoden eller den första tjänsten. Allt som gjorts finns kvar.',
    BUSINESS_ID_WRONG: 'FO-numret är inte rätt. Inget sparades. Skriv det i formen 1234567-1.',
    IBAN_WRONG: 'Kontonumret är inte rätt. Inget sparades. Kontrollera IBAN i bankens papper.',
    LOG_IMMUTABLE:
      'Användarloggen kan inte ändras eller tas bort. Den är oförändrad. En felaktig notering rättas med en ny.',
    FILE_NOT_READ: 'Filen kunde inte öppnas, eller så är den för stor. Ingenting ändrades. Välj en annan fil.',
    FILE_NOT_WRITTEN: 'Filen kunde inte sparas. Salongens uppgifter finns kvar. Välj en annan mapp och försök igen.',
  },
  en: {
    INTERNAL:
      'Something went wrong in the program. Everything saved is safe. Try again; if it happens again, restart the program.',
    FORBIDDEN_SENDER:
      'The request did not come from the program’s own window, so it was not carried out. No data was touched. Restart the program.',
    UNKNOWN_ROUTE:
      'Parts of the program are of different versions. Nothing was changed. Install the program again; your data stays.',
    INVALID_INPUT: 'Something typed was not accepted, so nothing was saved. Check the fields and try again.',
    NOT_SIGNED_IN: 'You are not signed in. Nothing was changed. Sign in and do the same again.',
    NOT_PERMITTED: 'Your role does not allow this. Nothing was changed. Ask the owner for the right.',
    LOCKED: 'The screen is locked. Unfinished work is kept. Unlock with your password.',
    NOT_FOUND:
      'This is no longer there; it may have been removed. Nothing else was touched. Go back to the list and choose again.',
    CHANGED_BY_OTHER:
      'Someone changed the same thing before you. Their change is saved, yours is not. Look at the latest and make your change again.',
    CANCELLED: 'Stopped. Nothing was changed.',
    CLOCK_SET_BACK:
      'The computer’s clock is behind the last entry. Nothing was saved. Set the clock right and try again.',
    DATABASE_WRONG_KEY:
      'The database does not open with this key. The file was not touched. Restore a backup or bring the right key file.',
    DATABASE_DAMAGED:
      'The salon’s file is damaged and cannot be opened. It was left as it is. Restore the latest backup.',
    DATABASE_NOT_ENCRYPTED: 'The file is not encrypted, so it is not opened. It was not touched. Restore a backup.',
    DATABASE_OPEN_CONTRACT:
      'The encryption’s safety settings did not take effect, so the file was not opened. Your data is untouched. Install the program again.',
    DATABASE_READ_ONLY:
      'The salon’s file cannot be written to. What was saved last is safe. Check the folder’s permissions and try again.',
    DATABASE_FROM_NEWER_APP:
      'The file was made by a newer version of the program. It was not touched. Update Loiste and open it again.',
    DATABASE_MISSING:
      'The salon’s file is not on this computer. The backups are untouched. Restore the file from a backup.',
    DATABASE_OTHER_SALON:
      'The file belongs to another salon, so it was not opened. It was not touched. Choose your own salon’s file or backup.',
    DISK_FULL:
      'The disk is full, so the last change was not saved. Everything before it is safe. Free some space and try again.',
    SETUP_ALREADY_DONE: 'There is already a salon on this computer. It was not touched. Sign in.',
    SETUP_INCOMPLETE:
      'Something is still missing: the salon’s details, the recovery code or the first service. Everything done so far is saved.',
    BUSINESS_ID_WRONG: 'The business ID is not right. Nothing was saved. Write it as 1234567-1.',
    IBAN_WRONG: 'The account number is not right. Nothing was saved. Check the IBAN from the bank’s paper.',
    LOG_IMMUTABLE:
      'The access log cannot be changed or removed. It is as it was. A mistaken entry is put right by a new one.',
    FILE_NOT_READ: 'The file could not be opened, or it is too large. Nothing was changed. Choose another file.',
    FILE_NOT_WRITTEN: 'The file could not be saved. The salon’s data is safe. Choose another folder and try again.',
  },
})
