// The sentences of the error codes of keys, sign-in, backups and restore: what happened, what was kept, what to do next.
// Put together with the others in errors.ts. Runs anywhere.

import { defineTranslations } from './define.ts'

export const errorsBackups = defineTranslations({
  fi: {
    PASSWORD_WRONG: 'Salasana on väärä. Tarkista kirjaimet ja Caps Lock, ja yritä uudelleen.',
    PASSWORD_DELAY: 'Väärä salasana annettiin monta kertaa. Odota hetki ja yritä sitten uudelleen.',
    PASSWORD_TOO_SHORT: 'Salasana on liian lyhyt. Mitään ei muutettu. Tee siitä pidempi, vaikka useasta sanasta.',
    PASSWORD_TOO_COMMON: 'Tämä salasana on niin yleinen, että se arvataan heti. Mitään ei muutettu. Valitse toinen.',
    PASSWORD_MISMATCH: 'Salasanat eivät ole samat. Mitään ei muutettu. Kirjoita sama salasana kahdesti.',
    SIGN_IN_NAME_TAKEN:
      'Samanniminen työntekijä on jo olemassa. Mitään ei tallennettu. Lisää nimeen esimerkiksi sukunimi.',
    RECOVERY_CODE_WRONG:
      'Palautuskoodi ei avaa tätä salonkia. Mitään ei muutettu. Tarkista, että paperi on tämän salongin uusin palautuslomake.',
    RECOVERY_CODE_TYPO:
      'Palautuskoodissa on kirjoitusvirhe. Mitään ei muutettu. Vertaa koodia paperiin ryhmä kerrallaan.',
    RECOVERY_CODE_NOT_CONFIRMED:
      'Palautuskoodia ei ole vielä kirjoitettu takaisin, joten se ei avaa mitään. Kirjoita koodi paperista.',
    VAULT_MISSING:
      'Avaintiedosto puuttuu, eikä salongin tiedostoa voi avata ilman sitä. Tiedot ovat ennallaan. Palauta varmuuskopio.',
    VAULT_DAMAGED:
      'Avaintiedoston molemmat kopiot ovat vioittuneet. Tiedot ovat ennallaan. Palauta varmuuskopio, niin avaimet palaavat.',
    VAULT_FROM_NEWER_APP: 'Avaintiedosto on uudemman ohjelmaversion tekemä. Siihen ei koskettu. Päivitä Loiste.',
    KDF_OUT_OF_BOUNDS:
      'Avaintiedostoa on muutettu, joten siihen ei luoteta. Tiedot ovat ennallaan. Palauta varmuuskopio.',
    DEVICE_SECRET_MISSING:
      'Tämän tietokoneen avainnippu ei aukea, joten oma salasanasi ei riitä. Tiedot ovat tallessa. Omistaja kirjautuu salalauseella ja asettaa sinulle uuden salasanan.',
    CRYPTO_SELF_TEST_FAILED:
      'Salaus ei toimi tällä koneella oikein, joten mitään ei avattu. Tiedot ovat ennallaan. Asenna ohjelma uudelleen.',
    SLOT_WITHOUT_INBOX:
      'Palautuslomake on tehty ohjelman vanhalla versiolla. Mitään ei muutettu. Kokeile lomaketta ensin kohdassa Avaimet ja salasanat ja yritä sitten uudelleen.',
    KEY_CHANGE_FAILED:
      'Avainta ei vaihdettu. Salonki on auki entisellä avaimella ja tiedot ovat ennallaan. Tarkista, että levyllä on tilaa, ja yritä uudelleen.',
    KEY_CHANGE_NEEDS_OWNER:
      'Avaimen voi vaihtaa vain omistaja, joka on kirjautunut omalla salalauseellaan. Mitään ei muutettu.',
    DEVICE_NOT_REPLACED:
      'Tämän tietokoneen avainnippu joko aukeaa sittenkin tai ei toimi lainkaan, joten mitään ei vaihdettu. Käynnistä tietokone uudelleen ja katso tilanne sitten.',
    BACKUP_PLACE_MISSING:
      'Varmuuskopiokansiota ei löydy: muistitikku tai verkkolevy on ehkä irti. Salongin tiedot ovat tallessa. Kytke paikka ja yritä uudelleen.',
    BACKUP_PLACE_READ_ONLY:
      'Varmuuskopiokansioon ei voi kirjoittaa. Salongin tiedot ovat tallessa. Poista kirjoitussuojaus tai valitse toinen kansio.',
    BACKUP_PLACE_FULL:
      'Varmuuskopiokansiossa ei ole tilaa. Aiemmat kopiot ovat tallessa. Vapauta tilaa tai valitse toinen paikka.',
    BACKUP_PLACE_SLOW:
      'Varmuuskopiopaikka vastaa liian hitaasti. Tiedot ovat tallessa tällä koneella, ja kopiointia yritetään uudelleen. Tarkista verkkolevyn yhteys.',
    BACKUP_PLACE_NOT_CHOSEN:
      'Varmuuskopiolle ei ole valittu paikkaa, joten kopiota ei tehty. Salongin tiedot ovat tallessa tällä koneella. Valitse kansio, muistitikku tai verkkolevy.',
    BACKUP_PLACE_EXISTS: 'Tämä kansio on jo varmuuskopiopaikkana. Mitään ei muutettu. Valitse toinen kansio.',
    BACKUP_VERIFY_FAILED:
      'Kopio ei läpäissyt tarkistusta, joten sitä ei lasketa varmuuskopioksi. Aiemmat kopiot ovat tallessa. Yritä uudelleen tai vaihda paikkaa.',
    BACKUP_DAMAGED:
      'Tämä varmuuskopio on vioittunut. Nykyisiin tietoihin ei koskettu. Valitse toinen palautuspiste tai toinen paikka.',
    BACKUP_PLACE_DAMAGED:
      'Osa tämän paikan kopioista on vioittunut. Seuraava varmuuskopio kirjoittaa puuttuvan uudelleen. Hanki silti uusi muistitikku tai levy: tämä voi pettää lisää.',
    BACKUP_WRONG_KEY:
      'Salalause tai palautuskoodi ei avaa tätä varmuuskopiota. Mihinkään ei koskettu. Tarkista kirjoitus ja yritä uudelleen.',
    BACKUP_NEWER_PROGRAM:
      'Varmuuskopio on uudemman ohjelmaversion tekemä. Mihinkään ei koskettu. Päivitä Loiste ja palauta sitten.',
    BACKUP_OTHER_SALON: 'Kansiossa on toisen salongin varmuuskopioita. Mihinkään ei koskettu. Valitse toinen kansio.',
    BACKUP_EMPTY: 'Kansiossa ei ole yhtään Loisteen varmuuskopiota. Valitse kansio, johon varmuuskopiot on tehty.',
    BACKUP_BUSY:
      'Tiedostoon kirjoitettiin niin tiheään, ettei varmuuskopio päässyt alkamaan. Salongin tiedot ja aiemmat kopiot ovat tallessa. Yritä hetken kuluttua uudelleen.',
    BACKUP_ROLLED_BACK:
      'Paikan kopiot ovat vanhempia kuin ennen: joku on ehkä vaihtanut kansion sisällön. Salongin tiedot ovat tallessa. Tarkista paikka.',
    RESTORE_NOT_PREPARED: 'Palautuspistettä ei ole vielä tarkistettu. Mihinkään ei koskettu. Aloita palautus alusta.',
    RESTORE_UNDO_GONE:
      'Palautusta ei voi enää kumota, koska aiempi tiedosto on poistettu. Nykyiset tiedot ovat ennallaan. Vanhempaan tilaan pääsee varmuuskopiosta.',
  },
  sv: {
    PASSWORD_WRONG: 'Lösenordet är fel. Kontrollera bokstäverna och Caps Lock, och försök igen.',
    PASSWORD_DELAY: 'Fel lösenord har angetts många gånger. Vänta en stund och försök sedan igen.',
    PASSWORD_TOO_SHORT: 'Lösenordet är för kort. Inget ändrades. Gör det längre, gärna av flera ord.',
    PASSWORD_TOO_COMMON: 'Det här lösenordet är så vanligt att det gissas genast. Inget ändrades. Välj ett annat.',
    PASSWORD_MISMATCH: 'Lösenorden är inte lika. Inget ändrades. Skriv samma lösenord två gånger.',
    SIGN_IN_NAME_TAKEN:
      'Det finns redan en medarbetare med samma namn. Inget sparades. Lägg till exempelvis efternamnet.',
    RECOVERY_CODE_WRONG:
      'Återställningskoden öppnar inte den här salongen. Inget ändrades. Kontrollera att papperet är salongens senaste återställningsblad.',
    RECOVERY_CODE_TYPO:
      'Det finns ett skrivfel i återställningskoden. Inget ändrades. Jämför med papperet en grupp i taget.',
    RECOVERY_CODE_NOT_CONFIRMED:
      'Återställningskoden har inte skrivits tillbaka ännu och öppnar därför ingenting. Skriv koden från papperet.',
    VAULT_MISSING:
      'Nyckelfilen saknas, och utan den kan salongens fil inte öppnas. Uppgifterna är orörda. Återställ en säkerhetskopia.',
    VAULT_DAMAGED:
      'Nyckelfilens båda kopior är skadade. Uppgifterna är orörda. Återställ en säkerhetskopia, så kommer nycklarna tillbaka.',
    VAULT_FROM_NEWER_APP: 'Nyckelfilen är gjord med en nyare version av programmet. Den är orörd. Uppdatera Loiste.',
    KDF_OUT_OF_BOUNDS:
      'Nyckelfilen har ändrats och är inte att lita på. Uppgifterna är orörda. Återställ en säkerhetskopia.',
    DEVICE_SECRET_MISSING:
      'Datorns nyckelring öppnas inte, så ditt eget lösenord räcker inte. Uppgifterna finns kvar. Ägaren loggar in med sin lösenfras och ger dig ett nytt lösenord.',
    CRYPTO_SELF_TEST_FAILED:
      'Krypteringen fungerar inte rätt på den här datorn, så inget öppnades. Uppgifterna är orörda. Installera programmet på nytt.',
    SLOT_WITHOUT_INBOX:
      'Återställningsbladet är gjort med en äldre version av programmet. Inget ändrades. Prova först bladet under Nycklar och lösenord och försök sedan igen.',
    KEY_CHANGE_FAILED:
      'Nyckeln byttes inte. Salongen är öppen med den tidigare nyckeln och uppgifterna är orörda. Kontrollera att det finns plats på disken och försök igen.',
    KEY_CHANGE_NEEDS_OWNER: 'Bara en ägare som har loggat in med sin egen lösenfras kan byta nyckeln. Inget ändrades.',
    DEVICE_NOT_REPLACED:
      'Datorns nyckelring antingen öppnas ändå eller fungerar inte alls, så inget byttes. Starta om datorn och se sedan efter.',
    BACKUP_PLACE_MISSING:
      'Mappen för säkerhetskopior hittas inte; USB-minnet eller nätverksdisken kan vara frånkopplad. Salongens uppgifter finns kvar. Anslut platsen och försök igen.',
    BACKUP_PLACE_READ_ONLY:
      'Det går inte att skriva i mappen för säkerhetskopior. Salongens uppgifter finns kvar. Ta bort skrivskyddet eller välj en annan mapp.',
    BACKUP_PLACE_FULL:
      'Det finns inte utrymme i mappen för säkerhetskopior. De tidigare kopiorna finns kvar. Frigör utrymme eller välj en annan plats.',
    BACKUP_PLACE_SLOW:
      'Platsen för säkerhetskopior svarar för långsamt. Uppgifterna finns sparade på den här datorn, och kopieringen försöks igen. Kontrollera nätverksdiskens anslutning.',
    BACKUP_PLACE_NOT_CHOSEN:
      'Ingen plats har valts för säkerhetskopior, så ingen kopia gjordes. Salongens uppgifter finns på den här datorn. Välj en mapp, ett USB-minne eller en nätverksdisk.',
    BACKUP_PLACE_EXISTS: 'Den här mappen används redan för säkerhetskopior. Inget ändrades. Välj en annan mapp.',
    BACKUP_VERIFY_FAILED:
      'Kopian klarade inte kontrollen och räknas inte som säkerhetskopia. De tidigare kopiorna finns kvar. Försök igen eller byt plats.',
    BACKUP_DAMAGED:
      'Den här säkerhetskopian är skadad. De nuvarande uppgifterna är orörda. Välj en annan återställningspunkt eller plats.',
    BACKUP_PLACE_DAMAGED:
      'En del av kopiorna på den här platsen är skadade. Nästa säkerhetskopia skriver det som saknas på nytt. Skaffa ändå ett nytt USB-minne eller en ny disk: den här kan svika mera.',
    BACKUP_WRONG_KEY:
      'Lösenfrasen eller återställningskoden öppnar inte den här säkerhetskopian. Inget rördes. Kontrollera och försök igen.',
    BACKUP_NEWER_PROGRAM:
      'Säkerhetskopian är gjord med en nyare version av programmet. Inget rördes. Uppdatera Loiste och återställ sedan.',
    BACKUP_OTHER_SALON: 'Mappen innehåller en annan salongs säkerhetskopior. Inget rördes. Välj en annan mapp.',
    BACKUP_EMPTY: 'Mappen innehåller inga säkerhetskopior från Loiste. Välj den mapp där kopiorna har gjorts.',
    BACKUP_BUSY:
      'Filen skrevs så tätt att säkerhetskopieringen inte kom i gång. Salongens uppgifter och de tidigare kopiorna finns kvar. Försök igen om en stund.',
    BACKUP_ROLLED_BACK:
      'Platsens kopior är äldre än förut; någon kan ha bytt mappens innehåll. Salongens uppgifter finns kvar. Kontrollera platsen.',
    RESTORE_NOT_PREPARED:
      'Återställningspunkten är inte kontrollerad ännu. Inget rördes. Börja återställningen från början.',
    RESTORE_UNDO_GONE:
      'Återställningen kan inte längre ångras, eftersom den tidigare filen är borttagen. De nuvarande uppgifterna är orörda. Ett äldre läge fås från en säkerhetskopia.',
  },
  en: {
    PASSWORD_WRONG: 'The password is wrong. Check the letters and Caps Lock, and try again.',
    PASSWORD_DELAY: 'A wrong password was given many times. Wait a moment and try again.',
    PASSWORD_TOO_SHORT:
      'The password is too short. Nothing was changed. Make it longer, for example from several words.',
    PASSWORD_TOO_COMMON: 'This password is so common that it is guessed at once. Nothing was changed. Choose another.',
    PASSWORD_MISMATCH: 'The passwords are not the same. Nothing was changed. Type the same password twice.',
    SIGN_IN_NAME_TAKEN: 'There is already someone with this name. Nothing was saved. Add the last name, for example.',
    RECOVERY_CODE_WRONG:
      'The recovery code does not open this salon. Nothing was changed. Check that the paper is this salon’s latest recovery sheet.',
    RECOVERY_CODE_TYPO:
      'There is a typing error in the recovery code. Nothing was changed. Compare it with the paper one group at a time.',
    RECOVERY_CODE_NOT_CONFIRMED:
      'The recovery code has not been typed back yet, so it opens nothing. Type the code from the paper.',
    VAULT_MISSING:
      'The key file is missing, and the salon’s file cannot be opened without it. Your data is untouched. Restore a backup.',
    VAULT_DAMAGED:
      'Both copies of the key file are damaged. Your data is untouched. Restore a backup and the keys come back with it.',
    VAULT_FROM_NEWER_APP: 'The key file was made by a newer version of the program. It was not touched. Update Loiste.',
    KDF_OUT_OF_BOUNDS: 'The key file has been altered and is not trusted. Your data is untouched. Restore a backup.',
    DEVICE_SECRET_MISSING:
      'This computer’s key store does not open, so your own password is not enough. Your data is safe. The owner signs in with the passphrase and gives you a new password.',
    CRYPTO_SELF_TEST_FAILED:
      'Encryption does not work correctly on this computer, so nothing was opened. Your data is untouched. Install the program again.',
    SLOT_WITHOUT_INBOX:
      'The recovery sheet was made with an older version of the program. Nothing was changed. First try the sheet out under Keys and passwords, then try again.',
    KEY_CHANGE_FAILED:
      'The key was not changed. The salon is open with the key it had and your data is untouched. Check that the disk has room and try again.',
    KEY_CHANGE_NEEDS_OWNER:
      'Only an owner who has signed in with her own passphrase can change the key. Nothing was changed.',
    DEVICE_NOT_REPLACED:
      'This computer’s key store either opens after all or does not work at all, so nothing was replaced. Restart the computer and look again.',
    BACKUP_PLACE_MISSING:
      'The backup folder is not there; the USB stick or network drive may be unplugged. The salon’s data is safe. Connect it and try again.',
    BACKUP_PLACE_READ_ONLY:
      'The backup folder cannot be written to. The salon’s data is safe. Remove the write protection or choose another folder.',
    BACKUP_PLACE_FULL:
      'There is no space in the backup folder. Earlier copies are safe. Free some space or choose another place.',
    BACKUP_PLACE_SLOW:
      'The backup place answers too slowly. Everything is saved on this computer, and the copying is tried again. Check the connection to the network drive.',
    BACKUP_PLACE_NOT_CHOSEN:
      'No place has been chosen for backups, so none was made. The salon’s data is safe on this computer. Choose a folder, a USB stick or a network drive.',
    BACKUP_PLACE_EXISTS: 'This folder is already a backup place. Nothing was changed. Choose another folder.',
    BACKUP_VERIFY_FAILED:
      'The copy did not pass the check, so it does not count as a backup. Earlier copies are safe. Try again or use another place.',
    BACKUP_DAMAGED:
      'This backup is damaged. Your present data was not touched. Choose another restore point or another place.',
    BACKUP_PLACE_DAMAGED:
      'Some of the copies in this place are damaged. The next backup writes again what is missing. Get a new stick or disk all the same: this one may fail further.',
    BACKUP_WRONG_KEY:
      'The passphrase or recovery code does not open this backup. Nothing was touched. Check what you typed and try again.',
    BACKUP_NEWER_PROGRAM:
      'The backup was made by a newer version of the program. Nothing was touched. Update Loiste and restore then.',
    BACKUP_OTHER_SALON: 'The folder holds another salon’s backups. Nothing was touched. Choose another folder.',
    BACKUP_EMPTY: 'The folder holds no Loiste backups. Choose the folder where backups were made.',
    BACKUP_BUSY:
      'The file was being written to so closely that the backup could not begin. The salon’s data and earlier backups are safe. Try again in a moment.',
    BACKUP_ROLLED_BACK:
      'The copies in this place are older than before; someone may have replaced them. The salon’s data is safe. Check the place.',
    RESTORE_NOT_PREPARED: 'The restore point has not been checked yet. Nothing was touched. Start the restore again.',
    RESTORE_UNDO_GONE:
      'The restore can no longer be undone, because the earlier file has been removed. Your present data is untouched. A backup gives an older state.',
  },
})
