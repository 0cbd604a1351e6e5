// Texts of record templates and of the instructions for home. Runs anywhere.
import { defineTranslations } from './define.ts'

export const templates = defineTranslations({
  fi: {
    care: { dialog: 'Tallenna kotihoito-ohjeet', file: 'Kotihoito-ohjeet.pdf', title: 'Kotihoito-ohjeet' },
  },
  sv: {
    care: { dialog: 'Spara hemvårdsråden', file: 'Hemvårdsråd.pdf', title: 'Hemvårdsråd' },
  },
  en: {
    care: { dialog: 'Save the care instructions', file: 'Care instructions.pdf', title: 'Care instructions' },
  },
})
