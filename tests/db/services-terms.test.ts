// Each person's own time and price, prices from a day on, add-ons: what a booking takes of them, and keeps.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookAppointment, changeAppointment } from '../../db/appointments.ts'
import { checkoutOf } from '../../db/sales.ts'
import { changeService, createService, serviceById } from '../../db/services.ts'
import type { Service } from '../../shared/services.ts'
import { priceOn } from '../../shared/services.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
let massage: Service
let oil: Service
const day = '2026-12-29'
const newYear = '2027-01-05'

beforeEach(() => {
  salon = tempSalon()
  const { aino, elina } = salon
  salon.write((tx) => {
    const actor = salon.actor()
    massage = changeService(
      tx,
      {
        id: salon.massage.id,
        version: 1,
        patch: {
          personTimes: [{ staffId: elina.id, activeMin: 75 }],
          prices: [
            { staffId: null, from: '2027-01-01', priceCents: 7000 },
            { staffId: elina.id, from: '2026-01-01', priceCents: 8000 },
            { staffId: elina.id, from: '2027-01-01', priceCents: 8500 },
            { staffId: aino.id, from: '2027-02-01', priceCents: 7500 },
          ],
        },
      },
      actor,
    )
    oil = createService(
      tx,
      {
        name: 'Kuuma öljy',
        category: '',
        colour: 3,
        prepareMin: 0,
        activeMin: 10,
        processingMin: 0,
        finishMin: 0,
        cleanupMin: 0,
        priceCents: 1500,
        vatCode: 'STD',
        addOnMin: 10,
        goesWith: [salon.massage.id],
      },
      actor,
    )
  })
})
afterEach(() => salon.close())

const book = (staffId: string, on: string, addOnIds?: string[]) =>
  salon.write((tx) =>
    bookAppointment(
      tx,
      {
        day: on,
        clientId: null,
        note: '',
        lines: [{ serviceId: massage.id, staffId, startMin: 600, ...(addOnIds ? { addOnIds } : {}) }],
      },
      salon.actor(),
    ),
  )
const change = (of: ReturnType<typeof book>, patch: Omit<Parameters<typeof changeAppointment>[1], 'id' | 'version'>) =>
  salon.write((tx) => changeAppointment(tx, { id: of.id, version: of.version, ...patch }, salon.actor()))

describe('the terms of a service', () => {
  it('are read back as they were written, and stay when something else changes', () => {
    const changed = salon.write((tx) =>
      changeService(
        tx,
        { id: massage.id, version: massage.version, patch: { name: 'Klassinen hieronta' } },
        salon.actor(),
      ),
    )
    expect(changed.personTimes).toEqual(massage.personTimes)
    expect(changed.prices).toEqual(massage.prices)
    expect(serviceById(salon.db, oil.id)).toMatchObject({ addOnMin: 10, goesWith: [massage.id] })
    const emptied = salon.write((tx) =>
      changeService(
        tx,
        { id: massage.id, version: changed.version, patch: { prices: [], personTimes: [] } },
        salon.actor(),
      ),
    )
    expect(emptied).toMatchObject({ prices: [], personTimes: [] })
  })

  it('give each person her time and the price of the day', () => {
    const { aino, elina } = salon
    expect(book(aino.id, day).lines[0]).toMatchObject({ durationMin: 60, priceCents: 6500 })
    expect(book(elina.id, day).lines[0]).toMatchObject({ durationMin: 75, priceCents: 8000 })
    expect(book(aino.id, newYear).lines[0]).toMatchObject({ priceCents: 7000 })
    expect(book(elina.id, newYear).lines[0]).toMatchObject({ priceCents: 8500 })
    expect(priceOn(massage, aino.id, '2027-02-01')).toBe(7500)
    expect(priceOn(massage, null, '2027-02-01')).toBe(7000)
  })

  it('keep what was agreed until the person or the day asks another price', () => {
    const { aino, elina, owner } = salon
    const booked = book(aino.id, day)
    const raised = salon.write((tx) =>
      changeService(tx, { id: massage.id, version: massage.version, patch: { priceCents: 9900 } }, salon.actor()),
    )
    expect(raised.priceCents).toBe(9900)
    const line = { id: booked.lines[0]!.id, serviceId: massage.id, staffId: aino.id, startMin: 660, durationMin: 60 }
    const later = change(booked, { lines: [line] })
    expect(later.lines[0]!.priceCents).toBe(6500)
    // The owner has no price of her own either: the list says the same for both.
    const toOwner = change(later, { lines: [{ ...line, staffId: owner.id }] })
    expect(toOwner.lines[0]!.priceCents).toBe(6500)
    const toElina = change(toOwner, { lines: [{ ...line, staffId: elina.id }] })
    expect(toElina.lines[0]!.priceCents).toBe(8000)
    expect(change(toElina, { day: newYear }).lines[0]!.priceCents).toBe(8500)
  })
})

describe('an add-on', () => {
  it('lengthens its service, has its price, and stands on the sale by itself', () => {
    const booked = book(salon.aino.id, day, [oil.id])
    expect(booked.lines).toHaveLength(1)
    expect(booked.lines[0]).toMatchObject({
      durationMin: 70,
      priceCents: 6500,
      addOns: [{ serviceId: oil.id, name: 'Kuuma öljy', durationMin: 10, priceCents: 1500 }],
    })
    const lines = checkoutOf(salon.db, { appointmentId: booked.id }, salon.actor()).lines
    expect(lines.map((line) => [line.name, line.unitCents])).toEqual([
      ['Hieronta 60 min', 6500],
      ['Kuuma öljy', 1500],
    ])
  })

  it('stays when the line is moved, and goes when it is left out', () => {
    const booked = book(salon.aino.id, day, [oil.id])
    const line = {
      id: booked.lines[0]!.id,
      serviceId: massage.id,
      staffId: salon.aino.id,
      startMin: 700,
      durationMin: 70,
    }
    const moved = change(booked, { lines: [line] })
    expect(moved.lines[0]!.addOns).toHaveLength(1)
    expect(change(moved, { day: newYear }).lines[0]!.addOns).toHaveLength(1)
    const without = change({ ...moved, version: moved.version + 1 }, { lines: [{ ...line, addOnIds: [] }] })
    expect(without.lines[0]!.addOns).toEqual([])
  })

  it('is not booked by itself, nor with a service that does not have it', () => {
    const refused = (work: () => unknown) => expect(work).toThrow('SERVICE_ARCHIVED')
    const { haircut, aino } = salon
    const input = { day, clientId: null, note: '' }
    refused(() =>
      salon.write((tx) =>
        bookAppointment(
          tx,
          { ...input, lines: [{ serviceId: oil.id, staffId: aino.id, startMin: 600 }] },
          salon.actor(),
        ),
      ),
    )
    refused(() =>
      salon.write((tx) =>
        bookAppointment(
          tx,
          { ...input, lines: [{ serviceId: haircut.id, staffId: aino.id, startMin: 600, addOnIds: [oil.id] }] },
          salon.actor(),
        ),
      ),
    )
  })
})
