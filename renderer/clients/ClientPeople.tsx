// The people around a client: family and who pays. Runs in the window.
import { useMutation } from '@tanstack/react-query'
import { UserPlus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ClientCard, type ClientParts, type FamilyRelation, familyRelations } from '../../shared/clients.ts'
import { call } from '../ipc.ts'
import { goTo } from '../shell/navigation.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Badge } from '../ui/Chip.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { type Option, Select } from '../ui/Select.tsx'
import styles from './ClientCard.module.css'
import { ClientPicker } from './ClientPicker.tsx'

interface ClientPeopleProps {
  readonly card: ClientCard
  readonly parts: ClientParts
  /** Empty parts are shown too. */
  readonly isMore: boolean
  /** '' takes the payer away. */
  readonly onPayer: (clientId: string) => void
}

export function ClientPeople({ card, parts, isMore, onPayer }: ClientPeopleProps) {
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  const remove = useMutation({
    mutationFn: (linkId: string) => call('clients.removeRelative', { id: card.id, linkId }),
  })
  const hasFamily = parts.on.includes('family') && (isMore || card.family.length > 0)
  const hasPayer = parts.on.includes('billing') && (isMore || card.payerId !== '')
  return (
    <>
      {hasFamily ? (
        <section className={styles.people} aria-label={t(($) => $.clientCards.family)}>
          <span className={styles.label}>{t(($) => $.clientCards.family)}</span>
          {card.family.map((relative) => (
            <div key={relative.linkId} className={styles.person}>
              <Button variant="quiet" size="small" onPress={() => goTo({ screen: 'clients', clientId: relative.id })}>
                {relative.name}
              </Button>
              <span className={styles.quiet}>{t(($) => $.clientCards.relations[relative.relation])}</span>
              {relative.guardian === '' ? null : (
                <Badge>
                  {relative.guardian === 'relative'
                    ? t(($) => $.clientCards.isGuardian)
                    : t(($) => $.clientCards.isWard)}
                </Badge>
              )}
              {card.removed ? null : (
                <IconButton
                  icon={X}
                  size="small"
                  label={t(($) => $.clientCards.removeRelative, { name: relative.name })}
                  onPress={() => remove.mutate(relative.linkId)}
                />
              )}
            </div>
          ))}
          {card.removed ? null : (
            <div>
              <Button size="small" variant="quiet" icon={UserPlus} onPress={() => setAdding(true)}>
                {t(($) => $.clientCards.addRelative)}
              </Button>
            </div>
          )}
          <ErrorNotice error={remove.error} />
        </section>
      ) : null}
      {hasPayer ? (
        <section className={styles.people} aria-label={t(($) => $.clientCards.payer)}>
          {card.payerId === '' ? (
            card.removed ? null : (
              <ClientPicker
                label={t(($) => $.clientCards.payer)}
                value={null}
                opensOnFocus={false}
                onChange={(option) => {
                  if (option !== null && option.id !== card.id) onPayer(option.id)
                }}
              />
            )
          ) : (
            <>
              <span className={styles.label}>{t(($) => $.clientCards.payer)}</span>
              <div className={styles.person}>
                <Button
                  variant="quiet"
                  size="small"
                  onPress={() => goTo({ screen: 'clients', clientId: card.payerId })}
                >
                  {card.payerName}
                </Button>
                {card.removed ? null : (
                  <IconButton
                    icon={X}
                    size="small"
                    label={t(($) => $.clientCards.removePayer)}
                    onPress={() => onPayer('')}
                  />
                )}
              </div>
              <p className={styles.quiet}>{t(($) => $.clientCards.payerHelp)}</p>
            </>
          )}
        </section>
      ) : null}
      {card.paysFor.length === 0 ? null : (
        <p className={styles.quiet}>
          {t(($) => $.clientCards.paysFor, { names: card.paysFor.map((each) => each.name).join(', ') })}
        </p>
      )}
      {isAdding ? <AddRelative card={card} onClose={() => setAdding(false)} /> : null}
    </>
  )
}

function AddRelative({ card, onClose }: { readonly card: ClientCard; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [relative, setRelative] = useState<Option | null>(null)
  const [relation, setRelation] = useState<FamilyRelation>('child')
  const [isGuardian, setGuardian] = useState(false)
  // A child's guardian is on this card; otherwise it is the other who looks after this client.
  const guardian = !isGuardian || relation === 'partner' ? '' : relation === 'child' ? 'client' : 'relative'
  const relativeName = relative?.label ?? ''
  return (
    <FormDialog
      title={t(($) => $.clientCards.addRelative)}
      size="small"
      onClose={onClose}
      saveLabel={relative === null ? null : t(($) => $.common.add)}
      onSubmit={async () => {
        if (relative === null) return
        await call('clients.addRelative', { id: card.id, relativeId: relative.id, relation, guardian })
        onClose()
      }}
    >
      <ClientPicker label={t(($) => $.clientCards.relative)} value={relative} onChange={setRelative} autoFocus />
      <Select
        label={t(($) => $.clientCards.relation)}
        value={relation}
        options={familyRelations.map((id) => ({ id, label: t(($) => $.clientCards.relations[id]) }))}
        onChange={setRelation}
      />
      {relation === 'partner' ? null : (
        <Checkbox isSelected={isGuardian} onChange={setGuardian}>
          {relation === 'child'
            ? t(($) => $.clientCards.guardianOf, { name: card.name, child: relativeName })
            : t(($) => $.clientCards.guardianOf, { name: relativeName, child: card.name })}
        </Checkbox>
      )}
    </FormDialog>
  )
}
