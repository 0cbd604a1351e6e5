// A field taken out of a template, or the whole template put away, while records are written with it: what was written stays
// as it was, and the next record has the new form.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookAppointment } from '../../db/appointments.ts'
import { setAppointmentStatus } from '../../db/appointments-status.ts'
import { createClient } from '../../db/clients.ts'
import { saveTemplate } from '../../db/templates.ts'
import { saveDraft, signRecord, visitView } from '../../db/visits.ts'
import { numberSeries } from '../../db/visits-over-time.ts'
import type { RecordForm } from '../../shared/record-forms.ts'
import { SaveTemplate } from '../../shared/templates.ts'
import { SaveRecord } from '../../shared/visits.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
beforeAll(() => {
  salon = tempSalon()
})
afterAll(() => salon.close())

const pressure = {
  id: 'paine',
  type: 'number' as const,
  label: 'Paine',
  unit: 'mmHg',
  least: 0,
  most: 300,
  decimals: 0,
}
const mood = { id: 'olo', type: 'text' as const, label: 'Olo' }

function template(fields: readonly object[], known: { id: string; version: number } | null, archived = false) {
  const care = { fi: '', sv: '', en: '' }
  const input = SaveTemplate.parse({ known, name: 'Hieronta', fields, care, serviceIds: [salon.massage.id], archived })
  const saved = salon.write((tx) => saveTemplate(tx, input, salon.actor())).find(({ name }) => name === 'Hieronta')
  if (saved === undefined) throw new Error('the template was not saved')
  return saved
}

function arrived(clientId: string, startMin: number): string {
  return salon.write((tx) => {
    const actor = salon.actor()
    const lines = [{ serviceId: salon.massage.id, staffId: salon.aino.id, startMin }]
    const { id, version } = bookAppointment(tx, { day: '2026-11-23', clientId, lines, note: '' }, actor)
    return setAppointmentStatus(tx, { id, version, status: 'arrived' }, actor).visitId ?? ''
  })
}

describe('a field taken out of a template', () => {
  it('stays in a signed record, in its chart and in a draft begun before', () => {
    const first = template([pressure, mood], null)
    const { id: clientId } = salon.write((tx) => createClient(tx, { name: 'Aino Testi' }, salon.actor()))
    const forms: RecordForm[] = [
      {
        templateId: first.id,
        name: first.name,
        fields: first.fields,
        values: [
          { field: 'paine', type: 'number', number: 120 },
          { field: 'olo', type: 'text', text: 'Hyvä' },
        ],
      },
    ]
    const signed = arrived(clientId, 540)
    const begun = arrived(clientId, 660)
    const record = (visitId: string) => SaveRecord.parse({ visitId, draft: null, text: '', products: [], forms })
    salon.write((tx) => signRecord(tx, record(signed), salon.actor()))
    const draft = salon.write((tx) => saveDraft(tx, record(begun), salon.actor()))

    const second = template([mood], { id: first.id, version: first.version })
    template([mood], { id: second.id, version: second.version }, true)

    expect(visitView(salon.db, { id: signed }, salon.actor()).records[0]?.forms).toEqual(forms)
    expect(numberSeries(salon.db, { clientId })[0]?.points).toMatchObject([{ value: 120 }])
    const open = visitView(salon.db, { id: begun }, salon.actor())
    expect(open.records[0]?.forms).toEqual(forms)
    expect(open.templates).toEqual([])
    // The draft is still signed with the fields it was begun with.
    const again = { ...record(begun), draft: { id: draft.id, version: draft.version } }
    salon.write((tx) => signRecord(tx, again, salon.actor()))
    expect(numberSeries(salon.db, { clientId })[0]?.points).toHaveLength(2)

    const archived = template([mood], { id: second.id, version: second.version + 1 })
    expect(visitView(salon.db, { id: arrived(clientId, 780) }, salon.actor()).templates).toMatchObject([
      { id: archived.id, fields: [mood] },
    ])
  })
})
