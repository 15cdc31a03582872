import {
  createVolcengineLivesaasClient,
  type VolcengineLivesaasOptions,
} from 'understudy-live/clients/volcengine-livesaas';

/** A button of a moderator's page: a click bans a viewer, and the page hears `banned` or `refused`. */
export function createBanButton(
  activity: string,
  viewer: string,
  options: VolcengineLivesaasOptions,
): EventTarget {
  const livesaas = createVolcengineLivesaasClient(options);
  const button = new EventTarget();
  button.addEventListener('click', () => {
    livesaas.updateActivityUserBanStatus({ ActivityId: activity, BanStatus: 1, UserIds: [viewer] }).then(
      () => button.dispatchEvent(new Event('banned')),
      () => button.dispatchEvent(new Event('refused')),
    );
  });
  return button;
}
