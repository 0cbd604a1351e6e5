/**
 * npm run test:safety [-- --quick]: every row of what the salon is promised about keys, backups and damage, as tests that
 * can fail, each with its control. In full (the default) for a nightly run; --quick does what npm test does of it. Ends in
 * a table. Speed is not asserted here: npm run bench measures it.
 */
import './node24.ts'
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { builtWorkerVariable } from '../../tests/helpers/backupProcess.ts'
import type { Finding } from '../../tests/safety/effort.ts'
import { buildAndTell } from './build-app.ts'
import { repository, runTool, tools } from './command.ts'

interface Row {
  readonly promise: string
  readonly files: readonly string[]
  /** The beginning of the rows that its tests report; the rest is counted in tests. */
  readonly findings?: string
}

const rows: readonly Row[] = [
  {
    promise: 'stock SQLCipher opens the file and every backup',
    files: ['tests/safety/stock-reader.test.ts'],
    findings: 'stock SQLCipher',
  },
  { promise: 'a file that does not keep the open contract is not opened', files: ['tests/db/open.test.ts'] },
  { promise: 'nothing plain on disk after a salon day', files: ['tests/electron/salon-day.test.ts'] },
  {
    promise: 'kill -9: nothing acknowledged lost, nothing unreadable',
    files: [
      'tests/safety/kill.test.ts',
      'tests/safety/kill-backup.test.ts',
      'tests/safety/kills.test.ts',
      'tests/safety/kill-shipping.test.ts',
      'tests/safety/key-change-steps.test.ts',
    ],
    findings: 'kills',
  },
  {
    promise: 'numbers of documents: no gap and none twice, together and killed',
    files: ['tests/safety/numbering.test.ts'],
    findings: 'numbering',
  },
  {
    promise: 'a letter never goes twice by itself, and never unlisted',
    files: [
      'tests/electron/mail-transport.test.ts',
      'tests/electron/outbox.test.ts',
      'tests/safety/outbox-kill.test.ts',
      'tests/build/outside.test.ts',
    ],
  },
  {
    promise: 'power cut: nothing acknowledged lost',
    files: ['tests/safety/power-cut.test.ts'],
    findings: 'power-cut replay',
  },
  {
    promise: 'flipped bits are noticed and named',
    files: ['tests/safety/backup-damage.test.ts', 'tests/safety/vault-attacks.test.ts'],
    findings: 'bit flips',
  },
  {
    promise: 'a copy made while people work is good',
    files: ['tests/safety/copy.test.ts'],
    findings: 'copies',
  },
  {
    promise: 'a point with its minutes is the live file, byte for byte, over any history',
    files: ['tests/electron/backups/minutes.test.ts', 'tests/electron/shipping.test.ts'],
  },
  {
    promise: 'full, read-only or pulled at any step: named, nothing lost',
    files: ['tests/safety/place-failures.test.ts', 'tests/electron/bad-days.test.ts'],
    findings: 'E',
  },
  {
    promise: 'tampering with the log is noticed',
    files: ['tests/safety/log-attacks.test.ts'],
    findings: 'log attacks',
  },
  {
    promise: 'attacks on keys are refused or recovered from',
    files: [
      'tests/electron/keys/vault.test.ts',
      'tests/electron/keys/device.test.ts',
      'tests/electron/keys/kdf.test.ts',
      'tests/electron/key-change.test.ts',
    ],
  },
  { promise: 'every call, every role, foreign frames, malformed input', files: ['tests/electron/router.test.ts'] },
]

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const reports = path.join(repository, '.cache', 'reports')
// Hundreds of processes are started only to be killed: most of their time would go into compiling.
process.env.NODE_COMPILE_CACHE ??= path.join(repository, '.cache', 'compiled')
fs.mkdirSync(reports, { recursive: true })
const findingsFile = path.join(reports, 'safety.jsonl')
const vitestFile = path.join(reports, 'safety.json')
for (const file of [findingsFile, vitestFile]) fs.rmSync(file, { force: true })
process.env.LOISTE_SAFETY_REPORT = findingsFile
if (!values.quick) {
  process.env.LOISTE_SAFETY = 'full'
  // Backups run in a process of their own, here in hundreds of them; the built one is what the salon has, and starts quickly.
  if (!(await buildAndTell())) process.exit(1)
  process.env[builtWorkerVariable] = path.join(repository, 'out', 'main', 'backup-worker.cjs')
}

const files = [...new Set(rows.flatMap((row) => row.files))]
const { code } = await runTool(
  tools.vitest,
  [
    'run',
    '--config',
    'build/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestFile}`,
    ...files,
  ],
  true,
)

const findings = fs.existsSync(findingsFile)
  ? fs
      .readFileSync(findingsFile, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Finding)
  : []
const vitest = JSON.parse(fs.readFileSync(vitestFile, 'utf8')) as VitestReport
const countsOf = (row: Row) => {
  const results = vitest.testResults.filter(({ name }) => row.files.some((file) => name.endsWith(file)))
  const states = results.flatMap((result) => result.assertionResults.map(({ status }) => status))
  const unloaded =
    row.files.length - results.length + results.filter((each) => each.assertionResults.length === 0).length
  const failed = states.filter((status) => status === 'failed').length + unloaded
  return { passed: states.filter((status) => status === 'passed').length, failed }
}

const table = rows.flatMap((row) => {
  const { passed, failed } = countsOf(row)
  const own = findings.filter((finding) => row.findings !== undefined && finding.row.startsWith(row.findings))
  return [
    [failed === 0 ? 'kept' : 'FAILED', row.promise, `${passed} tests passed, ${failed} failed`, ''],
    ...own.map((finding) => ['', `  ${finding.row} × ${finding.tried}`, finding.found, finding.control]),
  ]
})
const head = ['', 'promise', 'found', 'control']
const widths = head.map((_, column) => Math.max(...[head, ...table].map((cells) => (cells[column] ?? '').length)))
console.log('')
for (const cells of [head, ...table]) {
  console.log(
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
const failed = rows.reduce((sum, row) => sum + countsOf(row).failed, 0)
console.log(`\n${rows.length} promises, ${failed} failed tests (${values.quick ? 'quick' : 'full'})`)
process.exitCode = code === 0 && failed === 0 ? 0 : 1
