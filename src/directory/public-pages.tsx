import type { Words } from '#language';
import { ui } from '#web';

const { ActionLink, InsetText } = ui;

/** What somebody who looks for help by themselves should know first. */
export function PublicLead(props: { t: Words; schemeName: string; forgotten: boolean }) {
  const { t, schemeName, forgotten } = props;
  return (
    <>
      {forgotten && (
        <InsetText prefix={t('web.information')}>
          <p>{t('directory.help.forgotten')}</p>
        </InsetText>
      )}
      <p>
        <bdi>{schemeName}</bdi>
      </p>
      <p class="nhsuk-body-l">{t('directory.help.lead')}</p>
      <p>{t('directory.help.no_trace')}</p>
    </>
  );
}

/** What to do where a list is not enough. */
export function PublicNext({ t, ask }: { t: Words; ask: string }) {
  return (
    <section class="tessera-no-print">
      <h2>{t('directory.help.next')}</h2>
      <p>{t('directory.help.next_body')}</p>
      <ActionLink href={ask}>{t('directory.help.ask')}</ActionLink>
      <p>{t('directory.help.danger')}</p>
    </section>
  );
}
