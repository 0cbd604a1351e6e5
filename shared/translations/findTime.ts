// Texts of looking for a free time. Runs anywhere.

import { defineTranslations } from './define.ts'

export const findTime = defineTranslations({
  fi: {
    open: 'Etsi aika',
    close: 'Sulje haku',
    needsService: 'Valitse ensin palvelu, niin tiedetään, kuinka pitkää aikaa etsitään.',
    who: 'Kenelle',
    anyone: 'Kuka tahansa',
    when: 'Milloin',
    part: { any: 'Koko päivä', morning: 'Aamupäivä', afternoon: 'Iltapäivä', evening: 'Ilta, klo 16 alkaen' },
    list: 'Vapaat ajat',
    best: 'Ei hukka-aikaa',
    later: 'Myöhemmät päivät',
    nothing: 'Seuraavien {{days}} päivän aikana ei ole vapaata.',
    slot: 'Valitse vapaa aika {{time}}',
  },
  sv: {
    open: 'Sök tid',
    close: 'Stäng sökningen',
    needsService: 'Välj först en tjänst, så att längden på tiden är känd.',
    who: 'Hos vem',
    anyone: 'Vem som helst',
    when: 'När',
    part: { any: 'Hela dagen', morning: 'Förmiddag', afternoon: 'Eftermiddag', evening: 'Kväll, från kl. 16' },
    list: 'Lediga tider',
    best: 'Ingen spilltid',
    later: 'Senare dagar',
    nothing: 'Inget ledigt under de kommande {{days}} dagarna.',
    slot: 'Välj den lediga tiden {{time}}',
  },
  en: {
    open: 'Find a time',
    close: 'Close the search',
    needsService: 'Choose a service first, so that the length of the time is known.',
    who: 'With whom',
    anyone: 'Anyone',
    when: 'When',
    part: { any: 'All day', morning: 'Morning', afternoon: 'Afternoon', evening: 'Evening, from 16:00' },
    list: 'Free times',
    best: 'No time wasted',
    later: 'Later days',
    nothing: 'Nothing is free in the next {{days}} days.',
    slot: 'Choose the free time {{time}}',
  },
})
