// The register of requests: due dates by the calendar rules, what must be done before what, and how often is often.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from '../../db/clients.ts'
import {
  checkIdentity,
  clientToAnswer,
  closeRequest,
  decideRepeat,
  extendRequest,
  listRequests,
  newRequest,
  requestOf,
} from '../../db/privacy-requests.ts'
import { localToInstant } from '../../shared/day.ts'
import { NewRequest, type PrivacyRequest } from '../../shared/privacy-requests.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
let clientId: string
beforeEach(() => {
  salon = tempSalon()
  clientId = salon.write((tx) => createClient(tx, { name: 'Maija Meri' }, salon.actor())).id
})
afterEach(() => salon.close())

const at = (day: string) => salon.actor('owner', localToInstant(day, 600))
const ask = (over: Partial<NewRequest> = {}, day = '2026-11-23') =>
  salon.write((tx) =>
    newRequest(
      tx,
      NewRequest.parse({
        kind: 'access',
        clientId,
        requesterName: 'Maija Meri',
        about: '',
        language: 'fi',
        receivedDay: day,
        receivedBy: 'email',
        ...over,
      }),
      at(day),
    ),
  )
const ref = ({ id, version }: PrivacyRequest) => ({ id, version })
const identify = (request: PrivacyRequest, day = '2026-11-24') =>
  salon.write((tx) => checkIdentity(tx, { ...ref(request), note: 'Tunnettu asiakas' }, at(day)))

describe('due dates', () => {
  it.each([
    ['2026-11-22', '2026-12-22', '2026-12-22'],
    ['2026-01-31', '2026-02-28', '2026-03-02'],
    ['2026-12-06', '2027-01-06', '2027-01-07'],
    ['2027-11-30', '2027-12-30', '2027-12-30'],
  ])('received %s: goal %s, latest %s', (day, goal, latest) => {
    expect(ask({}, day).due).toMatchObject({ goal, latest })
  })

  it('an extension told inside the first month moves them, once', () => {
    const request = ask({}, '2026-12-06')
    const extended = salon.write((tx) =>
      extendRequest(tx, { ...ref(request), reason: 'Laaja pyyntö' }, at('2027-01-07')),
    )
    expect(extended).toMatchObject({ extended: true, extendedDay: '2027-01-07', mayExtend: false })
    expect(extended.due).toMatchObject({ goal: '2027-03-06', latest: '2027-03-08' })
    expect(() =>
      salon.write((tx) => extendRequest(tx, { ...ref(extended), reason: 'Vielä' }, at('2027-01-07'))),
    ).toThrow('PRIVACY_EXTENSION_LATE')
  })

  it('an extension after the first month is refused', () => {
    const request = ask({}, '2026-12-06')
    expect(() =>
      salon.write((tx) => extendRequest(tx, { ...ref(request), reason: 'Myöhässä' }, at('2027-01-08'))),
    ).toThrow('PRIVACY_EXTENSION_LATE')
  })

  it('the list shows what is due next first, then what is done', () => {
    const later = ask({ kind: 'objection' }, '2026-11-20')
    const sooner = ask({ kind: 'erasure' }, '2026-11-02')
    const done = identify(ask({}, '2026-10-01'))
    salon.write((tx) => closeRequest(tx, { ...ref(done), outcome: 'done', reason: '' }, at('2026-10-05')))
    const list = listRequests(salon.db, at('2026-12-01'))
    expect(list.map((row) => row.id)).toEqual([sooner.id, later.id, done.id])
    expect(list.map((row) => row.due.state)).toEqual(['soon', 'open', 'closed'])
    expect(listRequests(salon.db, at('2026-12-03'))[0]?.due).toMatchObject({ state: 'late', daysLeft: -1 })
  })
})

