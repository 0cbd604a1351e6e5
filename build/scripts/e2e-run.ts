/** Running Playwright with everything it needs in place: the build, the fixture app, Chromium, and the host. */
import fs from 'node:fs'
import path from 'node:path'
import { headlessChromium } from '../standin/headless-chromium.ts'
import { buildApp, needsBuild } from './build-app.ts'
import { type Finished, repository, runTool, tools } from './command.ts'
import { chooseHost, hostEnvironment } from './host.ts'
import { packagedExecutable } from './package-files.ts'

export interface EndToEndRun {
  packaged: boolean
  /** Playwright's own arguments. */
  args: string[]
  /** Show the output as it comes; otherwise keep it. */
  show: boolean
  env?: NodeJS.ProcessEnv
}

/** The small app that the stand-in's contract is tested with, built by the same tool as the product. */
async function buildFixture(): Promise<Finished> {
  const config = ['--config', 'tests/standin/electron.vite.config.ts']
  const built = await runTool(tools.electronVite, ['build', ...config, '--logLevel', 'warn'], false)
  const target = path.join(repository, '.cache', 'standin-app', 'package.json')
  if (built.code === 0) fs.copyFileSync(path.join(repository, 'tests', 'standin', 'app', 'package.json'), target)
  return built
}

export async function runEndToEnd({ packaged, args, show, env = {} }: EndToEndRun): Promise<Finished> {
  const fail = (output: string): Finished => {
    if (show) console.error(output)
    return { code: 1, output }
  }
  if (packaged && !fs.existsSync(packagedExecutable)) {
    return fail(`There is no package to test (${packagedExecutable}): run npm run package first.`)
  }
  // A packaged real Electron cannot be driven: its fuses shut Playwright out. So real hosts test the unpackaged app.
  const host = packaged ? 'stand-in' : chooseHost()
  if (!packaged) {
    const app = needsBuild() ? await buildApp() : { code: 0, output: '' }
    if (app.code !== 0) return fail(app.output)
    const fixture = await buildFixture()
    if (fixture.code !== 0) return fail(fixture.output)
  }
  if (host === 'stand-in') await headlessChromium() // unpacked before the workers start
  const only = packaged ? ['--project=app'] : [] // the fixture app is never packaged
  if (show) console.log(`End-to-end tests on ${host}${packaged ? `, package ${packagedExecutable}` : ''}`)
  return runTool(tools.playwright, ['test', '--config', 'build/playwright.config.ts', ...only, ...args], show, {
    ...hostEnvironment(host),
    ...(packaged ? { E2E_PACKAGED: packagedExecutable } : {}),
    ...env,
  })
}
