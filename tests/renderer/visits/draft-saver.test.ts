// A draft is saved at every pause, one save at a time, and only what main has acknowledged is called saved.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createDraftSaver,
  type DraftRef,
  type RecordContent,
  type SaveState,
} from '../../../renderer/visits/draft-saver.ts'
import { filledFromLast } from '../../../renderer/visits/record-editor.ts'
import { AppError } from '../../../shared/errors.ts'
import type { TreatmentRecord } from '../../../shared/visits.ts'

const content = (text: string, ...names: string[]): RecordContent => ({
  text,
  products: names.map((name) => ({ name, amount: '' })),
})

const record = (version: number, text: string): TreatmentRecord => ({
  id: 'draft-1',
  version,
  staffName: 'Aino',
  text,
  products: [],
  forms: [],
  signedAtMs: null,
  changedAtMs: version * 1000,
  amends: null,
})

/** Main as the saver sees it: answers when told to, refuses an old version. */
function setUp(draft: TreatmentRecord | null = null) {
  const states: SaveState[] = []
  const saves: { content: RecordContent; on: DraftRef | null }[] = []
  const waiting: (() => void)[] = []
  let pending: (() => void) | null = null
  let failure: unknown = null
  let version = draft?.version ?? 0
  const saver = createDraftSaver({
    draft,
    save: (next, on) => {
      saves.push({ content: next, on })
      return new Promise((resolve, reject) => {
        waiting.push(() => {
          if (failure !== null) return reject(failure)
          if ((on?.version ?? 0) !== version) return reject(new AppError('CHANGED_BY_OTHER'))
          version += 1
          resolve({ ...record(version, next.text), products: [...next.products] })
        })
      })
    },
    onState: (state) => states.push(state),
    later: (work) => {
      pending = work
      return () => {
        pending = null
      }
    },
  })
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
  }
  return {
    saver,
    states,
    saves,
    state: () => states.at(-1)?.kind,
    pause: () => {
      const work = pending
      pending = null
      work?.()
    },
    answer: async () => {
      waiting.shift()?.()
      await settle()
    },
    answerAll: async () => {
      while (waiting.length > 0) {
        waiting.shift()?.()
        await settle()
      }
    },
    fail: (error: unknown) => {
      failure = error
    },
    elsewhere: () => {
      version += 1
      return record(version, 'theirs')
    },
  }
}

describe('a draft', () => {
  test('is saved after a pause, and called saved only when main has answered', async () => {
    const main = setUp()
    main.saver.change(content('Kir'))
    expect(main.state()).toBe('typing')
    expect(main.saves).toEqual([])
    main.pause()
    expect(main.state()).toBe('saving')
    await main.answer()
    expect(main.states.at(-1)).toEqual({ kind: 'saved', atMs: 1000 })
    expect(main.saves).toEqual([{ content: content('Kir'), on: null }])
  })

  test('follows what is typed while it is being saved, on the version just answered', async () => {
    const main = setUp()
    main.saver.change(content('a'))
    main.pause()
    main.saver.change(content('ab'))
    main.saver.change(content('abc'))
    expect(main.saves).toHaveLength(1)
    await main.answer()
    expect(main.saves).toHaveLength(2)
    expect(main.saves[1]).toEqual({ content: content('abc'), on: { id: 'draft-1', version: 1 } })
    expect(main.state()).toBe('saving')
    await main.answer()
    expect(main.state()).toBe('saved')
  })

  test('is not made from nothing, and one emptied again is saved as empty', async () => {
    const main = setUp()
    main.saver.change(content('  '))
    main.pause()
    expect(await main.saver.flush()).toBe(true)
    expect(main.saves).toEqual([])
    main.saver.change(content('a'))
    main.pause()
    await main.answer()
    main.saver.change(content(''))
    main.pause()
    await main.answer()
    expect(main.saves[1]?.content.text).toBe('')
  })

  test('is saved at once when its panel closes, and says when it could not be', async () => {
    const main = setUp()
    main.saver.change(content('a'))
    main.fail(new AppError('DISK_FULL'))
    const closed = main.saver.flush()
    await main.answer()
    expect(await closed).toBe(false)
    expect(main.state()).toBe('failed')
    main.fail(null)
    const again = main.saver.flush()
    await main.answer()
    expect(await again).toBe(true)
    expect(main.state()).toBe('saved')
  })

  test('changed in another window is not overwritten until the person says which text holds', async () => {
    const main = setUp(record(1, 'ours'))
    const theirs = main.elsewhere()
    main.saver.change(content('mine'))
    main.pause()
    await main.answer()
    expect(main.state()).toBe('clash')
    main.saver.change(content('mine and more'))
    main.pause()
    expect(await main.saver.flush()).toBe(false)
    expect(main.saves).toHaveLength(1)
    main.saver.adopt(theirs)
    main.saver.change(content('mine and more'))
    main.pause()
    await main.answer()
    expect(main.saves[1]).toEqual({ content: content('mine and more'), on: { id: 'draft-1', version: 2 } })
    expect(main.state()).toBe('saved')
  })

  test('ends with exactly what was typed last, whatever the order of typing, pauses and answers', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('type' as const), text: fc.string({ maxLength: 6 }) }),
      fc.constant({ kind: 'pause' as const }),
      fc.constant({ kind: 'answer' as const }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const main = setUp()
        let last = ''
        for (const each of steps) {
          if (each.kind === 'type') {
            last = each.text
            main.saver.change(content(last))
          } else if (each.kind === 'pause') main.pause()
          else await main.answer()
        }
        const flushed = main.saver.flush()
        await main.answerAll()
        expect(await flushed).toBe(true)
        expect(main.state() === 'failed' || main.state() === 'clash').toBe(false)
        const saved = main.saves.at(-1)?.content.text ?? ''
        expect(saved.trim() === '' && last.trim() === '' ? '' : saved).toBe(last.trim() === '' ? '' : last)
      }),
    )
  })
})

describe('same as last time', () => {
  const last = { text: 'Väri 7.1', products: [{ name: 'Väri 7.1', amount: '30 g' }] }

  test('fills an empty record', () => {
    expect(filledFromLast(content(''), last)).toEqual({ ...last, forms: [] })
  })

  test('keeps what is already typed and adds only what is missing', () => {
    const typed = { text: 'Uusi sävy', products: [{ name: 'väri 7.1', amount: '40 g' }] }
    expect(filledFromLast(typed, last)).toEqual({ text: 'Uusi sävy\n\nVäri 7.1', products: typed.products, forms: [] })
  })

  test('pressed twice adds nothing the second time', () => {
    const once = filledFromLast(content(''), last)
    expect(filledFromLast(once, last)).toEqual(once)
  })
})
