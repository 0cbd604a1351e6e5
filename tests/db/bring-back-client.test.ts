// Every table with data of clients says whether it comes back with a card; a new one must decide.
import { expect, it } from 'vitest'
import { broughtBack } from '../../db/bring-back-client.ts'
import { clientTables } from '../../db/client-data.ts'

/** What stays out, and why. */
const staysOut: Readonly<Record<string, string>> = {
  client_search: 'filed anew',
  client_not_same: 'a judgement about two cards of today',
  client_merge: 'a merge is undone by itself, not brought back',
  restriction: 'the present file knows the present restrictions',
  legal_hold: 'the present file knows the present holds',
  retention_decision: 'a decision of its own day',
  privacy_request: 'handled where it was received',
  privacy_request_file: 'with its request',
  breach_client: 'with its breach',
  document: 'a number is given only once',
  document_line: 'with its document',
  document_vat: 'with its document',
  payment: 'with its document',
  document_appointment: 'with its document',
  document_print: 'with its document',
  paid_appointment: 'with its document',
  prepaid: 'money: its sale is a document',
  prepaid_movement: 'money: its sale is a document',
  parked_sale: 'not sold yet',
  access_log: 'the chain of the present file',
}

it('every table of the one list is either brought back or says why not', () => {
  const undecided = clientTables()
    .map(([table]) => table)
    .filter((table) => !(broughtBack as readonly string[]).includes(table) && !(table in staysOut))
  expect(undecided).toEqual([])
})
