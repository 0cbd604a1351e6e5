// Nothing of a client reaches whoever may not have it, over any route: each route of the contract is called with inputs drawn
// from its own schema, as somebody who may do everything but one thing, and all answers, files and slips are searched for
// what that one thing guards. The owner's own search is the control that finds.
import { afterEach, describe, expect, it } from 'vitest'
import { transaction } from '../../db/handle.ts'
import { optionalParts } from '../../shared/clients.ts'
import { contract, type RouteName } from '../../shared/ipc/contract.ts'
import { type Permission, permissions } from '../../shared/permissions.ts'
import { drawnInputs, type World } from '../helpers/drawnInputs.ts'
import { fullClient } from '../helpers/fullClient.ts'
import { wordsOf } from '../helpers/pdfPictures.ts'
import { type OpenedSalon, openedSalon, ownerPassphrase } from '../helpers/tempApp.ts'
import { actorOf, testNowMs } from '../helpers/tempSalon.ts'

const identityCode = '010180-940D'
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')

/** What each permission guards of the client: words that stand nowhere else in the file. */
const guarded = {
  'health-data': [
    ...['merkki-terveys', 'merkki-testi', 'merkki-syy', 'merkki-tapahtuma', 'merkki-toimi', 'merkki-ilmoitus'],
    // On the timeline of the card: that there was one, and what kind.
    ...['merkki-muutos', '"incident":"reaction"'],
  ],
  'treatment-records': ['merkki-kirjaus'],
  photos: [
    ...['merkki-tiedosto', 'merkki-kuvaus', base64('merkki-sisältö')],
    base64('merkki-paperi'),
    '"attached":"file"',
  ],
  'identity-codes': [identityCode, identityCode.slice(0, 8)],
  'client-contacts': ['ylermi.merkkinen@', '040 555 9871'],
} as const satisfies Partial<Record<Permission, readonly string[]>>
type Guarded = keyof typeof guarded

/** Routes that are not called, each with the reason. */
const notCalled: Readonly<Partial<Record<RouteName, string>>> = {
  'session.signIn': 'the door: it would sign the caller out or in',
  'session.signInWithRecoveryCode': 'the door: it would sign the caller out or in',
  'session.lock': 'the door: it would sign the caller out or in',
  'session.signOut': 'the door: it would sign the caller out or in',
  'session.changePassword': 'the door: it would sign the caller out or in',
  'setup.createOwner': 'makes the salon itself, before there is a client',
  'setup.goTo': 'makes the salon itself, before there is a client',
  'keys.newRecoveryCode': 'keys and words of the owner, no clients',
  'keys.saveRecoverySheet': 'keys and words of the owner, no clients',
  'keys.confirmRecoveryCode': 'keys and words of the owner, no clients',
  'keys.printRecoverySheet': 'keys and words of the owner, no clients',
  'keys.recoverySheetQr': 'keys and words of the owner, no clients',
  'keys.askComputer': 'keys and words of the owner, no clients',
  'keys.startComputerOver': 'keys and words of the owner, no clients',
  'keys.changeDataKey': 'keys and words of the owner, no clients',
  'keys.practiseRecovery': 'keys and words of the owner, no clients',
  'staff.create': 'people who work here; would take the caller’s own role or password',
  'staff.change': 'people who work here; would take the caller’s own role or password',
  'staff.setPassword': 'people who work here; would take the caller’s own role or password',
  'roles.save': 'people who work here; would take the caller’s own role or password',
  'roles.remove': 'people who work here; would take the caller’s own role or password',
  'roles.give': 'people who work here; would take the caller’s own role or password',
  'backups.choosePlace': 'a place and its state, no clients; runs a process of its own',
  'backups.removePlace': 'a place and its state, no clients; runs a process of its own',
  'backups.run': 'a place and its state, no clients; runs a process of its own',
  'backups.cancel': 'a place and its state, no clients; runs a process of its own',
  'backups.report': 'a place and its state, no clients; runs a process of its own',
  'restore.choosePlace': 'opens with the owner’s own words; who may look inside: look-inside.test.ts',
  'restore.usePlace': 'opens with the owner’s own words; who may look inside: look-inside.test.ts',
  'restore.open': 'opens with the owner’s own words; who may look inside: look-inside.test.ts',
  'restore.preview': 'opens with the owner’s own words; who may look inside: look-inside.test.ts',
  'restore.lookInside': 'opens with the owner’s own words; who may look inside: look-inside.test.ts',
  'restore.insideClients': 'opens with the owner’s own words; who may look inside: look-inside.test.ts',
  'restore.insideClient': 'opens with the owner’s own words; who may look inside: look-inside.test.ts',
  'restore.insideDay': 'opens with the owner’s own words; who may look inside: look-inside.test.ts',
  'restore.bringBack': 'opens with the owner’s own words; who may look inside: look-inside.test.ts',
  'restore.leaveInside': 'opens with the owner’s own words; who may look inside: look-inside.test.ts',
  'restore.run': 'opens with the owner’s own words; who may look inside: look-inside.test.ts',
  'restore.undo': 'opens with the owner’s own words; who may look inside: look-inside.test.ts',
}

