// A client's answer to one or several kinds of consent: the words first, then how it was given. Runs in the window.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type ClientConsents,
  type ConsentKind,
  consentGroups,
  type NewScan,
  type Signature,
} from '../../shared/consents.ts'
import { type Language, languages } from '../../shared/values.ts'
import { call } from '../ipc.ts'
import { prepareFile } from '../photos/prepare-photo.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox, SegmentedControl } from '../ui/Choices.tsx'
import { ErrorLine, FieldRow } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './Consents.module.css'
import { ScanField } from './ScanField.tsx'
import { SignatureField } from './SignatureField.tsx'

interface AnswerDialogProps {
  readonly consents: ClientConsents
  /** Ticked from the start. */
  readonly first: readonly ConsentKind[]
  readonly onClose: () => void
}

/** The paper as it is kept: a photo drawn again without anything but the picture. Errors: FILE_TOO_LARGE, PHOTO_NOT_READ. */
async function scanOf(file: File | null): Promise<NewScan | null> {
  return file === null ? null : { name: file.name.slice(-200), content: (await prepareFile(file)).content }
}

type How = 'signed' | 'paper' | 'spoken'

export function AnswerDialog({ consents, first, onClose }: AnswerDialogProps) {
  const { t } = useTranslation()
  const [kinds, setKinds] = useState<readonly ConsentKind[]>(first)
  const [answer, setAnswer] = useState<'given' | 'refused'>('given')
  const [how, setHow] = useState<How>('signed')
  const [language, setLanguage] = useState<Language>(consents.language)
  const [guardian, setGuardian] = useState('')
  const [scan, setScan] = useState<File | null>(null)
  const [strokes, setStrokes] = useState<Signature>([])
  const [wasSent, setSent] = useState(false)
  const [showsAll, setShowsAll] = useState(first.length === 0)
  const needsSignature = how === 'signed' && strokes.length === 0
  const textOf = (kind: ConsentKind) =>
    consents.texts.find((text) => text.kind === kind && text.language === language)?.text ?? ''
  return (
    <FormDialog
      title={t(($) => $.consents.ask)}
      onClose={onClose}
      saveLabel={t(($) => $.consents.answer)}
      onSubmit={async () => {
        setSent(true)
        if (kinds.length === 0 || needsSignature) return
        const said = { clientId: consents.clientId, kinds: [...kinds], answer, source: how, language, guardian }
        const signature = how === 'signed' ? strokes : null
        await call('consents.answer', { ...said, signature, scan: how === 'paper' ? await scanOf(scan) : null })
        showToast({ tone: 'success', text: t(($) => $.consents.answered) })
        onClose()
      }}
    >
      <fieldset className={styles.kinds}>
        <legend className={styles.label}>{t(($) => $.consents.what)}</legend>
        {consentGroups.map((group) => {
          const shown = group.kinds.filter((kind) => showsAll || first.includes(kind))
          return shown.length === 0 ? null : (
            <div key={group.id} className={styles.group}>
              <span className={styles.quiet}>{t(($) => $.consents.groups[group.id])}</span>
              {shown.map((kind) => (
                <Checkbox
                  key={kind}
                  isSelected={kinds.includes(kind)}
                  onChange={(isOn) => setKinds(isOn ? [...kinds, kind] : kinds.filter((each) => each !== kind))}
                  {...(kinds.includes(kind) ? { detail: textOf(kind) } : {})}
                >
                  {t(($) => $.consents.kinds[kind])}
                </Checkbox>
              ))}
            </div>
          )
        })}
        {showsAll ? null : (
          <div>
            <Button size="small" variant="quiet" onPress={() => setShowsAll(true)}>
              {t(($) => $.consents.others)}
            </Button>
          </div>
        )}
        {wasSent && kinds.length === 0 ? <ErrorLine>{t(($) => $.consents.chooseKind)}</ErrorLine> : null}
      </fieldset>
      <div className={styles.choices}>
        <SegmentedControl
          label={t(($) => $.consents.answer)}
          options={[
            { id: 'given', label: t(($) => $.consents.give) },
            { id: 'refused', label: t(($) => $.consents.refuse) },
          ]}
          value={answer}
          onChange={setAnswer}
        />
        <SegmentedControl<How>
          label={t(($) => $.consents.how)}
          options={(['signed', 'paper', 'spoken'] as const).map((id) => ({
            id,
            label: t(($) => $.consents.howOptions[id]),
          }))}
          value={how}
          onChange={setHow}
        />
      </div>
      {how === 'signed' ? (
        <SignatureField
          strokes={strokes}
          onChange={setStrokes}
          error={wasSent && needsSignature ? t(($) => $.consents.signatureNeeded) : undefined}
        />
      ) : null}
      {how === 'paper' ? <ScanField file={scan} onChange={setScan} /> : null}
      <details className={styles.more}>
        <summary>{t(($) => $.consents.more)}</summary>
        <FieldRow>
          <Select
            label={t(($) => $.consents.language)}
            options={languages.map((each) => ({ id: each, label: t(($) => $.clients.languages[each]) }))}
            value={language}
            onChange={setLanguage}
          />
          <TextField
            label={t(($) => $.consents.guardian)}
            value={guardian}
            onChange={setGuardian}
            maxLength={120}
            isOptional
          />
        </FieldRow>
      </details>
    </FormDialog>
  )
}
