// The door: every route × every role × every wrong way to ask.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, type RouteName } from '../../shared/ipc/contract.ts'
import type { Access } from '../../shared/ipc/route.ts'
import { can, type Role, roles } from '../../shared/permissions.ts'
import { type OpenedSalon, openedSalon, ourWindow, ownerPassphrase } from '../helpers/tempApp.ts'

let salon: OpenedSalon
const passwords: Partial<Record<Role, { id: string; password: string }>> = {}
beforeAll(async () => {
  salon = await openedSalon()
  passwords.owner = { id: salon.ownerId, password: ownerPassphrase }
  passwords.therapist = { id: salon.ainoId, password: 'lumipallo77' }
  for (const role of ['reception', 'trainee', 'bookkeeper'] as const) {
    const password = `syyssade-${role}`
    const member = await salon.call('staff.create', {
      name: `Henkilö ${role}`,
      role,
      password,
      takesAppointments: false,
    })
    passwords[role] = { id: member.id, password }
  }
})
afterAll(() => salon.close())

async function signInAs(role: Role): Promise<void> {
  const who = passwords[role]
  if (!who) throw new Error(role)
  await salon.call('session.signIn', { staffId: who.id, password: who.password })
}

const routes = Object.keys(contract) as RouteName[]
const accessOf = (route: RouteName): Access => contract[route].access

/** What a role may reach, from the contract alone. */
function mayCall(access: Access, role: Role): boolean {
  if (typeof access === 'object') return 'before' in access || can(role, access.emptyMachineOr)
  return access === 'signed-in' || access === 'locked-too' || can(role, access)
}

/** An input that no schema takes: what comes back tells whether the door was passed, and nothing can have happened. */
const nonsense = Symbol.for('nonsense').toString()

describe('every route and every role', () => {
  it.each(roles)('%s reaches exactly what the role holds', async (role) => {
    await signInAs(role)
    for (const route of routes) {
      const refused = await salon.refused(route, nonsense)
      expect(refused, route).toBe(mayCall(accessOf(route), role) ? 'INVALID_INPUT' : 'NOT_PERMITTED')
    }
  })

  it('a locked screen reaches only the lock itself', async () => {
    await signInAs('owner')
    await salon.call('session.lock')
    for (const route of routes) {
      const access = accessOf(route)
      const open = access === 'locked-too' || (typeof access === 'object' && 'before' in access)
      expect(await salon.refused(route, nonsense), route).toBe(open ? 'INVALID_INPUT' : 'LOCKED')
    }
    await signInAs('owner')
  })

  it('every refusal says why before anything is read: foreign frames, subframes, other addresses, dead frames', async () => {
    const senders = [
      { ...ourWindow, known: false },
      { ...ourWindow, topFrame: false },
      { ...ourWindow, url: 'https://example.org/' },
      { ...ourWindow, url: 'app://loiste.example.org/index.html' },
      { ...ourWindow, url: null },
    ]
    for (const sender of senders) {
      for (const route of routes) {
        expect(await salon.send(route, {}, sender)).toEqual({
          ok: false,
          error: { code: 'FORBIDDEN_SENDER', data: {} },
        })
      }
    }
  })

  it('names that are no routes are no routes', async () => {
    for (const name of [
      'constructor',
      '__proto__',
      'toString',
      'hasOwnProperty',
      '',
      'clients',
      'clients.',
      'CLIENTS.GET',
    ]) {
      expect(await salon.refused(name)).toBe('UNKNOWN_ROUTE')
    }
  })
})

describe('telling the windows', () => {
  it('happens after what changed something, and not after a question', async () => {
    await signInAs('owner')
    salon.changed.length = 0
    await salon.call('sales.printer')
    await salon.call('clients.list', {})
    await salon.call('session.state')
    expect(salon.changed).toEqual([])
    await salon.call('clients.create', { name: 'Matti Meikäläinen' })
    await salon.call('staff.create', { name: 'Uusi Tekijä', role: 'therapist' })
    expect(salon.changed).toEqual(['clients.create', 'staff.create'])
  })
})

