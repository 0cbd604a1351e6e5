// The order of names as a setting: the golden lists of Finnish order, in the list of clients and in those of services,
// record templates and safety rules; switched there and back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient } from '../../db/clients.ts'
import { setLimit } from '../../db/privacy-limits.ts'
import { guardRestricted } from '../../db/restriction-guard.ts'
import { safetyRules, saveSafetyRule } from '../../db/safety.ts'
import { listServices } from '../../db/services.ts'
import { programSettings, saveProgram } from '../../db/settings.ts'
import { type NameOrder, sortKey } from '../../shared/collation.ts'
import { SaveSafetyRule } from '../../shared/safety.ts'
import { ProgramSettings, usualSettings } from '../../shared/settings.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'
import vectors from '../vectors/finland.json'

let salon: TempSalon
beforeAll(() => {
  salon = tempSalon()
  guardRestricted(salon.db)
  salon.write((tx) => {
    tx.raw.exec('DELETE FROM client_search; DELETE FROM client')
    for (const name of [...vectors.collation_fi].reverse()) createClient(tx, { name }, salon.actor())
    for (const name of ['Wirtasen hoito', 'Vuoren hoito', 'Väisäsen hoito']) {
      const rule = { known: null, kind: 'allergy', name, serviceIds: [], minHours: null, validMonths: null }
      saveSafetyRule(tx, SaveSafetyRule.parse(rule), salon.actor())
    }
  })
})
afterAll(() => salon.close())

const switchTo = (nameOrder: NameOrder) =>
  salon.write((tx) => saveProgram(tx, { ...usualSettings, nameOrder }, salon.actor()))
const clients = () => salon.db.raw.prepare('SELECT name FROM client ORDER BY sort_key, id').pluck().all()
const ours = /^(Wirtasen|Vuoren|Väisäsen) hoito$/
const rules = () =>
  safetyRules(salon.db)
    .map(({ name }) => name)
    .filter((name) => ours.test(name))

describe('the order of names', () => {
  it('is the present Finnish one until it is switched, also for settings saved before there was a choice', () => {
    expect(programSettings(salon.db).nameOrder).toBe('default')
    expect(ProgramSettings.parse({ autoLockMin: 5, paperLanguage: 'sv' }).nameOrder).toBe('default')
    expect(clients()).toEqual(vectors.collation_fi)
    expect(rules()).toEqual(['Vuoren hoito', 'Väisäsen hoito', 'Wirtasen hoito'])
  })

  it('files w under v everywhere when switched, new names and restricted cards too, and back again', () => {
    const held = salon.db.raw.prepare("SELECT id FROM client WHERE name = 'Wuori'").pluck().get() as string
    salon.write((tx) => setLimit(tx, 'restriction', { clientId: held, on: true, reason: 'kiista' }, salon.actor()))
    switchTo('traditional')
    expect(clients()).toEqual(
      vectors.collation_fi.toSorted((a, b) => (sortKey(a, 'traditional') < sortKey(b, 'traditional') ? -1 : 1)),
    )
    const trad = vectors.collation_fi_trad_vw.filter((name) => vectors.collation_fi.includes(name))
    expect(clients().filter((name) => trad.includes(String(name)))).toEqual(trad)
    expect(rules()).toEqual(['Wirtasen hoito', 'Vuoren hoito', 'Väisäsen hoito'])
    const { id } = salon.write((tx) => createClient(tx, { name: 'Wallin' }, salon.actor()))
    expect(clients().indexOf('Wallin')).toBeLessThan(clients().indexOf('Virtanen'))
    expect(listServices(salon.db).length).toBeGreaterThan(0)
    switchTo('default')
    expect(clients().filter((name) => name !== 'Wallin')).toEqual(vectors.collation_fi)
    expect(salon.db.raw.prepare('SELECT sort_key FROM client WHERE id = ?').pluck().get(id)).toBe(sortKey('Wallin'))
  })
})
