// Repeatable randomness for the practice salon: the same seed and label give the same numbers on every machine. Not for
// keys. Runs in build scripts only.

export interface Random {
  /** 0 ≤ x < 1. */
  readonly next: () => number
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T
  /** Earlier entries come oftener, as names do: weight 1 / (place + 4). */
  readonly pickByRank: <T>(list: readonly T[]) => T
  /** For ids. */
  readonly bytes: (count: number) => Uint8Array
}

/** A stream of its own for each label, so that one more number drawn in one place changes nothing elsewhere. */
export function randomOf(seed: number, label: string): Random {
  const next = sfc32(hash(`${seed}/${label}`))
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick,
    pickByRank: (list) => pickByRank(list, next()),
    bytes: (count) => Uint8Array.from({ length: count }, () => next() * 256),
  }
}

const weightsByLength = new Map<number, readonly number[]>()

function pickByRank<T>(list: readonly T[], drawn: number): T {
  let sums = weightsByLength.get(list.length)
  if (!sums) {
    let sum = 0
    sums = list.map((_, place) => {
      sum += 1 / (place + 4)
      return sum
    })
    weightsByLength.set(list.length, sums)
  }
  const at = drawn * (sums.at(-1) ?? 0)
  const index = sums.findIndex((sum) => sum > at)
  return list[index < 0 ? list.length - 1 : index] as T
}

/** Small Fast Counter by Chris Doty-Humphrey, 32 bits: good enough for names and dates, and the same everywhere. */
function sfc32([first, second, third, fourth]: readonly [number, number, number, number]): () => number {
  let a = first
  let b = second
  let c = third
  let counter = fourth
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }
  for (let round = 0; round < 15; round += 1) next()
  return next
}

/** FNV-1a over the text, four times with another start. */
function hash(text: string): readonly [number, number, number, number] {
  const part = (start: number) => {
    let value = start >>> 0
    for (let index = 0; index < text.length; index += 1) {
      value = Math.imul(value ^ text.charCodeAt(index), 16_777_619)
    }
    return value | 0
  }
  return [part(2_166_136_261), part(84_696_351), part(1_013_904_242), part(3_735_928_559)]
}
