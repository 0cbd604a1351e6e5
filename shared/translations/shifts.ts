// Texts of working time: shifts, absences, closed days and time blocks. Runs anywhere.
import { defineTranslations } from './define.ts'

export const shifts = defineTranslations({
  fi: {
    break: 'Tauko',
    starts: 'Alkaa klo',
    ends: 'Päättyy klo',
    needsTimes: 'Kirjoita kellonajat niin, että loppu on alun jälkeen.',
    absence: {
      holiday: 'Loma',
      sick: 'Sairausloma',
      training: 'Koulutus',
      other: 'Poissa',
    },
    block: {
      word: 'oma aika',
      add: 'Tauko tai oma aika',
      edit: 'Oma aika',
      title: 'Mitä varten',
      needsTitle: 'Kirjoita, mitä varten aika on varattu.',
      remove: 'Poista oma aika',
      slotMenu: 'Vapaa aika',
      saved: '{{title}}: {{when}}',
      removed: 'Poistettu: {{title}}',
    },
  },
  sv: {
    break: 'Paus',
    starts: 'Börjar kl.',
    ends: 'Slutar kl.',
    needsTimes: 'Skriv klockslagen så att slutet är efter början.',
    absence: {
      holiday: 'Semester',
      sick: 'Sjukledig',
      training: 'Utbildning',
      other: 'Frånvarande',
    },
    block: {
      word: 'egen tid',
      add: 'Paus eller egen tid',
      edit: 'Egen tid',
      title: 'För vad',
      needsTitle: 'Skriv vad tiden är reserverad för.',
      remove: 'Ta bort den egna tiden',
      slotMenu: 'Ledig tid',
      saved: '{{title}}: {{when}}',
      removed: 'Borttaget: {{title}}',
    },
  },
  en: {
    break: 'Break',
    starts: 'Starts at',
    ends: 'Ends at',
    needsTimes: 'Write the times so that the end is after the start.',
    absence: {
      holiday: 'Holiday',
      sick: 'Sick leave',
      training: 'Training',
      other: 'Away',
    },
    block: {
      word: 'blocked time',
      add: 'Break or blocked time',
      edit: 'Blocked time',
      title: 'What for',
      needsTitle: 'Write what the time is kept for.',
      remove: 'Remove the blocked time',
      slotMenu: 'Free time',
      saved: '{{title}}: {{when}}',
      removed: 'Removed: {{title}}',
    },
  },
})
