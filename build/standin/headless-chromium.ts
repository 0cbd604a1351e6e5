/** The headless Chromium that comes inside the npm package @sparticuz/chromium, unpacked once per version. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const repository = path.join(import.meta.dirname, '..', '..')
const packageFolder = path.join(repository, 'node_modules', '@sparticuz', 'chromium')

export interface ChromiumProgram {
  executable: string
  args: string[]
  /** Added to the environment of Chromium only. */
  env: Record<string, string>
}

function packageVersion(): string {
  return JSON.parse(fs.readFileSync(path.join(packageFolder, 'package.json'), 'utf8')).version
}

/** The package always unpacks into the temporary folder, so that is pointed elsewhere meanwhile. */
async function unpackInto(folder: string): Promise<void> {
  fs.mkdirSync(folder, { recursive: true })
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium')
    const executable = await chromium.executablePath()
    // A bare machine may lack the NSS libraries that Chromium needs; the package carries those too.
    const works = spawnSync(executable, ['--version']).status === 0
    if (!works) await inflate(path.join(packageFolder, 'bin', 'al2023.tar.br'))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

/** Unpacks on first use (about 3 s) and says how to start it. Safe to call from several processes at once. */
export async function headlessChromium(): Promise<ChromiumProgram> {
  const folder = path.join(repository, '.cache', `chromium-${packageVersion()}`)
  if (!fs.existsSync(folder)) {
    const making = `${folder}.${process.pid}`
    await unpackInto(making)
    try {
      fs.renameSync(making, folder)
    } catch (error) {
      if (!fs.existsSync(folder)) throw error
      fs.rmSync(making, { recursive: true }) // another process was first
    }
  }
  const libraries = path.join(folder, 'al2023', 'lib')
  const ownFonts = !fs.existsSync('/etc/fonts/fonts.conf')
  return {
    executable: path.join(folder, 'chromium'),
    args: ['--headless=shell'],
    env: {
      ...(fs.existsSync(libraries) ? { LD_LIBRARY_PATH: libraries } : {}),
      ...(ownFonts ? { FONTCONFIG_PATH: path.join(folder, 'fonts') } : {}),
    },
  }
}
