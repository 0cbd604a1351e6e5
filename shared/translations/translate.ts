// Texts outside React: a `t` for one language, for papers printed in the client's language and for tests. The window
// uses the same settings through renderer/i18n.ts. Runs anywhere.

import i18next, { type InitOptions, type TFunction } from 'i18next'
import { type Language, languages } from './define.ts'
import { textsIn } from './index.ts'

/** i18next settings shared by main and window. No escaping: React and PDF text are not HTML. */
export function translationOptions(language: Language): InitOptions {
  return {
    lng: language,
    supportedLngs: [...languages],
    fallbackLng: false,
    resources: Object.fromEntries(languages.map((each) => [each, { translation: textsIn(each) }])),
    enableSelector: true,
    initAsync: false,
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  }
}

/** `t` as every screen and paper uses it: `t($ => $.sales.total)`. */
export type Translate = TFunction

const made = new Map<Language, Translate>()

/** The `t` of one language; made once and kept. */
export function translator(language: Language): Translate {
  const known = made.get(language)
  if (known !== undefined) return known
  const instance = i18next.createInstance()
  // initAsync is false and the texts are bundled, so the instance is ready when init returns.
  void instance.init(translationOptions(language))
  const t = instance.getFixedT(language)
  made.set(language, t)
  return t
}

/** The closest of our languages for a system locale such as 'sv-FI'; Finnish when unknown. */
export function languageFor(locale: string | undefined): Language {
  const word = locale?.toLowerCase().split(/[-_]/)[0]
  return languages.find((each) => each === word) ?? 'fi'
}