describe('what must come before what', () => {
  it('nothing is handed out or called done before the person is recognised', () => {
    const request = ask()
    expect(() => clientToAnswer(salon.db, request.id)).toThrow('PRIVACY_IDENTITY_UNCHECKED')
    expect(() =>
      salon.write((tx) => closeRequest(tx, { ...ref(request), outcome: 'done', reason: '' }, at('2026-11-24'))),
    ).toThrow('PRIVACY_IDENTITY_UNCHECKED')
    identify(request)
    expect(clientToAnswer(salon.db, request.id)).toBe(clientId)
  })

  it('anything but done needs a reason, and a closed request stays closed', () => {
    const request = identify(ask())
    expect(() =>
      salon.write((tx) => closeRequest(tx, { ...ref(request), outcome: 'refused', reason: '' }, at('2026-11-24'))),
    ).toThrow('REASON_NEEDED')
    const closed = salon.write((tx) =>
      closeRequest(tx, { ...ref(request), outcome: 'refused', reason: 'Perusteeton' }, at('2026-11-24')),
    )
    expect(closed).toMatchObject({ outcome: 'refused', outcomeReason: 'Perusteeton' })
    expect(() => clientToAnswer(salon.db, request.id)).toThrow('PRIVACY_REQUEST_CLOSED')
    expect(() => identify(closed)).toThrow('PRIVACY_REQUEST_CLOSED')
  })

  it('somebody who is not on file is answered too, with nothing to hand out', () => {
    const request = identify(ask({ clientId: null, requesterName: 'Tuntematon Kysyjä' }))
    expect(() => clientToAnswer(salon.db, request.id)).toThrow('NOT_FOUND')
    const closed = salon.write((tx) =>
      closeRequest(tx, { ...ref(request), outcome: 'done', reason: '' }, at('2026-11-24')),
    )
    expect(closed.clientName).toBeNull()
    expect(() => ask({ clientId: 'nobody-here' })).toThrow('NOT_FOUND')
  })

  it('two windows: the later save is told', () => {
    const request = ask()
    identify(request)
    expect(() => identify(request)).toThrow('CHANGED_BY_OTHER')
  })
})

describe('twice a year', () => {
  const close = (request: PrivacyRequest, day: string) =>
    salon.write((tx) => closeRequest(tx, { ...ref(request), outcome: 'done', reason: '' }, at(day)))

  it('the third within twelve months must be decided about, and is never refused by itself', () => {
    close(identify(ask({}, '2026-02-01'), '2026-02-01'), '2026-02-02')
    close(identify(ask({ kind: 'portability' }, '2026-06-01'), '2026-06-01'), '2026-06-02')
    const third = identify(ask({}, '2026-11-01'), '2026-11-01')
    expect(third.count).toEqual({ rolling: 3, calendarYear: 3, isRepeated: true })
    expect(() => clientToAnswer(salon.db, third.id)).toThrow('PRIVACY_REPEAT_UNDECIDED')
    expect(() => close(third, '2026-11-02')).toThrow('PRIVACY_REPEAT_UNDECIDED')
    expect(() =>
      salon.write((tx) => decideRepeat(tx, { ...ref(third), decision: 'refuse', reason: '' }, at('2026-11-02'))),
    ).toThrow('REASON_NEEDED')
    const decided = salon.write((tx) =>
      decideRepeat(tx, { ...ref(third), decision: 'fulfil', reason: '' }, at('2026-11-02')),
    )
    expect(clientToAnswer(salon.db, decided.id)).toBe(clientId)
    close(decided, '2026-11-03')
  })

  it('counts a rolling year and the calendar year, only lists of data, only this client', () => {
    ask({}, '2025-11-30')
    ask({ kind: 'erasure' }, '2026-03-01')
    const other = salon.write((tx) => createClient(tx, { name: 'Toinen' }, salon.actor())).id
    ask({ clientId: other }, '2026-04-01')
    expect(ask({}, '2026-11-29').count).toEqual({ rolling: 2, calendarYear: 1, isRepeated: false })
    expect(requestOf(salon.db, ask({}, '2026-12-01'), at('2026-12-01')).count).toEqual({
      rolling: 2,
      calendarYear: 2,
      isRepeated: false,
    })
    expect(ask({}, '2026-12-02').count.isRepeated).toBe(true)
  })
})
