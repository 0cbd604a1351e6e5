// Consents and instructions for home as PDFs in the client's language: their words can be read back.
import { createHash } from 'node:crypto'
import path from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { createPapers } from '../../../electron/papers/papers.ts'
import type { ClientConsents } from '../../../shared/consents.ts'
import { readyTemplate } from '../../../shared/templates-ready.ts'
import { languages } from '../../../shared/values.ts'

const papers = createPapers(path.join(import.meta.dirname, '../../../electron/fonts'))
const salon = null
const madeAtMs = Date.UTC(2026, 10, 24, 8)

async function textOf(pdf: Uint8Array): Promise<{ text: string; pages: number }> {
  const reading = getDocument({ data: new Uint8Array(pdf), useSystemFonts: false })
  const document = await reading.promise
  let text = ''
  for (let page = 1; page <= document.numPages; page += 1) {
    const content = await (await document.getPage(page)).getTextContent()
    text += content.items.map((item) => ('str' in item ? item.str : '')).join(' ')
  }
  const pages = document.numPages
  await reading.destroy()
  return { text: text.replace(/\s+/g, ' '), pages }
}

const consents = (language: ClientConsents['language']): ClientConsents => ({
  clientId: 'client-1',
  clientName: 'Maija Åkerö',
  language,
  past: [],
  texts: [],
  holding: [
    {
      id: 'consent-1',
      kind: 'health',
      answer: 'given',
      source: 'signed',
      text: { kind: 'health', language, version: 1, text: 'Ensimmäinen lause.\nToinen lause.' },
      signature: [[100, 500, 200, 300, 400, 700]],
      guardian: '',
      scan: null,
      atMs: madeAtMs,
      staffName: 'Aino Koskela',
      ended: null,
    },
  ],
})

describe('papers of a client', () => {
  it.each(languages)('the consents in %s name the client, the words and how they were given', async (language) => {
    const { text } = await textOf(await papers.consents({ consents: consents(language), salon, madeAtMs }))
    expect(text).toContain('Maija Åkerö')
    expect(text).toContain('Ensimmäinen lause.')
    expect(text).toContain('Toinen lause.')
    expect(text).toContain({ fi: 'allekirjoitettu', sv: 'undertecknat', en: 'signed' }[language])
  })

  it.each(languages)('the instructions in %s are whole and name no client', async (language) => {
    const ready = readyTemplate('hairColour', language)
    const parts = [{ name: ready.name, text: ready.care[language] }]
    const sheet = { language, day: '2026-11-24', services: ['Väri'], parts }
    const { text } = await textOf(await papers.careSheet({ sheet, salon, madeAtMs }))
    for (const line of ready.care[language].split('\n')) expect(text).toContain(line)
    expect(text).toContain({ fi: 'Kotihoito-ohjeet', sv: 'Hemvårdsråd', en: 'Care instructions' }[language])
  })

  it('go on to as many pages as they need', async () => {
    const long = Array.from({ length: 120 }, (_, index) => `Rivi ${index} ohjeita asiakkaalle.`).join('\n')
    const sheet = { language: 'fi' as const, day: '2026-11-24', services: ['Väri'], parts: [{ name: 'A', text: long }] }
    const { text, pages } = await textOf(await papers.careSheet({ sheet, salon, madeAtMs }))
    expect(pages).toBeGreaterThan(1)
    expect(text).toContain('Rivi 119 ')
  })

  it('are the same to the byte when made again', async () => {
    const digest = async () =>
      createHash('sha256')
        .update(await papers.consents({ consents: consents('fi'), salon, madeAtMs }))
        .digest('hex')
    expect(await digest()).toBe(await digest())
  })
})
