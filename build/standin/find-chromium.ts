/** Which Chromium drives the stand-in: an explicit path, the headless one from npm, or the system's. */
import fs from 'node:fs'
import { type ChromiumProgram, headlessChromium } from './headless-chromium.ts'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Path of a Chromium that can show a window, undefined when there is none. */
export function findInstalledChromium(): string | undefined {
  return process.env.ELECTRON_STANDIN_CHROMIUM ?? installed.find((file) => fs.existsSync(file))
}

export async function findChromium(headed: boolean): Promise<ChromiumProgram> {
  if (!headed && !process.env.ELECTRON_STANDIN_CHROMIUM) return headlessChromium()
  const executable = findInstalledChromium()
  if (!executable) throw new Error('electron stand-in: no Chromium found; set ELECTRON_STANDIN_CHROMIUM')
  return { executable, args: headed ? [] : ['--headless'], env: {} }
}