describe('malformed input', () => {
  /** Everything the file holds, but not the log of asking. */
  const contents = () => {
    const { raw } = salon.app.session.requireOpen().db
    const tables = raw
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'client_search%' AND name NOT LIKE 'access_log%'",
      )
      .pluck()
      .all() as string[]
    return JSON.stringify(tables.map((table) => raw.prepare(`SELECT * FROM ${table}`).all()))
  }

  it('a thousand random inputs to every kind of route change nothing and break nothing', async () => {
    await signInAs('owner')
    const before = contents()
    const failures = salon.failures.length
    // Routes that take nothing would be obeyed, and dialogs and restore are not fuzzed by pressing them.
    const fuzzed = routes.filter((route) => !contract[route].input.safeParse({}).success)
    expect(fuzzed.length).toBeGreaterThan(25)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...fuzzed),
        fc.anything({ maxDepth: 3, withBigInt: true, withDate: true }),
        async (route, input) => {
          const answer = await salon.send(route, input)
          if (answer.ok) return
          expect(['INVALID_INPUT', 'NOT_FOUND']).toContain(answer.error.code)
        },
      ),
      { numRuns: 1000 },
    )
    expect(contents()).toBe(before)
    expect(salon.failures.length).toBe(failures)
  })

  it('an input larger than any screen sends is not even parsed', async () => {
    const answer = await salon.send('clients.create', { name: 'x'.repeat(2_000_000) })
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', data: { issues: [{ code: 'TOO_LARGE' }] } },
    })
  })

  it('says which field is wrong, and never repeats the value', async () => {
    const answer = await salon.send('clients.create', { name: 'Salainen Nimi '.repeat(100) })
    expect(JSON.stringify(answer)).not.toContain('Salainen')
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', data: { issues: [{ path: 'name', maximum: 200 }] } },
    })
  })
})

