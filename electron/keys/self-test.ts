// Known answers for every algorithm the keys rest on, checked once at each start: a broken or exchanged crypto library
// must stop the program before it seals a key that nothing will open. Runs in main.
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, pbkdf2Sync } from 'node:crypto'
import { sharedSecret } from '../../db/x25519.ts'
import { AppError } from '../../shared/errors.ts'
import type { DeriveKey } from './kdf.ts'

const hex = (text: string) => Buffer.from(text, 'hex')

/** One algorithm, what it must answer, and from where that answer comes. */
export interface KnownAnswer {
  readonly name: string
  readonly expected: string
  answer(derive: DeriveKey): string | Promise<string>
}

export const knownAnswers: readonly KnownAnswer[] = [
  {
    name: 'sha256', // FIPS 180-4, "abc"
    expected: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    answer: () => createHash('sha256').update('abc').digest('hex'),
  },
  {
    name: 'hmac-sha256', // RFC 4231 case 2
    expected: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    answer: () => createHmac('sha256', 'Jefe').update('what do ya want for nothing?').digest('hex'),
  },
  {
    name: 'hkdf-sha256', // RFC 5869 case 1
    expected: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    answer: () =>
      Buffer.from(
        hkdfSync('sha256', Buffer.alloc(22, 0x0b), hex('000102030405060708090a0b0c'), hex('f0f1f2f3f4f5f6f7f8f9'), 42),
      ).toString('hex'),
  },
  {
    name: 'pbkdf2-sha512', // the widely published answer for password / salt / 1 / 64
    expected:
      '867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252c02d470a285a0501bad999bfe943c08f050235d7d68b1da55e63f73b60a57fce',
    answer: () => pbkdf2Sync('password', 'salt', 1, 64, 'sha512').toString('hex'),
  },
  {
    name: 'aes-256-gcm', // McGrew and Viega, test case 16; then a changed tag must be refused
    expected:
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b/refused',
    answer: gcmAnswer,
  },
  {
    name: 'x25519', // RFC 7748 section 5.2
    expected: 'c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552',
    answer: x25519Answer,
  },
  {
    name: 'argon2id', // the reference implementation's own test: t=2, m=256 KiB, p=1
    expected: '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe',
    answer: async (derive) => {
      const key = await derive(new TextEncoder().encode('password'), new TextEncoder().encode('somesalt'), {
        memoryKiB: 256,
        iterations: 2,
        parallelism: 1,
      })
      return Buffer.from(key).toString('hex')
    },
  },
]

/**
 * Runs every known answer.
 * @throws AppError CRYPTO_SELF_TEST_FAILED with the name of the first algorithm that answers wrongly
 */
export async function assertCryptoWorks(
  derive: DeriveKey,
  answers: readonly KnownAnswer[] = knownAnswers,
): Promise<void> {
  for (const known of answers) {
    let found: string
    try {
      found = await known.answer(derive)
    } catch (cause) {
      throw new AppError('CRYPTO_SELF_TEST_FAILED', { algorithm: known.name }, { cause })
    }
    if (found !== known.expected) throw new AppError('CRYPTO_SELF_TEST_FAILED', { algorithm: known.name })
  }
}

function gcmAnswer(): string {
  const key = hex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308')
  const nonce = hex('cafebabefacedbaddecaf888')
  const additional = hex('feedfacedeadbeeffeedfacedeadbeefabaddad2')
  const text = hex(
    'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
  )
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  cipher.setAAD(additional)
  const sealed = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()])
  const forged = Buffer.from(sealed.subarray(-16))
  forged[15] = (forged[15] ?? 0) ^ 1
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  decipher.setAAD(additional)
  decipher.setAuthTag(forged)
  decipher.update(sealed.subarray(0, -16))
  let verdict = 'refused'
  try {
    decipher.final()
    verdict = 'accepted'
  } catch {
    // As it must be.
  }
  return `${sealed.toString('hex')}/${verdict}`
}

function x25519Answer(): string {
  const scalar = hex('a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4')
  const point = hex('e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c')
  return Buffer.from(sharedSecret(scalar, point)).toString('hex')
}
