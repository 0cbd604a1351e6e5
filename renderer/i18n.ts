// Texts in the window: one i18next instance with every language bundled, switched per user without a reload.
// Components use `useTranslation()` of react-i18next: `const { t } = useTranslation()`; `t($ => $.common.save)`.

import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Language } from '../shared/translations/define.ts'
import { languageFor, translationOptions } from '../shared/translations/translate.ts'

/** Starts the texts in the system's language (Finnish when it is none of ours). Call once before rendering. */
export function startTexts(): void {
  const language = languageFor(navigator.language)
  // Texts are bundled and initAsync is false: ready when this returns.
  void i18next.use(initReactI18next).init({ ...translationOptions(language), react: { useSuspense: false } })
  document.documentElement.lang = language
}

/** Switches every text on screen, and the document's language for screen readers and hyphenation. */
export function switchLanguage(language: Language): void {
  if (i18next.language === language) return
  void i18next.changeLanguage(language)
  document.documentElement.lang = language
}

/** The language now on screen. */
export function currentLanguage(): Language {
  return languageFor(i18next.language)
}

/** The language now on screen, for a component that has no texts of its own: it is drawn again when the language changes. */
export function useLanguage(): Language {
  useTranslation()
  return currentLanguage()
}
