/** Answers the requests of a page: navigation vetoes, `webRequest`, then the app's scheme handlers. */
import type { Protocol, TargetSession } from './devtools.ts'
import { fromChromium, isRegisteredScheme } from './schemes.ts'
import { insideOf, requestDetails, type Session } from './session.ts'

/** Chromium's kinds of request in Electron's words; what is not listed is 'other'. */
const resourceTypes: Record<string, string> = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Media: 'media',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  WebSocket: 'webSocket',
}

function bodyOf({ postData, postDataEntries }: Protocol.Network.Request): Buffer<ArrayBuffer> | string | undefined {
  if (!postDataEntries?.length) return postData
  return Buffer.concat(postDataEntries.map((entry) => Buffer.from(entry.bytes ?? '', 'base64')))
}

/**
 * @param mayNavigate asked for a navigation of the main frame only; false stops it
 */
export async function answerRequest(
  target: TargetSession,
  session: Session,
  paused: Protocol.Fetch.requestPausedPayload,
  mayNavigate: (url: string) => boolean,
): Promise<void> {
  const { requestId, request } = paused
  const fail = (errorReason: Protocol.Network.ErrorReason) =>
    target.send('Fetch.failRequest', { requestId, errorReason })
  const url = fromChromium(request.url)
  if (paused.resourceType === 'Document' && !mayNavigate(url)) {
    await fail('Aborted')
    return
  }
  const { handlers, decide } = insideOf(session)
  const decision = await decide(requestDetails(url, request.method, resourceTypes[paused.resourceType] ?? 'other'))
  if (decision.cancel) {
    await fail('BlockedByClient')
    return
  }
  if (decision.redirectURL !== undefined)
    throw new Error('electron stand-in: webRequest redirectURL is not implemented')
  const scheme = url.slice(0, url.indexOf(':'))
  const handler = handlers.get(scheme)
  if (!handler) {
    if (isRegisteredScheme(scheme)) await fail('Failed')
    else await target.send('Fetch.continueRequest', { requestId })
    return
  }
  const body = bodyOf(request)
  const response = await handler(
    new Request(url, { method: request.method, headers: request.headers, ...(body === undefined ? {} : { body }) }),
  )
  if (response.type === 'error') {
    await fail('Failed')
    return
  }
  await target.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  })
}
