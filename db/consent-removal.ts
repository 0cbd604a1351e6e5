// What may not be kept without a consent goes with it: health data with what was written beside it, photos. Runs in main.
import type { ConsentKind } from '../shared/consents.ts'
import { all, query, run, type Tx } from './handle.ts'
import { idList } from './id-list.ts'

/** Removes what was kept only because of this kind of consent. */
export function removeKept(tx: Tx, clientId: string, kind: ConsentKind): void {
  if (kind === 'health') {
    run(tx, query.deleteFrom('health_entry').where('client_id', '=', clientId))
    run(tx, query.deleteFrom('patch_test').where('client_id', '=', clientId).where('result', '=', 'reaction'))
    run(tx, query.updateTable('safety_answer').set({ stops: '[]', reason: '' }).where('client_id', '=', clientId))
    unlinkIncidents(tx, clientId)
    run(tx, query.deleteFrom('health_change').where('client_id', '=', clientId))
  }
  if (kind === 'photos-record') {
    run(tx, query.deleteFrom('attachment').where('client_id', '=', clientId).where('kind', '=', 'photo'))
  }
}

/**
 * Takes the person out of her incidents: link, words and history go; kind, day, service, product and batch stay, because
 * a product that harms must be found again and they name nobody.
 */
function unlinkIncidents(tx: Tx, clientId: string): void {
  const ids = all(tx, query.selectFrom('incident').select('id').where('client_id', '=', clientId)).map(({ id }) => id)
  run(tx, query.deleteFrom('health_change').where('about', '=', 'incident').where('about_id', 'in', idList(ids)))
  run(tx, query.updateTable('incident_step').set({ note: '' }).where('incident_id', 'in', idList(ids)))
  run(
    tx,
    query
      .updateTable('incident')
      .set({ client_id: null, visit_id: null, happened: '', done: '' })
      .where('id', 'in', idList(ids)),
  )
}
