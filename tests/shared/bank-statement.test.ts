import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { centsOfText, fingerprints, readStatement, statementText } from '../../shared/bank-statement.ts'
import type { StatementRow } from '../../shared/invoices.ts'

const rowsOf = (text: string): readonly StatementRow[] => {
  const read = readStatement(text)
  if (!read.ok) throw new Error(JSON.stringify(read.fault))
  return read.rows
}
const faultOf = (text: string) => {
  const read = readStatement(text)
  return read.ok ? null : read.fault
}

describe('comma files', () => {
  it('finds the columns of Finnish banks by their headings, whatever stands around them', () => {
    const rows = rowsOf(
      [
        'Tili;FI21 1234 5600 0007 85',
        '',
        'Kirjauspäivä;Arvopäivä;Määrä EUROA;Laji;Selitys;Saaja/Maksaja;Viite;Viesti;Arkistointitunnus',
        '01.12.2026;01.12.2026;"65,00";710;VIITESIIRTO;MALLI MAIJA;ref 00000000202600177;;20261201/1',
        '2.12.2026;2.12.2026;-1.234,50;700;TILISIIRTO;Vuokra Oy;;Vuokra 12/2026;20261202/2',
        '3.12.2026;3.12.2026;+12,5;710;TILISIIRTO;Ärjylä-Öhman Åsa;;"Kiitos; hoidosta";20261203/3',
      ].join('\r\n'),
    )
    expect(rows).toEqual([
      {
        day: '2026-12-01',
        cents: 6500,
        name: 'MALLI MAIJA',
        reference: '202600177',
        message: '',
        archiveId: '20261201/1',
      },
      {
        day: '2026-12-02',
        cents: -123450,
        name: 'Vuokra Oy',
        reference: '',
        message: 'Vuokra 12/2026',
        archiveId: '20261202/2',
      },
      {
        day: '2026-12-03',
        cents: 1250,
        name: 'Ärjylä-Öhman Åsa',
        reference: '',
        message: 'Kiitos; hoidosta',
        archiveId: '20261203/3',
      },
    ])
  })

  it.each([
    ['svenska', 'Bokföringsdag\tBelopp\tBetalare\tReferens\tMeddelande\n2026-12-01\t10,00\tMalli\t1232\t\n'],
    ['english', 'Date,Amount,Payer,Reference,Message,Currency\n20261201,10.00,Malli,1232,,EUR\n'],
  ])('reads the headings in %s', (_language, text) => {
    expect(rowsOf(text)).toMatchObject([{ day: '2026-12-01', cents: 1000, name: 'Malli', reference: '1232' }])
  })

  it('keeps nothing of a file with a row that cannot be read, and says which line', () => {
    const head = 'Päivä;Summa;Nimi\n'
    expect(faultOf(`${head}1.12.2026;10,00;A\n31.2.2026;10,00;B\n`)).toEqual({ kind: 'unreadable-row', line: 3 })
    expect(faultOf(`${head}1.12.2026;kymppi;A\n`)).toEqual({ kind: 'unreadable-row', line: 2 })
    expect(faultOf('Päivä;Summa;Valuutta\n1.12.2026;10,00;SEK\n')).toEqual({ kind: 'foreign-currency', line: 2 })
    expect(faultOf('hello')).toEqual({ kind: 'not-a-statement' })
    expect(faultOf('')).toEqual({ kind: 'not-a-statement' })
  })

  test.each([
    ['1 234,50', 123450],
    ['1.234,50', 123450],
    ['1,234.50', 123450],
    ['12,5', 1250],
    ['-0,05', -5],
    ['0,05-', -5],
    ['−7', -700],
    ['€ 7,00', 700],
    ['1.234', null],
    ['1,234', null],
    ['--7', null],
    ['-7-', null],
    ['', null],
    ['7,123', null],
  ])('the sum %s', (text, cents) => {
    expect(centsOfText(text)).toBe(cents)
  })

  it('reads back every sum as Finnish banks write it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_99, max: 99_999_999_99 }), (cents) => {
        const text = (cents / 100).toLocaleString('fi-FI', { minimumFractionDigits: 2 })
        expect(centsOfText(text)).toBe(cents === 0 ? 0 : cents)
      }),
    )
  })

  it('reads bytes of Windows as well as of UTF-8', () => {
    expect(statementText(new TextEncoder().encode('Päivä €'))).toBe('Päivä €')
    expect(statementText(Uint8Array.of(0x50, 0xe4, 0x69, 0x76, 0xe4, 0x20, 0x80))).toBe('Päivä €')
  })
})

