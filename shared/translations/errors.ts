// One sentence or three for every error code: what happened, what was kept, what to do next.
// `satisfies` asks for the sentences of a new code of shared/errors.ts. Runs anywhere.

import type { ErrorCode } from '../errors.ts'
import { defineTranslations } from './define.ts'

export const errors = defineTranslations({
  fi: {
    CLIENT_RESTRICTED:
      'Asiakkaan tietojen käsittely on rajoitettu. Kortille ei kirjoiteta mitään ennen kuin rajoitus puretaan.',
    CLIENT_STILL_HERE: 'Asiakas on nykyisissä tiedoissa, joten korttia ei palautettu. Mitään ei muutettu.',
    CLIENT_WAS_ERASED: 'Asiakkaan tiedot on poistettu pyynnöstä, joten korttia ei palautettu. Mitään ei muutettu.',
    CLIENT_WAS_MERGED:
      'Kortti on yhdistetty toiseen asiakkaaseen, joten sitä ei palautettu. Kumoa yhdistäminen, jos haluat kortin takaisin.',
    INSIDE_CLOSED: 'Varmuuskopion katselu on päättynyt. Avaa piste uudelleen.',
    CLIENT_ON_HOLD: 'Asiakkaan tiedot on määrätty säilytettäviksi. Poista säilytys ensin, jos peruste on päättynyt.',
    REASON_NEEDED: 'Kirjoita perustelu.',
    PRIVACY_IDENTITY_UNCHECKED: 'Merkitse ensin, miten pyytäjän henkilöllisyys tarkistettiin.',
    PRIVACY_REQUEST_CLOSED: 'Pyyntö on jo käsitelty.',
    PRIVACY_EXTENSION_LATE: 'Määräaikaa voi jatkaa vain ensimmäisen kuukauden aikana.',
    PRIVACY_REPEAT_UNDECIDED:
      'Pyyntö on kolmas tai useampi vuoden sisällä. Päätä ensin, täytetäänkö se, peritäänkö maksu vai kieltäydytäänkö.',
    RETENTION_BLOCKED: 'Kaikkia valittuja ei voi poistaa nyt. Katso syy riviltä.',
    ROLE_IN_USE: 'Rooli on jollakulla käytössä. Vaihda ensin hänen roolinsa.',
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
    DATABASE_MISSING: 'Salongin tiedosto puuttuu tältä koneelta. Palauta se varmuuskopiosta.',
    DATABASE_OTHER_SALON:
      'Tiedosto kuuluu toiselle salongille, joten sitä ei avattu. Siihen ei koskettu. Valitse oman salonkisi tiedosto tai varmuuskopio.',
    DISK_FULL:
      'Levy on täynnä, joten viimeistä muutosta ei tallennettu. Kaikki aiempi on tallessa. Vapauta tilaa ja yritä uudelleen.',
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
    BACKUP_PLACE_NOT_CHOSEN: 'Varmuuskopiolle ei ole valittu paikkaa. Valitse kansio, muistitikku tai verkkolevy.',
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
    BACKUP_BUSY: 'Varmuuskopiointi on jo käynnissä. Odota, että se valmistuu, ja yritä uudelleen.',
    BACKUP_ROLLED_BACK:
      'Paikan kopiot ovat vanhempia kuin ennen: joku on ehkä vaihtanut kansion sisällön. Salongin tiedot ovat tallessa. Tarkista paikka.',
    RESTORE_NOT_PREPARED: 'Palautuspistettä ei ole vielä tarkistettu. Mihinkään ei koskettu. Aloita palautus alusta.',
    RESTORE_UNDO_GONE:
      'Palautusta ei voi enää kumota, koska aiempi tiedosto on poistettu. Nykyiset tiedot ovat ennallaan.',
    APPOINTMENT_CONFLICT:
      'Aika menee päällekkäin toisen varauksen kanssa, joten sitä ei tallennettu. Valitse toinen aika tai työntekijä.',
    APPOINTMENT_OUTSIDE_DAY: 'Varaus jatkuisi keskiyön yli, joten sitä ei tallennettu. Valitse aikaisempi aika.',
    APPOINTMENT_TIME_DOES_NOT_EXIST:
      'Tätä kellonaikaa ei ole sinä päivänä, koska kello siirretään kesäaikaan. Varausta ei tallennettu. Valitse toinen aika.',
    APPOINTMENT_STATUS_NOT_ALLOWED: 'Varauksen tilaa ei voi vaihtaa näin. Varaus on ennallaan.',
    SERIES_CONFLICT: 'Kaikki sarjan ajat eivät ole vapaita. Mitään ei tallennettu. Tarkista ajat ja yritä uudelleen.',
    APPOINTMENT_HAS_SALE: 'Varaus on jo maksettu, joten sitä ei voi muuttaa. Kuitti ja varaus ovat tallessa.',
    SERVICE_ARCHIVED:
      'Palvelu on arkistoitu, eikä sitä voi enää varata. Mitään ei tallennettu. Valitse toinen palvelu.',
    STAFF_INACTIVE: 'Työntekijä ei ole enää käytössä. Mitään ei tallennettu. Valitse toinen työntekijä.',
    SHIFT_LEAVES_APPOINTMENTS:
      'Muutos jättäisi varauksia työajan ulkopuolelle, joten sitä ei tallennettu. Katso varaukset ja vahvista muutos.',
    VISIT_NOT_STARTED: 'Käynti ei ole vielä alkanut. Mitään ei tallennettu. Merkitse asiakas ensin saapuneeksi.',
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
    CLIENT_HAS_HISTORY: 'Asiakkaalla on käyntejä tai kuitteja, joten korttia ei poistettu.',
    CLIENT_FIELD_OFF:
      'Tämä tieto ei ole salongissasi käytössä, joten sitä ei tallennettu. Omistaja voi ottaa sen käyttöön asetuksissa.',
    CLIENT_PART_NEEDS_REASON:
      'Syntymäajan ja henkilötunnuksen saa ottaa käyttöön vain, kun laki sitä edellyttää. Kirjoita peruste.',
    CLIENT_BIRTH_IN_FUTURE: 'Syntymävuosi on tulevaisuudessa, joten sitä ei tallennettu. Tarkista vuosi.',
    CLIENT_SAME: 'Valitsit saman kortin kahdesti. Mitään ei muutettu. Valitse toinen kortti.',
    CLIENT_MERGED_ON:
      'Kortti on tämän jälkeen yhdistetty vielä toiseen tai siirretty roskakoriin. Mitään ei muutettu. Kumoa ensin se.',
    CLIENT_MERGE_UNDO_GONE: 'Yhdistämisestä on yli 30 päivää, joten sitä ei voi enää kumota. Mitään ei muutettu.',
    IDENTITY_CODE_WRONG: 'Henkilötunnus ei ole oikein, joten sitä ei tallennettu. Tarkista merkit.',
    BREACH_NOT_TOLD: 'Merkitse ensin, milloin asiakkaille kerrottiin loukkauksesta. Mitään ei lähetetty.',
    STAFF_LAST_OWNER:
      'Salongilla on oltava ainakin yksi omistaja, joka voi kirjautua. Mitään ei muutettu. Anna rooli ensin toiselle.',
    INVOICE_NO_IBAN: 'Laskua ei tehty, koska salongin tilinumero puuttuu. Lisää se asetuksiin; luonnos on tallessa.',
    INVOICE_BUYER_INCOMPLETE:
      'Laskua ei tehty: maksajan nimi puuttuu, tai yli 400 euron lasku yritykselle tarvitsee osoitteen. Luonnos on tallessa.',
    INVOICE_PAYMENT_DAY: 'Maksupäivä ei voi olla ennen laskun päivää eikä tulevaisuudessa. Maksua ei kirjattu.',
    INVOICE_REMINDER_REFUSED:
      'Muistutusta ei tehty. Eräpäivän pitää olla ohi, ja maksullisen muistutuksen saa lähettää vasta 14 päivää eräpäivän tai edellisen muistutuksen jälkeen, kuluttajalle enintään 5 eurolla.',
    INVOICE_RATE_MISSING:
      'Viitekorko puuttuu osalta viivästysajasta. Muistutusta ei tehty. Lisää puolivuoden korko laskutuksen asetuksiin.',
    MAIL_PASSWORD_NEEDED: 'Palvelin tai käyttäjä vaihtui. Kirjoita lähettäjän salasana uudelleen.',
    MAIL_SENDER_MISSING: 'Sähköpostin lähettäjää ei ole. Lisää se asetuksista kohdasta Sähköposti.',
    STATEMENT_UNREADABLE:
      'Tiedostoa ei voitu lukea tiliotteena, eikä siitä tallennettu mitään. Lataa pankista CSV tai camt.053.',
    STATEMENT_CURRENCY: 'Tiliotteella on muuta valuuttaa kuin euroja. Mitään ei tallennettu.',
    SALE_EMPTY: 'Myynnissä ei ole yhtään riviä. Lisää palvelu tai tuote.',
    SALE_ALREADY_PAID: 'Tämä varaus on jo maksettu. Uutta kuittia ei tehty.',
    SALE_PAYMENT_MISMATCH: 'Maksut eivät täsmää loppusummaan. Kuittia ei tehty. Tarkista maksut.',
    SALE_DISCOUNT_TOO_LARGE: 'Alennus on suurempi kuin rivin hinta. Kuittia ei tehty. Pienennä alennusta.',
    SALE_VAT_RATE_MISSING:
      'Tälle päivälle ei ole arvonlisäverokantaa. Kuittia ei tehty. Tarkista palvelun tai tuotteen verokoodi.',
    SALE_SELLER_INCOMPLETE:
      'Salongin nimi tai Y-tunnus puuttuu, joten kuittia ei voi tehdä. Täydennä tiedot asetuksissa.',
    SALE_TWO_SELLERS: 'Myynnissä on kahden myyjän rivejä. Mitään ei veloitettu. Tee kummallekin oma kuittinsa.',
    SELLER_PREFIX_TAKEN: 'Toisella myyjällä on jo tämä tunnus. Mitään ei tallennettu. Valitse toiset kirjaimet.',
    SELLER_IN_USE:
      'Myyjää ei voi arkistoida, kun sen nimissä vielä myydään. Mitään ei muutettu. Siirrä ensin työntekijät toiselle myyjälle.',
    CREDIT_NOTHING_LEFT: 'Kuitti on jo hyvitetty kokonaan. Uutta hyvitystä ei tehty.',
    CREDIT_TOO_MUCH: 'Hyvitys olisi suurempi kuin kuitista on jäljellä. Hyvitystä ei tehty. Pienennä summaa.',
    PREPAID_UNKNOWN: 'Tällä koodilla ei ole korttia. Mitään ei veloitettu. Tarkista koodi kortista.',
    PREPAID_EMPTY: 'Kortilla ei ole tarpeeksi jäljellä. Mitään ei veloitettu. Katso saldo ja maksa loput muuten.',
    PREPAID_OVER: 'Kortille palautuisi enemmän kuin sillä on ollut. Mitään ei muutettu.',
    PREPAID_EXPIRED: 'Kortin voimassaolo on päättynyt. Mitään ei veloitettu. Voimassaoloa voi jatkaa kortin tiedoista.',
    PREPAID_WRONG_THING:
      'Kortilla ei voi maksaa tätä. Mitään ei veloitettu. Valitse rivi, johon kortti käy, tai maksa muuten.',
    PREPAID_OTHER_SELLER:
      'Kortti on toisen myyjän, joten sillä voi maksaa vain hänelle. Mitään ei veloitettu. Maksa tämä muuten.',
    DAYCLOSE_EARLIER_FIRST: 'Aiempi päivä on vielä päättämättä. Mitään ei päätetty. Päätä ensin se.',
    DAYCLOSE_REASON_NEEDED: 'Laskettu käteinen poikkeaa kassan summasta. Päivää ei päätetty. Kirjoita erotukselle syy.',
    MONTH_LOCKED:
      'Kuukausi on lukittu kirjanpitoon. Siihen ei kirjattu mitään. Korjaus tehdään uudella tositteella avoimelle kuukaudelle.',
    MONTH_NOT_OVER: 'Kuukausi on vielä kesken. Sitä ei lukittu. Lukitse se, kun kuukausi on päättynyt.',
    MONTH_DAYS_OPEN: 'Kuukaudessa on päättämättömiä päiviä. Sitä ei lukittu. Päätä päivät ensin, vanhin ensimmäisenä.',
    MONTH_EARLIER_FIRST: 'Aikaisempi kuukausi on vielä lukitsematta. Mitään ei lukittu. Lukitse vanhin ensin.',
    MONTH_DIFFERS: 'Kuukauden summat eivät täsmää. Sitä ei lukittu. Katso erot täsmäytyksestä.',
    MONTH_PACKAGE_NEEDED:
      'Kuukaudesta ei ole tehty aineistoa nykyisistä tiedoista. Sitä ei lukittu. Tee aineisto ensin.',
    PACKAGE_BUSY: 'Edellistä aineistoa tehdään vielä. Uutta ei aloitettu. Odota hetki tai keskeytä edellinen.',
    PRINTER_NOT_SET: 'Kuittitulostinta ei ole valittu. Kuitti on tallessa. Valitse tulostin asetuksista.',
    PRINTER_UNREACHABLE:
      'Kuittitulostin ei vastaa: se on ehkä pois päältä tai paperi on loppu. Kuitti on tallessa. Tarkista tulostin ja tulosta uudelleen.',
    DOCUMENT_IMMUTABLE:
      'Annettua kuittia ei voi muuttaa eikä poistaa. Se on ennallaan. Korjaus tehdään uudella tositteella.',
    BARCODE_TAKEN:
      'Sama viivakoodi on jo toisella tuotteella. Mitään ei tallennettu. Tarkista koodi tai arkistoi toinen tuote.',
    STOCK_NOT_ENOUGH: 'Varastossa ei ole näin paljon. Mitään ei kirjattu. Laske hylly ja korjaa saldo ensin.',
    STOCK_UNIT_FIXED:
      'Yksikköä ei voi vaihtaa, kun tuotteella on varastotapahtumia. Mitään ei muutettu. Tee uusi tuote.',
    SETUP_ALREADY_DONE: 'Tällä koneella on jo salonki. Siihen ei koskettu. Kirjaudu sisään.',
    SETUP_INCOMPLETE:
      'Käyttöönotosta puuttuu vielä jotain: salongin tiedot, palautuskoodi tai ensimmäinen palvelu. Kaikki tehty on tallessa.',
    BUSINESS_ID_WRONG: 'Y-tunnus ei ole oikein. Mitään ei tallennettu. Kirjoita se muodossa 1234567-1.',
    IBAN_WRONG: 'Tilinumero ei ole oikein. Mitään ei tallennettu. Tarkista IBAN pankin paperista.',
    LOG_IMMUTABLE: 'Käyttölokia ei voi muuttaa eikä poistaa. Se on ennallaan.',
    LOG_KEY_NEEDED:
      'Vanhimpien merkintöjen tarkistamiseen tarvitaan omistajan avain. Loki on ennallaan. Pyydä omistajaa tarkistamaan.',
    FILE_NOT_READ: 'Tiedostoa ei voitu avata, tai se on liian suuri. Mitään ei muutettu. Valitse toinen tiedosto.',
    FILE_NOT_WRITTEN:
      'Tiedostoa ei voitu tallentaa. Salongin tiedot ovat tallessa. Valitse toinen kansio ja yritä uudelleen.',
  } satisfies Record<ErrorCode, string>,
  sv: {
    CLIENT_RESTRICTED:
      'Behandlingen av kundens uppgifter är begränsad. Ingenting skrivs på kortet förrän begränsningen hävs.',
    CLIENT_STILL_HERE: 'Kunden finns i de nuvarande uppgifterna, så kortet återställdes inte. Inget ändrades.',
    CLIENT_WAS_ERASED: 'Kundens uppgifter har raderats på begäran, så kortet återställdes inte. Inget ändrades.',
    CLIENT_WAS_MERGED:
      'Kortet har slagits ihop med en annan kund, så det återställdes inte. Ångra sammanslagningen om du vill ha kortet tillbaka.',
    INSIDE_CLOSED: 'Läsningen av säkerhetskopian har avslutats. Öppna punkten på nytt.',
    CLIENT_ON_HOLD: 'Kundens uppgifter ska bevaras. Avsluta först bevarandet om grunden har upphört.',
    REASON_NEEDED: 'Skriv en motivering.',
    PRIVACY_IDENTITY_UNCHECKED: 'Anteckna först hur identiteten kontrollerades.',
    PRIVACY_REQUEST_CLOSED: 'Begäran är redan behandlad.',
    PRIVACY_EXTENSION_LATE: 'Tidsfristen kan förlängas bara under den första månaden.',
    PRIVACY_REPEAT_UNDECIDED:
      'Begäran är den tredje eller fler inom ett år. Bestäm först om den uppfylls, om en avgift tas ut eller om den avslås.',
    RETENTION_BLOCKED: 'Alla valda kan inte raderas nu. Orsaken står på raden.',
    ROLE_IN_USE: 'Någon har rollen. Byt först den personens roll.',
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
    DATABASE_MISSING: 'Salongens fil saknas på den här datorn. Återställ den från en säkerhetskopia.',
    DATABASE_OTHER_SALON:
      'Filen hör till en annan salong och öppnades inte. Den är orörd. Välj din egen salongs fil eller säkerhetskopia.',
    DISK_FULL:
      'Disken är full, så den senaste ändringen sparades inte. Allt tidigare finns kvar. Frigör utrymme och försök igen.',
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
      'Ingen plats har valts för säkerhetskopior. Välj en mapp, ett USB-minne eller en nätverksdisk.',
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
    BACKUP_BUSY: 'En säkerhetskopiering pågår redan. Vänta tills den är klar och försök igen.',
    BACKUP_ROLLED_BACK:
      'Platsens kopior är äldre än förut; någon kan ha bytt mappens innehåll. Salongens uppgifter finns kvar. Kontrollera platsen.',
    RESTORE_NOT_PREPARED:
      'Återställningspunkten är inte kontrollerad ännu. Inget rördes. Börja återställningen från början.',
    RESTORE_UNDO_GONE:
      'Återställningen kan inte längre ångras, eftersom den tidigare filen är borttagen. De nuvarande uppgifterna är orörda.',
    APPOINTMENT_CONFLICT: 'Tiden krockar med en annan bokning och sparades inte. Välj en annan tid eller medarbetare.',
    APPOINTMENT_OUTSIDE_DAY: 'Bokningen skulle fortsätta över midnatt och sparades inte. Välj en tidigare tid.',
    APPOINTMENT_TIME_DOES_NOT_EXIST:
      'Klockslaget finns inte den dagen, eftersom klockan ställs om till sommartid. Bokningen sparades inte. Välj en annan tid.',
    APPOINTMENT_STATUS_NOT_ALLOWED: 'Bokningens status kan inte ändras så. Bokningen är oförändrad.',
    SERIES_CONFLICT: 'Alla tider i serien är inte lediga. Inget sparades. Kontrollera tiderna och försök igen.',
    APPOINTMENT_HAS_SALE: 'Bokningen är redan betald och kan inte ändras. Kvittot och bokningen finns kvar.',
    SERVICE_ARCHIVED: 'Tjänsten är arkiverad och kan inte längre bokas. Inget sparades. Välj en annan tjänst.',
    STAFF_INACTIVE: 'Medarbetaren är inte längre i bruk. Inget sparades. Välj en annan medarbetare.',
    SHIFT_LEAVES_APPOINTMENTS:
      'Ändringen skulle lämna bokningar utanför arbetstiden och sparades därför inte. Se bokningarna och bekräfta ändringen.',
    VISIT_NOT_STARTED: 'Besöket har inte börjat ännu. Inget sparades. Anteckna först att kunden har kommit.',
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
    CLIENT_HAS_HISTORY: 'Kunden har besök eller kvitton, så kortet togs inte bort.',
    CLIENT_FIELD_OFF:
      'Den här uppgiften används inte i din salong och sparades därför inte. Ägaren kan ta den i bruk i inställningarna.',
    CLIENT_PART_NEEDS_REASON:
      'Födelsedatum och personbeteckning får tas i bruk bara när lagen kräver det. Skriv grunden.',
    CLIENT_BIRTH_IN_FUTURE: 'Födelseåret är i framtiden och sparades inte. Kontrollera året.',
    CLIENT_SAME: 'Du valde samma kort två gånger. Ingenting ändrades. Välj ett annat kort.',
    CLIENT_MERGED_ON:
      'Kortet har därefter slagits ihop med ett annat eller flyttats till papperskorgen. Ingenting ändrades. Ångra det först.',
    CLIENT_MERGE_UNDO_GONE:
      'Det har gått över 30 dagar sedan korten slogs ihop, så det kan inte längre ångras. Ingenting ändrades.',
    IDENTITY_CODE_WRONG: 'Personbeteckningen är inte rätt och sparades inte. Kontrollera tecknen.',
    BREACH_NOT_TOLD: 'Anteckna först när kunderna informerades om incidenten. Inget skickades.',
    STAFF_LAST_OWNER:
      'Salongen måste ha minst en ägare som kan logga in. Inget ändrades. Ge först rollen åt någon annan.',
    INVOICE_NO_IBAN:
      'Fakturan gjordes inte eftersom salongens kontonummer saknas. Lägg till det i inställningarna; utkastet är sparat.',
    INVOICE_BUYER_INCOMPLETE:
      'Fakturan gjordes inte: betalarens namn saknas, eller så behöver en faktura över 400 euro till ett företag en adress. Utkastet är sparat.',
    INVOICE_PAYMENT_DAY:
      'Betalningsdagen kan inte vara före fakturans dag eller i framtiden. Betalningen antecknades inte.',
    INVOICE_REMINDER_REFUSED:
      'Påminnelsen gjordes inte. Förfallodagen ska vara förbi, och en påminnelse med avgift får skickas först 14 dagar efter förfallodagen eller den förra påminnelsen, till konsumenter med högst 5 euro.',
    INVOICE_RATE_MISSING:
      'Referensräntan saknas för en del av dröjsmålstiden. Påminnelsen gjordes inte. Lägg till halvårets ränta i faktureringens inställningar.',
    MAIL_PASSWORD_NEEDED: 'Servern eller användaren byttes. Skriv avsändarens lösenord på nytt.',
    MAIL_SENDER_MISSING: 'Det finns ingen avsändare för e-post. Lägg till en i inställningarna under E-post.',
    STATEMENT_UNREADABLE:
      'Filen kunde inte läsas som kontoutdrag, och ingenting sparades. Ladda ner CSV eller camt.053 från banken.',
    STATEMENT_CURRENCY: 'Kontoutdraget har annan valuta än euro. Ingenting sparades.',
    SALE_EMPTY: 'Försäljningen har inga rader. Lägg till en tjänst eller produkt.',
    SALE_ALREADY_PAID: 'Den här bokningen är redan betald. Inget nytt kvitto gjordes.',
    SALE_PAYMENT_MISMATCH:
      'Betalningarna stämmer inte med slutsumman. Inget kvitto gjordes. Kontrollera betalningarna.',
    SALE_DISCOUNT_TOO_LARGE: 'Rabatten är större än radens pris. Inget kvitto gjordes. Minska rabatten.',
    SALE_VAT_RATE_MISSING:
      'Det finns ingen momssats för den här dagen. Inget kvitto gjordes. Kontrollera tjänstens eller produktens momskod.',
    SALE_SELLER_INCOMPLETE:
      'Salongens namn eller FO-nummer saknas, så inget kvitto kan göras. Komplettera uppgifterna i inställningarna.',
    SALE_TWO_SELLERS:
      'Försäljningen har rader av två säljare. Ingenting debiterades. Gör ett eget kvitto för var och en.',
    SELLER_PREFIX_TAKEN: 'En annan säljare har redan de bokstäverna. Ingenting sparades. Välj andra bokstäver.',
    SELLER_IN_USE:
      'Säljaren kan inte arkiveras medan någon säljer i dess namn. Ingenting ändrades. Flytta först de anställda till en annan säljare.',
    CREDIT_NOTHING_LEFT: 'Kvittot är redan helt krediterat. Ingen ny kreditering gjordes.',
    CREDIT_TOO_MUCH:
      'Krediteringen skulle bli större än vad som återstår av kvittot. Ingen kreditering gjordes. Minska summan.',
    PREPAID_UNKNOWN: 'Det finns inget kort med den koden. Ingenting debiterades. Kontrollera koden på kortet.',
    PREPAID_EMPTY:
      'Det finns inte tillräckligt kvar på kortet. Ingenting debiterades. Se saldot och betala resten på annat sätt.',
    PREPAID_OVER: 'Kortet skulle få tillbaka mer än det har haft. Ingenting ändrades.',
    PREPAID_EXPIRED:
      'Kortets giltighetstid har gått ut. Ingenting debiterades. Giltigheten kan förlängas i kortets uppgifter.',
    PREPAID_WRONG_THING:
      'Kortet gäller inte för detta. Ingenting debiterades. Välj en rad som kortet gäller för eller betala på annat sätt.',
    PREPAID_OTHER_SELLER:
      'Kortet såldes av en annan säljare och gäller bara hos den. Ingenting debiterades. Betala detta på annat sätt.',
    DAYCLOSE_EARLIER_FIRST: 'En tidigare dag är ännu inte avslutad. Ingenting avslutades. Avsluta den först.',
    DAYCLOSE_REASON_NEEDED:
      'Den räknade kontantsumman avviker från kassans summa. Dagen avslutades inte. Skriv en orsak till skillnaden.',
    MONTH_LOCKED:
      'Månaden är låst för bokföringen. Inget bokfördes på den. Rättelser görs med ett nytt dokument i en öppen månad.',
    MONTH_NOT_OVER: 'Månaden pågår ännu. Den låstes inte. Lås den när månaden är slut.',
    MONTH_DAYS_OPEN: 'Månaden har dagar utan dagsavslut. Den låstes inte. Avsluta dagarna först, den äldsta först.',
    MONTH_EARLIER_FIRST: 'En tidigare månad är ännu olåst. Inget låstes. Lås den äldsta först.',
    MONTH_DIFFERS: 'Månadens summor stämmer inte. Den låstes inte. Se skillnaderna i avstämningen.',
    MONTH_PACKAGE_NEEDED:
      'Det finns inget material för månaden av de nuvarande uppgifterna. Den låstes inte. Gör materialet först.',
    PACKAGE_BUSY: 'Det förra materialet görs ännu. Inget nytt påbörjades. Vänta en stund eller avbryt det förra.',
    PRINTER_NOT_SET: 'Ingen kvittoskrivare är vald. Kvittot är sparat. Välj skrivare i inställningarna.',
    PRINTER_UNREACHABLE:
      'Kvittoskrivaren svarar inte: den är kanske avstängd eller pappret är slut. Kvittot är sparat. Kontrollera skrivaren och skriv ut på nytt.',
    DOCUMENT_IMMUTABLE:
      'Ett utfärdat kvitto kan inte ändras eller tas bort. Det är oförändrat. Rättelser görs med ett nytt verifikat.',
    BARCODE_TAKEN:
      'En annan produkt har redan samma streckkod. Ingenting sparades. Kontrollera koden eller arkivera den andra produkten.',
    STOCK_NOT_ENOUGH: 'Det finns inte så mycket i lagret. Ingenting bokfördes. Räkna hyllan och rätta saldot först.',
    STOCK_UNIT_FIXED: 'Enheten kan inte bytas när produkten har lagerhändelser. Ingenting ändrades. Gör en ny produkt.',
    SETUP_ALREADY_DONE: 'Det finns redan en salong på den här datorn. Den är orörd. Logga in.',
    SETUP_INCOMPLETE:
      'Något saknas ännu i ibruktagningen: salongens uppgifter, återställningskoden eller den första tjänsten. Allt som gjorts finns kvar.',
    BUSINESS_ID_WRONG: 'FO-numret är inte rätt. Inget sparades. Skriv det i formen 1234567-1.',
    IBAN_WRONG: 'Kontonumret är inte rätt. Inget sparades. Kontrollera IBAN i bankens papper.',
    LOG_IMMUTABLE: 'Användarloggen kan inte ändras eller tas bort. Den är oförändrad.',
    LOG_KEY_NEEDED:
      'För att kontrollera de äldsta noteringarna behövs ägarens nyckel. Loggen är orörd. Be ägaren göra kontrollen.',
    FILE_NOT_READ: 'Filen kunde inte öppnas, eller så är den för stor. Ingenting ändrades. Välj en annan fil.',
    FILE_NOT_WRITTEN: 'Filen kunde inte sparas. Salongens uppgifter finns kvar. Välj en annan mapp och försök igen.',
  },
  en: {
    CLIENT_RESTRICTED:
      'The client’s data is restricted. Nothing is written on the card until the restriction is lifted.',
    CLIENT_STILL_HERE: 'The client is in the present data, so the card was not brought back. Nothing was changed.',
    CLIENT_WAS_ERASED:
      'The client’s data was erased on request, so the card was not brought back. Nothing was changed.',
    CLIENT_WAS_MERGED:
      'The card was merged into another client, so it was not brought back. Undo the merge if you want the card back.',
    INSIDE_CLOSED: 'Looking inside the backup has ended. Open the point again.',
    CLIENT_ON_HOLD: 'The client’s data is on hold. End the hold first if its reason is over.',
    REASON_NEEDED: 'Write the reason.',
    PRIVACY_IDENTITY_UNCHECKED: 'First note how the person’s identity was checked.',
    PRIVACY_REQUEST_CLOSED: 'The request has already been handled.',
    PRIVACY_EXTENSION_LATE: 'The time can be extended only during the first month.',
    PRIVACY_REPEAT_UNDECIDED:
      'This is the third request or more within a year. First decide whether to fulfil it, charge a fee or refuse it.',
    RETENTION_BLOCKED: 'Not all of the chosen can go now. The reason stands on the row.',
    ROLE_IN_USE: 'Somebody has this role. Give them another one first.',
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
    DATABASE_MISSING: 'The salon’s file is not on this computer. Restore it from a backup.',
    DATABASE_OTHER_SALON:
      'The file belongs to another salon, so it was not opened. It was not touched. Choose your own salon’s file or backup.',
    DISK_FULL:
      'The disk is full, so the last change was not saved. Everything before it is safe. Free some space and try again.',
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
    BACKUP_PLACE_NOT_CHOSEN: 'No place has been chosen for backups. Choose a folder, a USB stick or a network drive.',
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
    BACKUP_BUSY: 'A backup is already running. Wait until it is ready and try again.',
    BACKUP_ROLLED_BACK:
      'The copies in this place are older than before; someone may have replaced them. The salon’s data is safe. Check the place.',
    RESTORE_NOT_PREPARED: 'The restore point has not been checked yet. Nothing was touched. Start the restore again.',
    RESTORE_UNDO_GONE:
      'The restore can no longer be undone, because the earlier file has been removed. Your present data is untouched.',
    APPOINTMENT_CONFLICT: 'The time overlaps another appointment, so it was not saved. Choose another time or person.',
    APPOINTMENT_OUTSIDE_DAY: 'The appointment would pass midnight, so it was not saved. Choose an earlier time.',
    APPOINTMENT_TIME_DOES_NOT_EXIST:
      'This time does not exist that day, because clocks move to summer time. The appointment was not saved. Choose another time.',
    APPOINTMENT_STATUS_NOT_ALLOWED:
      'The appointment’s status cannot be changed like this. The appointment is as it was.',
    SERIES_CONFLICT: 'Not all times of the series are free. Nothing was saved. Check the times and try again.',
    APPOINTMENT_HAS_SALE:
      'The appointment is already paid and cannot be changed. The receipt and the appointment are kept.',
    SERVICE_ARCHIVED: 'The service is archived and can no longer be booked. Nothing was saved. Choose another service.',
    STAFF_INACTIVE: 'This staff member is no longer in use. Nothing was saved. Choose another person.',
    SHIFT_LEAVES_APPOINTMENTS:
      'The change would leave appointments outside working time, so it was not saved. Look at them and confirm the change.',
    VISIT_NOT_STARTED: 'The visit has not started yet. Nothing was saved. Mark the client as arrived first.',
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
    CLIENT_HAS_HISTORY: 'The client has visits or receipts, so the card was not removed.',
    CLIENT_FIELD_OFF:
      'Your salon does not use this field, so it was not saved. The owner can switch it on in settings.',
    CLIENT_PART_NEEDS_REASON:
      'Birth dates and identity codes may be kept only where the law asks for them. Write the reason.',
    CLIENT_BIRTH_IN_FUTURE: 'The year of birth is in the future, so it was not saved. Check the year.',
    CLIENT_SAME: 'You chose the same card twice. Nothing was changed. Choose another card.',
    CLIENT_MERGED_ON:
      'The card has since been merged into another or moved to the bin. Nothing was changed. Undo that first.',
    CLIENT_MERGE_UNDO_GONE:
      'The cards were merged more than 30 days ago, so it can no longer be undone. Nothing was changed.',
    IDENTITY_CODE_WRONG: 'The identity code is not right, so it was not saved. Check the characters.',
    BREACH_NOT_TOLD: 'First note when the people were told of the breach. Nothing was sent.',
    STAFF_LAST_OWNER:
      'The salon needs at least one owner who can sign in. Nothing was changed. Give the role to someone else first.',
    INVOICE_NO_IBAN:
      'The invoice was not issued because the salon’s account number is missing. Add it in the settings; the draft is kept.',
    INVOICE_BUYER_INCOMPLETE:
      'The invoice was not issued: the payer’s name is missing, or an invoice over 400 euros to a company needs an address. The draft is kept.',
    INVOICE_PAYMENT_DAY:
      'The date of payment cannot be before the invoice nor in the future. The payment was not entered.',
    INVOICE_REMINDER_REFUSED:
      'No reminder was made. The due date must have passed, and one with a fee may be sent only 14 days after it or after the last reminder, to consumers with at most 5 euros.',
    INVOICE_RATE_MISSING:
      'The reference rate is missing for a part of the delay. No reminder was made. Add the rate of the half-year in the invoicing settings.',
    MAIL_PASSWORD_NEEDED: 'The server or the user changed. Type the sender’s password again.',
    MAIL_SENDER_MISSING: 'There is no e-mail sender. Add one in the settings under E-mail.',
    STATEMENT_UNREADABLE:
      'The file could not be read as a bank statement, and nothing of it was kept. Download CSV or camt.053 from the bank.',
    STATEMENT_CURRENCY: 'The statement has other currencies than euros. Nothing was kept.',
    SALE_EMPTY: 'The sale has no lines. Add a service or a product.',
    SALE_ALREADY_PAID: 'This appointment is already paid. No new receipt was made.',
    SALE_PAYMENT_MISMATCH: 'The payments do not add up to the total. No receipt was made. Check the payments.',
    SALE_DISCOUNT_TOO_LARGE:
      'The discount is larger than the price of the line. No receipt was made. Make the discount smaller.',
    SALE_VAT_RATE_MISSING:
      'There is no VAT rate for this day. No receipt was made. Check the VAT code of the service or product.',
    SALE_SELLER_INCOMPLETE:
      'The salon’s name or business ID is missing, so no receipt can be made. Fill them in under Settings.',
    SALE_TWO_SELLERS: 'The sale has lines of two sellers. Nothing was charged. Make a receipt for each of them.',
    SELLER_PREFIX_TAKEN: 'Another seller has these letters already. Nothing was saved. Choose other letters.',
    SELLER_IN_USE:
      'The seller cannot be archived while people still sell for it. Nothing was changed. Move them to another seller first.',
    CREDIT_NOTHING_LEFT: 'The receipt has already been credited in full. No new credit was made.',
    CREDIT_TOO_MUCH:
      'The credit would be more than what is left of the receipt. No credit was made. Make the sum smaller.',
    PREPAID_UNKNOWN: 'There is no card with this code. Nothing was charged. Check the code on the card.',
    PREPAID_EMPTY:
      'There is not enough left on the card. Nothing was charged. See the balance and pay the rest another way.',
    PREPAID_OVER: 'The card would get back more than it has had. Nothing was changed.',
    PREPAID_EXPIRED: 'The card has expired. Nothing was charged. It can be extended on the card’s own page.',
    PREPAID_WRONG_THING:
      'The card does not pay for this. Nothing was charged. Choose a line that it covers, or pay another way.',
    PREPAID_OTHER_SELLER:
      'The card is another seller’s and pays only there. Nothing was charged. Pay this another way.',
    DAYCLOSE_EARLIER_FIRST: 'An earlier day has not been closed yet. Nothing was closed. Close that one first.',
    DAYCLOSE_REASON_NEEDED:
      'The counted cash differs from what should be in the drawer. The day was not closed. Write why.',
    MONTH_LOCKED:
      'The month is locked for bookkeeping. Nothing was dated into it. Correct it with a new document in an open month.',
    MONTH_NOT_OVER: 'The month is not over yet. It was not locked. Lock it when the month has ended.',
    MONTH_DAYS_OPEN:
      'The month has days that have not been closed. It was not locked. Close the days first, oldest first.',
    MONTH_EARLIER_FIRST: 'An earlier month is not locked yet. Nothing was locked. Lock the oldest first.',
    MONTH_DIFFERS: 'The sums of the month do not agree. It was not locked. See the differences in the reconciliation.',
    MONTH_PACKAGE_NEEDED:
      'There is no package of the month as it stands now. It was not locked. Make the package first.',
    PACKAGE_BUSY:
      'The previous package is still being made. No new one was begun. Wait a moment or cancel the previous one.',
    PRINTER_NOT_SET: 'No receipt printer has been chosen. The receipt is saved. Choose the printer in settings.',
    PRINTER_UNREACHABLE:
      'The receipt printer does not answer: it may be off or out of paper. The receipt is saved. Check the printer and print again.',
    DOCUMENT_IMMUTABLE:
      'An issued receipt cannot be changed or removed. It is as it was. Corrections are made with a new document.',
    BARCODE_TAKEN:
      'Another product has the same bar code. Nothing was saved. Check the code, or archive the other product.',
    STOCK_NOT_ENOUGH:
      'There is not that much in stock. Nothing was entered. Count the shelf and correct the balance first.',
    STOCK_UNIT_FIXED:
      'The unit cannot change once the product has stock movements. Nothing was changed. Make a new product.',
    SETUP_ALREADY_DONE: 'There is already a salon on this computer. It was not touched. Sign in.',
    SETUP_INCOMPLETE:
      'Something is still missing: the salon’s details, the recovery code or the first service. Everything done so far is saved.',
    BUSINESS_ID_WRONG: 'The business ID is not right. Nothing was saved. Write it as 1234567-1.',
    IBAN_WRONG: 'The account number is not right. Nothing was saved. Check the IBAN from the bank’s paper.',
    LOG_IMMUTABLE: 'The access log cannot be changed or removed. It is as it was.',
    LOG_KEY_NEEDED:
      'Checking the oldest entries needs the owner’s key. The log is untouched. Ask the owner to check it.',
    FILE_NOT_READ: 'The file could not be opened, or it is too large. Nothing was changed. Choose another file.',
    FILE_NOT_WRITTEN: 'The file could not be saved. The salon’s data is safe. Choose another folder and try again.',
  },
})
