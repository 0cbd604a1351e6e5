// Argon2id and the crypto self-test: right answers, bounded parameters, the password gone from main afterwards.
import { argon2Sync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  type Argon2Params,
  assertWithinLimits,
  calibrateArgon2,
  deriveInThread,
  isCalibrationDue,
  leastArgon2,
  productKdf,
  productKdfLimits,
  raisedArgon2,
} from '../../../electron/keys/kdf.ts'
import { assertCryptoWorks, knownAnswers } from '../../../electron/keys/self-test.ts'

describe('Argon2id', () => {
  test('gives what another implementation gives, in the parameters of the product', async () => {
    const secret = new TextEncoder().encode('koivu taivas lumi')
    const salt = new Uint8Array(16).fill(7)
    // Node's own; Electron's crypto library lacks it, which is why the product does not use it.
    const expected = argon2Sync('argon2id', {
      message: Buffer.from(secret),
      nonce: salt,
      parallelism: leastArgon2.parallelism,
      tagLength: 32,
      memory: leastArgon2.memoryKiB,
      passes: leastArgon2.iterations,
    })
    const key = await deriveInThread(Uint8Array.from(secret), salt, leastArgon2)
    expect(Buffer.from(key).equals(expected)).toBe(true)
  })

  test('leaves nothing of the secret in main', async () => {
    const secret = new TextEncoder().encode('salaisuus')
    await deriveInThread(secret, new Uint8Array(16), { memoryKiB: 64, iterations: 1, parallelism: 1 })
    expect([...secret].every((byte) => byte === 0)).toBe(true)
  })

  test('the product never goes below its least parameters', () => {
    expect(productKdf().params).toEqual({ memoryKiB: 65_536, iterations: 3, parallelism: 4 })
    expect(productKdfLimits.least).toEqual(leastArgon2)
  })

  test('parameters below or above the bounds, or not whole, are refused', () => {
    for (const name of ['memoryKiB', 'iterations', 'parallelism'] as const) {
      for (const value of [productKdfLimits.least[name] - 1, productKdfLimits.most[name] + 1, 3.5, Number.NaN]) {
        const params = { ...leastArgon2, [name]: value }
        expect(() => assertWithinLimits(params, productKdfLimits)).toThrow('KDF_OUT_OF_BOUNDS')
      }
    }
    expect(() => assertWithinLimits(leastArgon2, productKdfLimits)).not.toThrow()
  })

  test('calibration raises on a fast machine, never lowers on a slow one', async () => {
    expect(raisedArgon2(150).iterations).toBe(12)
    expect(raisedArgon2(300).iterations).toBe(8)
    expect(raisedArgon2(700).iterations).toBe(3)
    expect(raisedArgon2(60_000)).toEqual(leastArgon2)
    expect(raisedArgon2(0).iterations).toBe(12)
    // The first and the last were measured while the computer had other work.
    const measured = (ticks: number[], before?: Argon2Params) =>
      calibrateArgon2(
        async () => new Uint8Array(32),
        () => ticks.shift() ?? 0,
        before,
      )
    expect(await measured([0, 400])).toEqual({ ...leastArgon2, iterations: 6 })
    expect(await measured([0, 900, 1000, 1400, 2000, 2700], leastArgon2)).toEqual({ ...leastArgon2, iterations: 6 })
    const before = { ...leastArgon2, iterations: 9 }
    expect(await measured([0, 900, 1000, 1400, 2000, 2700], before)).toEqual(before)
  })

  test('it is done again after a quarter, and when the clock says it was done in the future', () => {
    const dayMs = 86_400_000
    expect(isCalibrationDue(undefined, 0)).toBe(true)
    expect(isCalibrationDue(0, 90 * dayMs)).toBe(false)
    expect(isCalibrationDue(0, 91 * dayMs)).toBe(true)
    expect(isCalibrationDue(dayMs, 0)).toBe(true)
  })
})

describe('the crypto self-test', () => {
  test('passes here', async () => {
    await assertCryptoWorks(deriveInThread)
  })

  test.each(knownAnswers.map((known) => known.name))('stops the program when %s answers wrongly', async (name) => {
    const quick = knownAnswers.map((known) => ({
      ...known,
      answer: () => (known.name === name ? 'ff' : known.expected),
    }))
    await expect(assertCryptoWorks(deriveInThread, quick)).rejects.toMatchObject({
      code: 'CRYPTO_SELF_TEST_FAILED',
      data: { algorithm: name },
    })
  })

  test('stops the program when an algorithm throws, as a missing one does', async () => {
    const broken = async () => {
      throw new Error('not there')
    }
    await expect(assertCryptoWorks(broken)).rejects.toMatchObject({ data: { algorithm: 'argon2id' } })
  })
})
