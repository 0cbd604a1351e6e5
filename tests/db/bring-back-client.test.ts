// Every table with data of clients says whether it comes back with a card; a new one must decide.
import { expect, it } from 'vitest'
import { broughtBack } from '../../db/bring-back-client.ts'
import { clientTables, type PackageSection } from '../../db/client-data.ts'

/** Numbers are given once, money is counted once, and requests, incidents and log belong to the present file. */
const staysOut: readonly (PackageSection | null)[] = ['documents', 'cards', 'requests', 'incidents', 'log']

/** Others that stay out, and why. */
const becauseOf: Readonly<Record<string, string>> = {
  client_search: 'filed anew',
  client_not_same: 'a judgement about two cards of today',
  client_merge: 'a merge is undone by itself, not brought back',
  retention_decision: 'a decision of its own day',
  document_appointment: 'with its document',
  document_print: 'with its document',
  paid_appointment: 'with its document',
  outbox: 'what was sent is not sent again',
  parked_sale: 'not sold yet',
}

it('every table of the one list is either brought back or says why not', () => {
  const brought: readonly string[] = broughtBack
  const undecided = clientTables()
    .filter(([table, { section }]) => !brought.includes(table) && !staysOut.includes(section) && !(table in becauseOf))
    .map(([table]) => table)
  expect(undecided).toEqual([])
})

it('no table is brought back that the one list does not know', () => {
  const known = clientTables().map(([table]) => table)
  expect(broughtBack.filter((table) => !known.includes(table))).toEqual([])
})