const camt = (entries: string) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr/><Stmt><Id>1</Id>${entries}</Stmt></BkToCstmrStmt></Document>`
const entry = (amount: string, rest: string, sign = 'CRDT') =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${sign}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-12-01</Dt></BookgDt>${rest}</Ntry>`

describe('camt.053', () => {
  it('reads single payments, batches, payments out and free messages', () => {
    const rows = rowsOf(
      camt(
        entry(
          '65.00',
          `<AcctSvcrRef>A1</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Malli &amp; Pojat</Nm></Dbtr></RltdPties>
           <RmtInf><Strd><CdtrRefInf><Ref>RF341234561</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls>`,
        ) +
          entry(
            '30.00',
            `<NtryDtls><TxDtls><Refs><AcctSvcrRef>B1</AcctSvcrRef></Refs><AmtDtls><TxAmt><Amt Ccy="EUR">10.00</Amt></TxAmt></AmtDtls>
             <RmtInf><Strd><CdtrRefInf><Ref>00000000000000001232</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>
             <TxDtls><Refs><AcctSvcrRef>B2</AcctSvcrRef></Refs><AmtDtls><TxAmt><Amt Ccy="EUR">20.00</Amt></TxAmt></AmtDtls>
             <RltdPties><Dbtr><Pty><Nm>Toinen</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>lasku</Ustrd><Ustrd>17</Ustrd></RmtInf></TxDtls></NtryDtls>`,
          ) +
          entry('5.00', '', 'DBIT'),
      ),
    )
    expect(rows).toEqual([
      { day: '2026-12-01', cents: 6500, name: 'Malli & Pojat', reference: 'RF341234561', message: '', archiveId: 'A1' },
      { day: '2026-12-01', cents: 1000, name: '', reference: '1232', message: '', archiveId: 'B1' },
      { day: '2026-12-01', cents: 2000, name: 'Toinen', reference: '', message: 'lasku 17', archiveId: 'B2' },
      { day: '2026-12-01', cents: -500, name: '', reference: '', message: '', archiveId: '' },
    ])
  })

  it('leaves out what is not booked, and keeps nothing of broken or foreign files', () => {
    expect(rowsOf(camt(entry('1.00', '').replace('BOOK', 'PDNG')))).toEqual([])
    expect(rowsOf(camt(''))).toEqual([])
    expect(faultOf(camt(entry('1.00', '').replace('EUR', 'SEK')))).toEqual({ kind: 'foreign-currency', line: 1 })
    expect(faultOf(camt(entry('x', '')))).toEqual({ kind: 'unreadable-row', line: 1 })
    expect(faultOf('<?xml version="1.0"?><Document><Other/></Document>')).toEqual({ kind: 'not-a-statement' })
    expect(faultOf('<?xml version="1.0"?><Document><BkToCstmrStmt>')).toEqual({ kind: 'not-a-statement' })
  })

  it('follows no entity of the file', () => {
    const text = camt(
      entry('1.00', '<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>&x;</Nm></Dbtr></RltdPties></TxDtls></NtryDtls>'),
    )
    const bomb = text.replace('?>', '?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    const read = readStatement(bomb)
    expect(JSON.stringify(read)).not.toContain('root:')
  })
})

describe('fingerprints', () => {
  const row: StatementRow = { day: '2026-12-01', cents: 1000, name: 'A', reference: '', message: '', archiveId: '' }
  it('tell apart the same payment made twice, and know it again from another file', () => {
    const [first, second] = fingerprints([row, row])
    expect(first).not.toBe(second)
    expect(fingerprints([row])).toEqual([first])
    expect(fingerprints([{ ...row, archiveId: 'x' }])).not.toEqual([first])
  })
})