describe('bad text and bad days', () => {
  it('keeps SQL, HTML, emoji and foreign letters exactly as typed', async () => {
    await signInAs('owner')
    for (const name of [
      "Robert'); DROP TABLE client;--",
      '<script>alert(1)</script>',
      '👩‍🦰 Ääkkönen',
      'Nguyễn Thị',
      'עברית',
      '"; --',
      '%_*?',
    ]) {
      const made = await salon.call('clients.create', { name, notes: name })
      const card = await salon.call('clients.get', { id: made.id })
      expect([card.name, card.notes]).toEqual([name, name])
      await salon.call('clients.search', { text: name })
    }
  })

  it('refuses names of 10,000 characters, absurd prices, days and times that do not exist', async () => {
    expect(await salon.refused('clients.create', { name: 'a'.repeat(10_000) })).toBe('INVALID_INPUT')
    const [service] = await salon.call('services.list')
    for (const priceCents of [-1, 1.5, 100_000_000, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(
        await salon.refused('services.change', { id: service?.id, version: service?.version, patch: { priceCents } }),
      ).toBe('INVALID_INPUT')
    }
    const line = { serviceId: salon.haircutId, staffId: salon.ainoId, startMin: 600 }
    for (const day of ['2026-02-30', '23.11.2026', '2026-13-01', '']) {
      expect(await salon.refused('appointments.book', { day, clientId: null, lines: [line] })).toBe('INVALID_INPUT')
    }
    // 03.30 on the night the clock goes forward.
    const night = { day: '2027-03-28', clientId: null, lines: [{ ...line, startMin: 210 }], overrideReason: 'yötyö' }
    expect(await salon.refused('appointments.book', night)).toBe('APPOINTMENT_TIME_DOES_NOT_EXIST')
  })

  it('lets one of two windows that book the same slot at once have it', async () => {
    const line = { serviceId: salon.haircutId, staffId: salon.ainoId, startMin: 720 }
    const booking = { day: '2026-11-24', clientId: null, lines: [line] }
    const answers = await Promise.all([
      salon.send('appointments.book', booking),
      salon.send('appointments.book', booking),
    ])
    expect(answers.map((answer) => (answer.ok ? 'booked' : answer.error.code)).sort()).toEqual([
      'APPOINTMENT_CONFLICT',
      'booked',
    ])
  })

  it('refuses a sale when the clock stands before the last receipt, and takes it when the clock is right again', async () => {
    const line = {
      kind: 'service',
      itemId: salon.haircutId,
      quantity: 1,
      unitCents: 5900,
      discount: null,
      staffId: salon.ainoId,
    }
    const sale = (requestId: string) => ({
      requestId,
      appointmentId: null,
      appointmentVersion: null,
      clientId: null,
      language: 'fi',
      lines: [line],
      payments: [{ method: 'card', cents: 5900 }],
    })
    expect((await salon.send('sales.pay', sale('clock-one'))).ok).toBe(true)
    salon.wait(-3 * 86_400_000)
    expect(await salon.refused('sales.pay', sale('clock-two'))).toBe('CLOCK_SET_BACK')
    salon.wait(3 * 86_400_000)
    expect((await salon.send('sales.pay', sale('clock-two'))).ok).toBe(true)
    expect(await salon.call('accesslog.check')).toMatchObject({ whole: true })
  })
})

describe('sign-in', () => {
  it('makes wrong passwords wait longer and longer, and logs them', async () => {
    const wrong = { staffId: salon.ainoId, password: 'väärä salasana' }
    expect(await salon.refused('session.signIn', wrong)).toBe('PASSWORD_WRONG')
    expect(await salon.refused('session.signIn', wrong)).toBe('PASSWORD_WRONG')
    expect(await salon.refused('session.signIn', wrong)).toBe('PASSWORD_WRONG')
    expect(await salon.refused('session.signIn', { ...wrong, password: 'lumipallo77' })).toBe('PASSWORD_DELAY')
    salon.wait(60_000)
    expect((await salon.send('session.signIn', { ...wrong, password: 'lumipallo77' })).ok).toBe(true)
    await signInAs('owner')
    const log = await salon.call('accesslog.list', { action: 'sign-in-failed' })
    expect(log.rows.length).toBeGreaterThanOrEqual(3)
  })

  it('locks an unused screen by itself and closes the file after half an hour', async () => {
    await signInAs('owner')
    salon.wait(4 * 60_000)
    await salon.app.session.tick()
    expect(salon.app.session.phase().phase).toBe('ready')
    salon.wait(2 * 60_000)
    await salon.app.session.tick()
    expect(salon.app.session.phase().phase).toBe('locked')
    salon.wait(31 * 60_000)
    await salon.app.session.tick()
    expect(salon.app.session.phase().phase).toBe('signed-out')
    await signInAs('owner')
  })

  it('takes a colleague’s slot away when she leaves, and never the last owner’s', async () => {
    const left = await salon.call('staff.create', {
      name: 'Tuuli Lähtevä',
      role: 'therapist',
      password: 'keväthanki-3',
    })
    const gone = await salon.call('staff.change', { id: left.id, version: left.version, patch: { active: false } })
    expect(gone).toMatchObject({ active: false, canSignIn: false })
    expect(await salon.refused('session.signIn', { staffId: left.id, password: 'keväthanki-3' })).toBe('PASSWORD_WRONG')
    const owner = (await salon.call('staff.list')).find((member) => member.id === salon.ownerId)
    expect(
      await salon.refused('staff.change', { id: owner?.id, version: owner?.version, patch: { role: 'therapist' } }),
    ).toBe('STAFF_LAST_OWNER')
    expect(await salon.refused('staff.create', { name: 'Liian Lyhyt', role: 'therapist', password: 'lyhyt' })).toBe(
      'PASSWORD_TOO_SHORT',
    )
  })
})
