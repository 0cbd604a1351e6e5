// The shape of a feature's catalogue: three languages side by side, Finnish decides which keys and variables exist.
// Pure types plus an identity function; runs anywhere.

export const languages = ['fi', 'sv', 'en'] as const
export type Language = (typeof languages)[number]

export interface Texts {
  readonly [key: string]: string | Texts
}

type Trim<S extends string> = S extends ` ${infer R}` ? Trim<R> : S extends `${infer R} ` ? Trim<R> : S

/** The names between {{ }} in one text. */
export type VariablesOf<S extends string> = S extends `${string}{{${infer Name}}}${infer Rest}`
  ? Trim<Name> | VariablesOf<Rest>
  : never

type SameVariables<A extends string, B extends string> = [VariablesOf<A>] extends [VariablesOf<B>]
  ? [VariablesOf<B>] extends [VariablesOf<A>]
    ? true
    : false
  : false

/** What a translation of `Fi` must look like: its keys exactly, and in each text the same variables. */
type TranslationOf<Fi, Other> = {
  readonly [K in keyof Fi]: K extends keyof Other
    ? Fi[K] extends string
      ? Other[K] extends string
        ? SameVariables<Fi[K], Other[K]> extends true
          ? Other[K]
          : `variables differ from Finnish: ${Fi[K]}`
        : string
      : TranslationOf<Fi[K], Other[K]>
    : Fi[K] extends string
      ? string
      : TranslationOf<Fi[K], never>
} & { readonly [K in Exclude<keyof Other, keyof Fi>]: never }

/**
 * Declares one feature's texts. Swedish and English must have exactly Finnish's keys and the same
 * {{variables}} in each text; anything else does not compile. Plurals are written `name_one` and
 * `name_other`, in every language, and asked for as `$.feature.name` with `count`.
 */
export function defineTranslations<const Fi extends Texts, const Sv extends Texts, const En extends Texts>(texts: {
  readonly fi: Fi
  readonly sv: Sv & TranslationOf<Fi, Sv>
  readonly en: En & TranslationOf<Fi, En>
}): { readonly fi: Fi; readonly sv: Sv; readonly en: En } {
  return { fi: texts.fi, sv: texts.sv, en: texts.en }
}
