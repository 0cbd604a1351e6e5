// What a password must be: long enough and not one that everybody tries first. No rules about digits or capitals and no
// forced change: NIST SP 800-63B section 3.1.1. The same rules answer in the window while typing and in main. Runs anywhere.
import type { ErrorCode } from './errors.ts'

/** What a password opens, which decides its length: a staff password may lean on the computer's own key store. */
export const passwordKinds = ['owner', 'staff', 'staff-alone'] as const
export type PasswordKind = (typeof passwordKinds)[number]

/** Least length in characters. `staff-alone` is a staff password where the operating system keeps no device secret. */
export const passwordMinLength: Readonly<Record<PasswordKind, number>> = { owner: 15, staff: 8, 'staff-alone': 15 }

/** Longest text that is hashed, in characters; a form field longer than this is a mistake or an attack. */
export const passwordMaxLength = 256

/** The one form of a password: NFC, so that ä typed on a Mac and on Windows is the same. Spaces count as typed. */
export function normalisePassword(password: string): string {
  return password.normalize('NFC')
}

/**
 * Why this password is refused, or null when it may be used.
 * Length counts code points, not UTF-16 units.
 */
export function passwordProblem(password: string, kind: PasswordKind): ErrorCode | null {
  const text = normalisePassword(password)
  const length = [...text].length
  if (length > passwordMaxLength) return 'INVALID_INPUT'
  if (length < passwordMinLength[kind]) return 'PASSWORD_TOO_SHORT'
  return isCommon(text) ? 'PASSWORD_TOO_COMMON' : null
}

function isCommon(text: string): boolean {
  const lower = text.toLowerCase()
  const joined = lower.replace(/\s+/g, '')
  if (commonPasswords.has(lower) || commonPasswords.has(joined)) return true
  // The usual way to dress a common word: digits and signs after it.
  if (commonPasswords.has(joined.replace(/[^\p{Letter}]+$/u, ''))) return true
  return isRepetition(joined) || isRun(joined)
}

/** 'aaaaaaaaaaaaaaa', 'abcabcabcabcabc', 'salasanasalasana'. */
function isRepetition(text: string): boolean {
  for (let unit = 1; unit <= text.length / 2; unit++) {
    if (text.length % unit !== 0 || text.slice(0, unit).repeat(text.length / unit) !== text) continue
    return unit <= 5 || commonPasswords.has(text.slice(0, unit))
  }
  return false
}

/** '123456789012345', 'abcdefghijklmno', 'qwertyuiopasdfgh' and the same backwards. */
function isRun(text: string): boolean {
  const rows =
    '01234567890123456789 abcdefghijklmnopqrstuvwxyzåäö qwertyuiopåasdfghjklöäzxcvbnm qwertyuiopasdfghjklzxcvbnm'
  const backwards = [...rows].reverse().join('')
  return rows.includes(text) || backwards.includes(text)
}

// A short list on purpose: the delays of the sign-in and Argon2id meet the rest.
const commonPasswords: ReadonlySet<string> = new Set(
  `
  12345678 123456789 1234567890 12345678910 123123123 11111111 00000000 87654321 123321123 147258369 987654321
  112233445566 11223344 12341234 12344321 123454321 password password1 password12 password123 password1234
  passw0rd p@ssw0rd p@ssword passwort lösenord losenord lösenord1 losenord1 losenord123 lösenord123 salasana
  salasana1 salasana12 salasana123 salasana1234 salasana2024 salasana2025 salasana2026 salis123 salainen salainen1
  salainensana qwerty12 qwerty123 qwerty1234 qwertyui qwertyuiop qwertyuiopå qwert123 asdfasdf asdfghjk asdfghjkl
  asdfghjklö asdf1234 zxcvbnm1 zxcvbnm, zxcvbnm123 1q2w3e4r 1q2w3e4r5t 1qaz2wsx q1w2e3r4 qazwsxedc abcd1234
  abc12345 abcdefgh abcdefg1 aa123456 a1234567 a12345678 iloveyou iloveyou1 ilovethis sunshine sunshine1 princess
  princess1 football football1 baseball superman batman123 pokemon1 pokemon123 starwars dragon12 dragon123
  monkey12 monkey123 letmein1 letmein123 welcome1 welcome123 tervetuloa tervetuloa1 tervetuloa123 välkommen
  valkommen valkommen1 admin123 admin1234 administrator administrator1 adminadmin root1234 test1234 testtest
  testi123 testi1234 testitesti kokeilu123 vaihda123 vaihdaminut vaihdatama changeme changeme1 changeme123
  default1 guest123 master12 master123 computer computer1 internet internet1 whatever trustno1 michelle jennifer
  jessica1 charlie1 samantha victoria elizabeth suomi123 suomi1234 suomi100 finland1 finland123 suomifinland
  perkele1 perkele123 perkele666 perkele69 saatana1 saatana666 helsinki helsinki1 helsinki123 tampere1 tampere123
  turku123 turku1234 espoo123 vantaa123 oulu1234 jyväskylä jyvaskyla kuopio123 lahti123 rovaniemi juhannus
  juhannus1 joulupukki joulupukki1 joulukuu mansikka mansikka1 mansikka123 mustikka mustikka1 mustikka123 vadelma1
  omenapuu perhonen perhonen1 aurinko1 aurinko123 aurinkoinen kesäkesä kesa2024 kesa2025 kesa2026 talvi123
  syksy123 kevat123 kissa123 kissa1234 kissakissa koira123 koira1234 koirakoira hevonen1 hevonen123 enkeli123
  rakkaus1 rakkaus123 rakastan rakastansua minarakastansinua äitiäiti isomamma mummola1 hakkeri1 sauna123
  saunasauna sisu1234 kalakukko nokia123 nokia3310 jokerit1 jokerit123 hifk1234 karpat123 tappara1 tappara123
  ilves123 leijonat leijonat1 hockey123 jaakiekko jääkiekko formula1 kimi1234 raikkonen ferrari1 mercedes porsche1
  samsung1 iphone123 google123 facebook facebook1 instagram youtube1 microsoft windows1 windows10 windows11
  spotify1 netflix1 salonki1 salonki123 kauneus1 kauneus123 kauneushoitola kampaamo kampaamo1 kampaamo123
  kosmetologi kosmetologi1 hoitola1 hoitola123 loiste123 loisteloiste beauty123 salon123 salong123 yrittaja1
  yrittäjä1 kassakone asiakas1 asiakas123 asiakasrekisteri sommar123 sommar2025 sommar2026 vinter123 hejhej123
  hejsan123 hejhejhej flickan1 blomma123 solsken1 fotboll1 ishockey sverige1 abcabcabc qweqweqwe qweasdzxc
  1qazxsw2 zaq12wsx zaq1zaq1 password! salasana! passwordpassword salasanasalasana correcthorsebatterystaple
  tämäonsalasana tamaonsalasana tämäonminunsalasanani thisismypassword mypassword123 olipakerran
`
    .trim()
    .split(/\s+/),
)
