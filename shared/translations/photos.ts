// Texts of photos and files on a client's card. Runs anywhere.
import { defineTranslations } from './define.ts'

export const photos = defineTranslations({
  fi: { saveCopyTitle: 'Tallenna kopio' },
  sv: { saveCopyTitle: 'Spara en kopia' },
  en: { saveCopyTitle: 'Save a copy' },
})
