// The sentences of the error codes of sales, invoices, cards, the books, products and printers: what happened, what was kept, what to do next.
// Put together with the others in errors.ts. Runs anywhere.

import { defineTranslations } from './define.ts'

export const errorsTill = defineTranslations({
  fi: {
    SALE_EMPTY: 'Myynnissä ei ole yhtään riviä, joten kuittia ei tehty. Lisää palvelu tai tuote.',
    SALE_ALREADY_PAID:
      'Tämä varaus on jo maksettu. Uutta kuittia ei tehty. Kuitti löytyy kassan kuiteista ja asiakaskortilta.',
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
    INVOICE_NO_IBAN: 'Laskua ei tehty, koska salongin tilinumero puuttuu. Lisää se asetuksiin; luonnos on tallessa.',
    INVOICE_BUYER_INCOMPLETE:
      'Laskua ei tehty: maksajan nimi puuttuu, tai yli 400 euron lasku yritykselle tarvitsee osoitteen. Luonnos on tallessa.',
    INVOICE_PAYMENT_DAY: 'Maksupäivä ei voi olla ennen laskun päivää eikä tulevaisuudessa. Maksua ei kirjattu.',
    INVOICE_REMINDER_REFUSED:
      'Muistutusta ei tehty. Eräpäivän pitää olla ohi, ja maksullisen muistutuksen saa lähettää vasta 14 päivää eräpäivän tai edellisen muistutuksen jälkeen, kuluttajalle enintään 5 eurolla.',
    INVOICE_RATE_MISSING:
      'Viitekorko puuttuu osalta viivästysajasta. Muistutusta ei tehty. Lisää puolivuoden korko laskutuksen asetuksiin.',
    MAIL_PASSWORD_NEEDED:
      'Palvelin tai käyttäjä vaihtui, joten lähettäjää ei tallennettu. Kirjeet odottavat lähtevissä. Kirjoita lähettäjän salasana uudelleen.',
    MAIL_SENDER_MISSING:
      'Sähköpostin lähettäjää ei ole, joten mitään ei lähetetty. Kirjeet ovat tallessa. Lisää lähettäjä asetuksista kohdasta Sähköposti.',
    STATEMENT_UNREADABLE:
      'Tiedostoa ei voitu lukea tiliotteena, eikä siitä tallennettu mitään. Lataa pankista CSV tai camt.053.',
    STATEMENT_CURRENCY:
      'Tiliotteella on muuta valuuttaa kuin euroja. Mitään ei tallennettu. Lataa pankista eurotilin tiliote.',
    CREDIT_NOTHING_LEFT:
      'Kuitti on jo hyvitetty kokonaan. Uutta hyvitystä ei tehty. Aiemmat hyvitykset näkyvät kuitin alla.',
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
  },
  sv: {
    SALE_EMPTY: 'Försäljningen har inga rader, så inget kvitto gjordes. Lägg till en tjänst eller produkt.',
    SALE_ALREADY_PAID:
      'Den här bokningen är redan betald. Inget nytt kvitto gjordes. Kvittot finns bland kassans kvitton och på kundkortet.',
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
    MAIL_PASSWORD_NEEDED:
      'Servern eller användaren byttes, så avsändaren sparades inte. Breven väntar i utkorgen. Skriv avsändarens lösenord på nytt.',
    MAIL_SENDER_MISSING:
      'Det finns ingen avsändare för e-post, så inget skickades. Breven finns kvar. Lägg till en avsändare i inställningarna under E-post.',
    STATEMENT_UNREADABLE:
      'Filen kunde inte läsas som kontoutdrag, och ingenting sparades. Ladda ner CSV eller camt.053 från banken.',
    STATEMENT_CURRENCY:
      'Kontoutdraget har annan valuta än euro. Ingenting sparades. Ladda ner utdraget för eurokontot från banken.',
    CREDIT_NOTHING_LEFT:
      'Kvittot är redan helt krediterat. Ingen ny kreditering gjordes. De tidigare krediteringarna syns under kvittot.',
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
  },
  en: {
    SALE_EMPTY: 'The sale has no lines, so no receipt was made. Add a service or a product.',
    SALE_ALREADY_PAID:
      'This appointment is already paid. No new receipt was made. The receipt is among the till’s receipts and on the client card.',
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
    MAIL_PASSWORD_NEEDED:
      'The server or the user changed, so the sender was not saved. Letters wait in the outbox. Type the sender’s password again.',
    MAIL_SENDER_MISSING:
      'There is no e-mail sender, so nothing was sent. Letters are kept. Add a sender in the settings under E-mail.',
    STATEMENT_UNREADABLE:
      'The file could not be read as a bank statement, and nothing of it was kept. Download CSV or camt.053 from the bank.',
    STATEMENT_CURRENCY:
      'The statement has other currencies than euros. Nothing was kept. Download the statement of the euro account from the bank.',
    CREDIT_NOTHING_LEFT:
      'The receipt has already been credited in full. No new credit was made. Earlier credits are listed under the receipt.',
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
  },
})