/** Inputs that a schema alone does not say how to draw. */
const byHand: Readonly<Partial<Record<RouteName, (world: World) => unknown[]>>> = {
  'clients.revealIdentityCode': ({ clientId }) => [
    { id: clientId, password: ownerPassphrase, reason: 'Kysytty' },
    { id: clientId, password: 'lumipallo77', reason: 'Kysytty' },
  ],
  'shifts.putBlock': () => [
    { title: 'Tauko', staffId: salon.ainoId, resourceId: null, day: '2026-11-25', startMin: 600, endMin: 660 },
  ],
}

/** Whoever answers requests hands out all that is known of a client; a restore holds everything; roles could be given. */
const everything: readonly Permission[] = ['privacy-requests', 'restore', 'staff-and-roles']

let salon: OpenedSalon
afterEach(() => salon.close())

async function salonWithHer(): Promise<World> {
  salon = await openedSalon()
  const oil = await salon.call('products.create', { name: 'Öljy', barcode: '', priceCents: 1990, vatCode: 'STD' })
  const { db } = salon.app.session.requireOpen()
  const her = fullClient({
    write: (work) => transaction(db, work),
    actor: () => actorOf(salon.ownerId, 'owner', testNowMs),
    owner: { id: salon.ownerId },
    aino: { id: salon.ainoId },
    massage: { id: salon.massageId },
    oil,
  })
  const reasons = { birthDate: 'Kysytty', identityCode: 'Laskutus perintään' }
  await salon.call('clients.saveParts', { on: [...optionalParts], reasons })
  await salon.call('clients.setIdentityCode', { id: her.id, code: identityCode })
  const ids = {
    ...{ client: [her.id], kept: [her.id], first: [her.id], staff: [salon.ainoId, salon.ownerId] },
    ...{ service: [salon.massageId], item: [oil.id], product: [oil.id], original: [her.documentId] },
  }
  return { db, clientId: her.id, ids }
}

/** Reads first; what takes something away last, so that everything before it finds her whole. */
const taking = /remove|merge|erase|discard|drop|end|withdraw|close|restrict|hold|object|decide|lock|finish|undo/i
const inOrder = (Object.keys(contract) as RouteName[]).sort((a, b) => weight(a) - weight(b))
function weight(route: RouteName): number {
  return contract[route].mode === 'read' ? 0 : taking.test(route) ? 2 : 1
}

interface Told {
  readonly text: string
  readonly answered: Set<RouteName>
  readonly uncalled: RouteName[]
}

/** Calls every route as whoever is signed in. */
async function sweep(world: World): Promise<Told> {
  const texts: string[] = []
  const answered = new Set<RouteName>()
  const uncalled: RouteName[] = []
  const from = { saved: salon.saved.length, printed: salon.printed.length }
  for (const route of inOrder) {
    if (notCalled[route] !== undefined) continue
    const inputs = byHand[route]?.(world) ?? drawnInputs(route, world)
    if (inputs.length === 0) uncalled.push(route)
    for (const input of inputs) {
      const answer = await salon.send(route, input)
      texts.push(`${route} ${JSON.stringify(answer)}`)
      if (answer.ok) answered.add(route)
    }
  }
  for (const { name, content } of salon.saved.slice(from.saved)) {
    texts.push(`${name} ${isPdf(content) ? (await wordsOf(content)).join(' ') : Buffer.from(content).toString()}`)
  }
  for (const slip of salon.printed.slice(from.printed)) texts.push(Buffer.from(slip).toString('latin1'))
  return { text: texts.join('\n'), answered, uncalled }
}

const isPdf = (content: Uint8Array) => Buffer.from(content.subarray(0, 5)).toString('latin1') === '%PDF-'

async function asEverybodyBut(missing: Guarded): Promise<void> {
  const given = permissions.filter((each) => each !== missing && !everything.includes(each))
  const roles = await salon.call('roles.save', { id: null, version: 0, name: 'Kaikki paitsi', permissions: given })
  const role = roles.find(({ name }) => name === 'Kaikki paitsi')
  await salon.call('roles.give', { staffId: salon.ainoId, roleId: role?.id ?? null })
  await salon.call('session.signIn', { staffId: salon.ainoId, password: 'lumipallo77' })
}

describe('the whole channel', () => {
  it('the control: every route is called or says why not, and the owner is told all of it', async () => {
    const world = await salonWithHer()
    const { text, answered, uncalled } = await sweep(world)
    expect(
      Object.values(guarded)
        .flat()
        .filter((secret) => !text.includes(secret)),
    ).toEqual([])
    expect(uncalled).toEqual([])
    // Most calls must come to their end, or nothing would be proved.
    expect(answered.size).toBeGreaterThan(180)
    for (const [route, input] of Object.entries(byHand).flatMap(([route, inputs]) =>
      inputs(world).map((input) => [route, input] as const),
    )) {
      expect(contract[route as RouteName].input.safeParse(input).success, route).toBe(true)
    }
  }, 120_000)

  it.each(Object.keys(guarded) as Guarded[])(
    'everything but %s is told nothing of it',
    async (missing) => {
      const world = await salonWithHer()
      await asEverybodyBut(missing)
      const { text, answered } = await sweep(world)
      for (const secret of guarded[missing]) {
        const at = text.indexOf(secret)
        expect(at === -1 ? '' : text.slice(text.lastIndexOf('\n', at) + 1, at + 40), secret).toBe('')
      }
      expect(answered.size).toBeGreaterThan(120)
    },
    120_000,
  )
})
