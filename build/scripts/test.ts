/**
 * npm test: type check, linter and import boundaries, unit tests, build, end-to-end tests on the built app.
 * A step's full output is shown only when it fails. The last line is always `N passed, N failed`.
 */
import './node24.ts'
import fs from 'node:fs'
import path from 'node:path'
import { buildApp } from './build-app.ts'
import { type Finished, repository, run, runTool, tools } from './command.ts'
import { runEndToEnd } from './e2e-run.ts'
import { chooseHost } from './host.ts'

interface Count {
  passed: number
  failed: number
}
const reports = path.join(repository, '.cache', 'reports')
const total: Count = { passed: 0, failed: 0 }

/** An npm script, run by the npm that runs this one. */
function npmScript(name: string): Promise<Finished> {
  const npm = process.env.npm_execpath
  if (npm?.endsWith('.js')) return run(process.execPath, [npm, 'run', '--silent', name], false)
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['run', '--silent', name], false)
}

/** The report that a test runner wrote; undefined when it ended before it could. */
function readReport<Report>(file: string): Report | undefined {
  const full = path.join(reports, file)
  return fs.existsSync(full) ? (JSON.parse(fs.readFileSync(full, 'utf8')) as Report) : undefined
}

/** A step without counted tests is one failure when it fails, and so is a runner that fails without a failed test. */
function countStep(code: number, tests: Count | undefined): Count {
  const { passed, failed } = tests ?? { passed: 0, failed: 0 }
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed }
}

async function step(
  name: string,
  work: () => Promise<Finished>,
  readCount?: () => Count | undefined,
): Promise<boolean> {
  const started = performance.now()
  process.stdout.write(`${name} … `)
  const { code, output } = await work()
  const count = countStep(code, readCount?.())
  total.passed += count.passed
  total.failed += count.failed
  const tests = readCount ? `, ${count.passed} passed, ${count.failed} failed` : ''
  console.log(`${code === 0 ? 'ok' : 'FAILED'} (${((performance.now() - started) / 1000).toFixed(1)} s${tests})`)
  if (code !== 0) console.log(`${output.trimEnd()}\n`)
  return code === 0
}

async function runUnitTests(): Promise<Finished> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path.join(reports, 'vitest.json')}`]
  return runTool(tools.vitest, ['run', '--config', 'build/vitest.config.ts', ...reporters], false)
}

function countUnitTests(): Count | undefined {
  const report = readReport<{
    numPassedTests: number
    numFailedTests: number
    testResults: { status: string; assertionResults: unknown[] }[]
  }>('vitest.json')
  if (!report) return undefined
  // A file that could not even be loaded has no tests to count and is one failure.
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length }
}

function runEndToEndTests(): Promise<Finished> {
  return runEndToEnd({
    packaged: false,
    args: ['--reporter=list,json'],
    show: false,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(reports, 'playwright.json') },
  })
}

function countEndToEndTests(): Count | undefined {
  const report = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>('playwright.json')
  return report && { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky }
}

fs.rmSync(reports, { recursive: true, force: true })
fs.mkdirSync(reports, { recursive: true })
await step('Type check', () => npmScript('typecheck'))
await step('Linter and import boundaries', () => npmScript('lint'))
await step('Unit and integration tests', runUnitTests, countUnitTests)
const built = await step('Build', () => buildApp())
if (built) await step(`End-to-end tests on ${chooseHost()}`, runEndToEndTests, countEndToEndTests)
else console.log('End-to-end tests … not run: there is no build')
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0
