/** The two scripts injected into every document of a stand-in window, before any script of the page itself. */
import { makeCodec } from './codec.ts'
import { makeBridge } from './page-bridge.ts'
import { type PreloadInfo, startPreload } from './page-preload.ts'

/** Name of the preload's isolated world, as Electron names it. */
export const preloadWorld = 'Electron Isolated Context'
/** DevTools binding through which the isolated world reaches the main process; removed before the preload runs. */
export const bindingName = '__standinIpc'

/** Headed window only: says on screen that this is not the shipped runtime. Styled through CSSOM, so any CSP allows it. */
function addRibbon(text: string): void {
  addEventListener('DOMContentLoaded', () => {
    const host = document.createElement('div')
    const label = document.createElement('div')
    label.textContent = text
    host.setAttribute('aria-hidden', 'true')
    Object.assign(label.style, {
      position: 'fixed',
      right: '8px',
      bottom: '8px',
      zIndex: '2147483647',
      padding: '3px 10px',
      font: '12px system-ui',
      background: '#7a1f1f',
      color: '#fff',
      borderRadius: '10px',
      opacity: '.85',
      pointerEvents: 'none',
    })
    host.attachShadow({ mode: 'closed' }).append(label)
    document.documentElement.append(host)
  })
}

/** Only top frames with a real document get the bridge and the preload: Electron's nodeIntegrationInSubFrames is off. */
function topFrameOnly(body: string): string {
  return `if (window === window.top && location.protocol !== 'about:') { ${body} }`
}

/**
 * @param ribbon text of the on-screen label, '' for none
 * @param secret unguessable name of the bridge between the two worlds, new for every window
 * @param preloadSource CommonJS source text of the preload, '' for none
 */
export function pageScripts(ribbon: string, secret: string, preloadSource: string, info: PreloadInfo) {
  const asText = JSON.stringify
  const preload = `function (require, process, exports, module, Buffer, global, setImmediate, clearImmediate) {\n${preloadSource}\n}`
  const bridge = `(${makeBridge})(${asText(secret)}, 'preload')`
  const start = `(${startPreload})((${makeCodec})(), ${bridge}, ${asText(bindingName)}, ${asText(info)}, ${preload})`
  return {
    page: topFrameOnly(`(${makeBridge})(${asText(secret)}, 'page')`),
    isolated: topFrameOnly(`${ribbon ? `(${addRibbon})(${asText(ribbon)});` : ''}${start}`),
  }
}
