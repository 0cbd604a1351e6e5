// Words of the operating system's dialogs, which main opens: titles, buttons and proposed file names. Runs anywhere.
import { defineTranslations } from './define.ts'

export const dialogs = defineTranslations({
  fi: {
    backupFolder: 'Valitse kansio varmuuskopioille',
    backupFolderButton: 'Käytä tätä kansiota',
    restoreFolder: 'Valitse kansio, jossa varmuuskopiot ovat',
    restoreFolderButton: 'Palauta tästä',
    recoverySheet: 'Tallenna palautuslomake',
    recoverySheetFile: 'Loiste palautuslomake.pdf',
    receipt: 'Tallenna kuitti',
    receiptFile: 'Kuitti {{label}}.pdf',
  },
  sv: {
    backupFolder: 'Välj en mapp för säkerhetskopiorna',
    backupFolderButton: 'Använd den här mappen',
    restoreFolder: 'Välj mappen där säkerhetskopiorna finns',
    restoreFolderButton: 'Återställ härifrån',
    recoverySheet: 'Spara återställningsblanketten',
    recoverySheetFile: 'Loiste återställningsblankett.pdf',
    receipt: 'Spara kvittot',
    receiptFile: 'Kvitto {{label}}.pdf',
  },
  en: {
    backupFolder: 'Choose a folder for the backups',
    backupFolderButton: 'Use this folder',
    restoreFolder: 'Choose the folder that holds the backups',
    restoreFolderButton: 'Restore from here',
    recoverySheet: 'Save the recovery sheet',
    recoverySheetFile: 'Loiste recovery sheet.pdf',
    receipt: 'Save the receipt',
    receiptFile: 'Receipt {{label}}.pdf',
  },
})
