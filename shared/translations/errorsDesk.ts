// The sentences of the error codes of appointments, shifts, visits, clients, staff and privacy: what happened, what was kept, what to do next.
// Put together with the others in errors.ts. Runs anywhere.

import { defineTranslations } from './define.ts'

export const errorsDesk = defineTranslations({
  fi: {
    APPOINTMENT_CONFLICT:
      'Aika menee päällekkäin toisen varauksen kanssa, joten sitä ei tallennettu. Valitse toinen aika tai työntekijä.',
    APPOINTMENT_OUTSIDE_DAY: 'Varaus jatkuisi keskiyön yli, joten sitä ei tallennettu. Valitse aikaisempi aika.',
    APPOINTMENT_TIME_DOES_NOT_EXIST:
      'Tätä kellonaikaa ei ole sinä päivänä, koska kello siirretään kesäaikaan. Varausta ei tallennettu. Valitse toinen aika.',
    APPOINTMENT_STATUS_NOT_ALLOWED: 'Varauksen tilaa ei voi vaihtaa näin. Varaus on ennallaan.',
    APPOINTMENT_HAS_SALE:
      'Varaus on jo maksettu, joten sitä ei voi muuttaa. Kuitti ja varaus ovat tallessa. Hyvitä kuitti ensin, jos varaus pitää muuttaa.',
    SERIES_CONFLICT: 'Kaikki sarjan ajat eivät ole vapaita. Mitään ei tallennettu. Tarkista ajat ja yritä uudelleen.',
    SERVICE_ARCHIVED:
      'Palvelu on arkistoitu, eikä sitä voi enää varata. Mitään ei tallennettu. Valitse toinen palvelu.',
    STAFF_INACTIVE: 'Työntekijä ei ole enää käytössä. Mitään ei tallennettu. Valitse toinen työntekijä.',
    SHIFT_LEAVES_APPOINTMENTS:
      'Muutos jättäisi varauksia työajan ulkopuolelle, joten sitä ei tallennettu. Katso varaukset ja vahvista muutos.',
    TREATMENT_SIGNED:
      'Hoitokirjaus on allekirjoitettu, eikä sitä voi muuttaa. Alkuperäinen on tallessa. Tee muutos täydennyksenä.',
    CONSENT_NEEDED:
      'Asiakas ei ole antanut tähän suostumusta, joten mitään ei tallennettu. Kysy suostumus asiakaskortilla ja yritä uudelleen.',
    CONSENT_REFUSED:
      'Asiakas on kieltänyt hoitokirjaukset, joten mitään ei tallennettu. Jos hän muuttaa mielensä, kirjaa suostumus asiakaskortille.',
    HEALTH_ENTRY_EXISTS: 'Tämä on jo asiakkaan tiedoissa. Mitään ei muutettu. Muokkaa olemassa olevaa riviä.',
    SAFETY_STOP: 'Hoidolle on este, joten mitään ei muutettu. Lue este ja kirjoita syy, jos hoito silti tehdään.',
    PHOTO_NOT_READ:
      'Kuvaa ei voitu lukea, joten sitä ei tallennettu. Tallenna se puhelimessa tai koneella JPEG-muotoon ja yritä uudelleen.',
    PHOTO_HAS_HIDDEN_DATA:
      'Kuvassa on muutakin kuin kuva, esimerkiksi ottopaikka, joten sitä ei tallennettu. Avaa kuva uudelleen tästä ohjelmasta.',
    FILE_KIND_NOT_ALLOWED: 'Tällaista tiedostoa ei voi liittää. Mitään ei tallennettu. Kuvat ja PDF-tiedostot käyvät.',
    FILE_TOO_LARGE: 'Tiedosto on liian suuri, joten sitä ei tallennettu. Kuva saa olla enintään 60 Mt ja PDF 20 Mt.',
    CLIENT_FIELD_OFF:
      'Tämä tieto ei ole salongissasi käytössä, joten sitä ei tallennettu. Omistaja voi ottaa sen käyttöön asetuksissa.',
    CLIENT_PART_NEEDS_REASON:
      'Syntymäajan ja henkilötunnuksen saa ottaa käyttöön vain, kun laki sitä edellyttää. Asetus on ennallaan. Kirjoita peruste.',
    CLIENT_BIRTH_IN_FUTURE: 'Syntymävuosi on tulevaisuudessa, joten sitä ei tallennettu. Tarkista vuosi.',
    CLIENT_SAME: 'Valitsit saman kortin kahdesti. Mitään ei muutettu. Valitse toinen kortti.',
    CLIENT_MERGED_ON:
      'Kortti on tämän jälkeen yhdistetty vielä toiseen tai siirretty roskakoriin. Mitään ei muutettu. Kumoa ensin se.',
    CLIENT_MERGE_UNDO_GONE: 'Yhdistämisestä on yli 30 päivää, joten sitä ei voi enää kumota. Mitään ei muutettu.',
    IDENTITY_CODE_WRONG: 'Henkilötunnus ei ole oikein, joten sitä ei tallennettu. Tarkista merkit.',
    STAFF_LAST_OWNER:
      'Salongilla on oltava ainakin yksi omistaja, joka voi kirjautua. Mitään ei muutettu. Anna rooli ensin toiselle.',
    BREACH_NOT_TOLD: 'Merkitse ensin, milloin asiakkaille kerrottiin loukkauksesta. Mitään ei lähetetty.',
    CLIENT_RESTRICTED:
      'Asiakkaan tietojen käsittely on rajoitettu. Kortille ei kirjoiteta mitään ennen kuin rajoitus puretaan. Mitään ei muutettu; omistaja voi purkaa rajoituksen kortilla.',
    CLIENT_ON_HOLD:
      'Asiakkaan tiedot on määrätty säilytettäviksi. Mitään ei poistettu. Poista säilytys ensin, jos peruste on päättynyt.',
    CLIENT_STILL_HERE: 'Asiakas on nykyisissä tiedoissa, joten korttia ei palautettu. Mitään ei muutettu.',
    CLIENT_WAS_ERASED: 'Asiakkaan tiedot on poistettu pyynnöstä, joten korttia ei palautettu. Mitään ei muutettu.',
    CLIENT_WAS_MERGED:
      'Kortti on yhdistetty toiseen asiakkaaseen, joten sitä ei palautettu. Kumoa yhdistäminen, jos haluat kortin takaisin.',
    INSIDE_CLOSED: 'Varmuuskopion katselu on päättynyt. Mitään ei muutettu. Avaa piste uudelleen.',
    REASON_NEEDED: 'Perustelu puuttuu, joten mitään ei tallennettu. Kirjoita perustelu.',
    PRIVACY_IDENTITY_UNCHECKED:
      'Pyyntöön ei vastattu, ja se on ennallaan. Merkitse ensin, miten pyytäjän henkilöllisyys tarkistettiin.',
    PRIVACY_REQUEST_CLOSED:
      'Pyyntö on jo käsitelty. Vastaus on tallessa eikä muuttunut. Kirjaa uusi pyyntö, jos asiakas pyytää uudelleen.',
    PRIVACY_EXTENSION_LATE:
      'Määräaikaa voi jatkaa vain ensimmäisen kuukauden aikana. Määräaika on ennallaan. Vastaa pyyntöön heti ja kerro viivästyksen syy.',
    PRIVACY_REPEAT_UNDECIDED:
      'Pyyntö on kolmas tai useampi vuoden sisällä, joten siihen ei vielä vastattu. Päätä ensin, täytetäänkö se, peritäänkö maksu vai kieltäydytäänkö.',
    RETENTION_BLOCKED: 'Kaikkia valittuja ei voi poistaa nyt, joten mitään ei poistettu. Katso syy riviltä.',
    ROLE_IN_USE: 'Rooli on jollakulla käytössä, joten sitä ei poistettu. Vaihda ensin hänen roolinsa.',
  },
  sv: {
    APPOINTMENT_CONFLICT: 'Tiden krockar med en annan bokning och sparades inte. Välj en annan tid eller medarbetare.',
    APPOINTMENT_OUTSIDE_DAY: 'Bokningen skulle fortsätta över midnatt och sparades inte. Välj en tidigare tid.',
    APPOINTMENT_TIME_DOES_NOT_EXIST:
      'Klockslaget finns inte den dagen, eftersom klockan ställs om till sommartid. Bokningen sparades inte. Välj en annan tid.',
    APPOINTMENT_STATUS_NOT_ALLOWED: 'Bokningens status kan inte ändras så. Bokningen är oförändrad.',
    APPOINTMENT_HAS_SALE:
      'Bokningen är redan betald och kan inte ändras. Kvittot och bokningen finns kvar. Kreditera kvittot först om bokningen måste ändras.',
    SERIES_CONFLICT: 'Alla tider i serien är inte lediga. Inget sparades. Kontrollera tiderna och försök igen.',
    SERVICE_ARCHIVED: 'Tjänsten är arkiverad och kan inte längre bokas. Inget sparades. Välj en annan tjänst.',
    STAFF_INACTIVE: 'Medarbetaren är inte längre i bruk. Inget sparades. Välj en annan medarbetare.',
    SHIFT_LEAVES_APPOINTMENTS:
      'Ändringen skulle lämna bokningar utanför arbetstiden och sparades därför inte. Se bokningarna och bekräfta ändringen.',
    TREATMENT_SIGNED:
      'Behandlingsanteckningen är undertecknad och kan inte ändras. Originalet finns kvar. Gör ändringen som ett tillägg.',
    CONSENT_NEEDED:
      'Kunden har inte gett sitt samtycke till detta, så inget sparades. Be om samtycke på kundkortet och försök igen.',
    CONSENT_REFUSED:
      'Kunden har nekat behandlingsanteckningar, så inget sparades. Om kunden ändrar sig, anteckna samtycket på kundkortet.',
    HEALTH_ENTRY_EXISTS: 'Detta finns redan bland kundens uppgifter. Inget ändrades. Redigera den befintliga raden.',
    SAFETY_STOP:
      'Det finns ett hinder för behandlingen, så inget ändrades. Läs hindret och skriv orsaken om behandlingen ändå görs.',
    PHOTO_NOT_READ:
      'Bilden kunde inte läsas och sparades inte. Spara den som JPEG i telefonen eller datorn och försök igen.',
    PHOTO_HAS_HIDDEN_DATA:
      'Bilden innehåller annat än själva bilden, till exempel platsen, så den sparades inte. Öppna bilden på nytt i det här programmet.',
    FILE_KIND_NOT_ALLOWED: 'En sådan fil kan inte bifogas. Inget sparades. Bilder och PDF-filer går bra.',
    FILE_TOO_LARGE: 'Filen är för stor och sparades inte. En bild får vara högst 60 MB och en PDF 20 MB.',
    CLIENT_FIELD_OFF:
      'Den här uppgiften används inte i din salong och sparades därför inte. Ägaren kan ta den i bruk i inställningarna.',
    CLIENT_PART_NEEDS_REASON:
      'Födelsedatum och personbeteckning får tas i bruk bara när lagen kräver det. Inställningen är oförändrad. Skriv grunden.',
    CLIENT_BIRTH_IN_FUTURE: 'Födelseåret är i framtiden och sparades inte. Kontrollera året.',
    CLIENT_SAME: 'Du valde samma kort två gånger. Ingenting ändrades. Välj ett annat kort.',
    CLIENT_MERGED_ON:
      'Kortet har därefter slagits ihop med ett annat eller flyttats till papperskorgen. Ingenting ändrades. Ångra det först.',
    CLIENT_MERGE_UNDO_GONE:
      'Det har gått över 30 dagar sedan korten slogs ihop, så det kan inte längre ångras. Ingenting ändrades.',
    IDENTITY_CODE_WRONG: 'Personbeteckningen är inte rätt och sparades inte. Kontrollera tecknen.',
    STAFF_LAST_OWNER:
      'Salongen måste ha minst en ägare som kan logga in. Inget ändrades. Ge först rollen åt någon annan.',
    BREACH_NOT_TOLD: 'Anteckna först när kunderna informerades om incidenten. Inget skickades.',
    CLIENT_RESTRICTED:
      'Behandlingen av kundens uppgifter är begränsad. Ingenting skrivs på kortet förrän begränsningen hävs. Inget ändrades; ägaren kan häva begränsningen på kortet.',
    CLIENT_ON_HOLD: 'Kundens uppgifter ska bevaras. Inget raderades. Avsluta först bevarandet om grunden har upphört.',
    CLIENT_STILL_HERE: 'Kunden finns i de nuvarande uppgifterna, så kortet återställdes inte. Inget ändrades.',
    CLIENT_WAS_ERASED: 'Kundens uppgifter har raderats på begäran, så kortet återställdes inte. Inget ändrades.',
    CLIENT_WAS_MERGED:
      'Kortet har slagits ihop med en annan kund, så det återställdes inte. Ångra sammanslagningen om du vill ha kortet tillbaka.',
    INSIDE_CLOSED: 'Läsningen av säkerhetskopian har avslutats. Inget ändrades. Öppna punkten på nytt.',
    REASON_NEEDED: 'Motiveringen saknas, så inget sparades. Skriv en motivering.',
    PRIVACY_IDENTITY_UNCHECKED:
      'Begäran besvarades inte och är oförändrad. Anteckna först hur identiteten kontrollerades.',
    PRIVACY_REQUEST_CLOSED:
      'Begäran är redan behandlad. Svaret finns kvar oförändrat. Anteckna en ny begäran om kunden begär på nytt.',
    PRIVACY_EXTENSION_LATE:
      'Tidsfristen kan förlängas bara under den första månaden. Tidsfristen är oförändrad. Svara på begäran genast och berätta varför den dröjde.',
    PRIVACY_REPEAT_UNDECIDED:
      'Begäran är den tredje eller fler inom ett år och besvarades därför inte ännu. Bestäm först om den uppfylls, om en avgift tas ut eller om den avslås.',
    RETENTION_BLOCKED: 'Alla valda kan inte raderas nu, så inget raderades. Orsaken står på raden.',
    ROLE_IN_USE: 'Någon har rollen, så den togs inte bort. Byt först den personens roll.',
  },
  en: {
    APPOINTMENT_CONFLICT: 'The time overlaps another appointment, so it was not saved. Choose another time or person.',
    APPOINTMENT_OUTSIDE_DAY: 'The appointment would pass midnight, so it was not saved. Choose an earlier time.',
    APPOINTMENT_TIME_DOES_NOT_EXIST:
      'This time does not exist that day, because clocks move to summer time. The appointment was not saved. Choose another time.',
    APPOINTMENT_STATUS_NOT_ALLOWED:
      'The appointment’s status cannot be changed like this. The appointment is as it was.',
    APPOINTMENT_HAS_SALE:
      'The appointment is already paid and cannot be changed. The receipt and the appointment are kept. Credit the receipt first if it must change.',
    SERIES_CONFLICT: 'Not all times of the series are free. Nothing was saved. Check the times and try again.',
    SERVICE_ARCHIVED: 'The service is archived and can no longer be booked. Nothing was saved. Choose another service.',
    STAFF_INACTIVE: 'This staff member is no longer in use. Nothing was saved. Choose another person.',
    SHIFT_LEAVES_APPOINTMENTS:
      'The change would leave appointments outside working time, so it was not saved. Look at them and confirm the change.',
    TREATMENT_SIGNED:
      'The treatment record is signed and cannot be changed. The original is kept. Make the change as an amendment.',
    CONSENT_NEEDED:
      'The client has not consented to this, so nothing was saved. Ask for consent on the client card and try again.',
    CONSENT_REFUSED:
      'The client has refused treatment records, so nothing was saved. If the client thinks again, note the consent on the card.',
    HEALTH_ENTRY_EXISTS: 'This is already among the client’s data. Nothing was changed. Edit the row that is there.',
    SAFETY_STOP:
      'Something speaks against the treatment, so nothing was changed. Read it, and write the reason if the treatment is given anyway.',
    PHOTO_NOT_READ:
      'The picture could not be read and was not saved. Save it as JPEG on the phone or computer and try again.',
    PHOTO_HAS_HIDDEN_DATA:
      'The picture holds more than the picture, such as the place, so it was not saved. Open it again from this program.',
    FILE_KIND_NOT_ALLOWED: 'This kind of file cannot be attached. Nothing was saved. Pictures and PDF files are fine.',
    FILE_TOO_LARGE: 'The file is too large and was not saved. A picture may be at most 60 MB and a PDF 20 MB.',
    CLIENT_FIELD_OFF:
      'Your salon does not use this field, so it was not saved. The owner can switch it on in settings.',
    CLIENT_PART_NEEDS_REASON:
      'Birth dates and identity codes may be kept only where the law asks for them. The setting is as it was. Write the reason.',
    CLIENT_BIRTH_IN_FUTURE: 'The year of birth is in the future, so it was not saved. Check the year.',
    CLIENT_SAME: 'You chose the same card twice. Nothing was changed. Choose another card.',
    CLIENT_MERGED_ON:
      'The card has since been merged into another or moved to the bin. Nothing was changed. Undo that first.',
    CLIENT_MERGE_UNDO_GONE:
      'The cards were merged more than 30 days ago, so it can no longer be undone. Nothing was changed.',
    IDENTITY_CODE_WRONG: 'The identity code is not right, so it was not saved. Check the characters.',
    STAFF_LAST_OWNER:
      'The salon needs at least one owner who can sign in. Nothing was changed. Give the role to someone else first.',
    BREACH_NOT_TOLD: 'First note when the people were told of the breach. Nothing was sent.',
    CLIENT_RESTRICTED:
      'The client’s data is restricted. Nothing is written on the card until the restriction is lifted. Nothing was changed; the owner can lift the restriction on the card.',
    CLIENT_ON_HOLD: 'The client’s data is on hold. Nothing was erased. End the hold first if its reason is over.',
    CLIENT_STILL_HERE: 'The client is in the present data, so the card was not brought back. Nothing was changed.',
    CLIENT_WAS_ERASED:
      'The client’s data was erased on request, so the card was not brought back. Nothing was changed.',
    CLIENT_WAS_MERGED:
      'The card was merged into another client, so it was not brought back. Undo the merge if you want the card back.',
    INSIDE_CLOSED: 'Looking inside the backup has ended. Nothing was changed. Open the point again.',
    REASON_NEEDED: 'The reason is missing, so nothing was saved. Write the reason.',
    PRIVACY_IDENTITY_UNCHECKED:
      'The request was not answered and is as it was. First note how the person’s identity was checked.',
    PRIVACY_REQUEST_CLOSED:
      'The request has already been handled. Its answer is kept as it was. Enter a new request if the client asks again.',
    PRIVACY_EXTENSION_LATE:
      'The time can be extended only during the first month. The due date is as it was. Answer at once and say why it was late.',
    PRIVACY_REPEAT_UNDECIDED:
      'This is the third request or more within a year, so it was not answered yet. First decide whether to fulfil it, charge a fee or refuse it.',
    RETENTION_BLOCKED: 'Not all of the chosen can go now, so nothing was erased. The reason stands on the row.',
    ROLE_IN_USE: 'Somebody has this role, so it was not removed. Give them another one first.',
  },
})
