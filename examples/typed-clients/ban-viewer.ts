import {
  VolcengineLivesaasError,
  type VolcengineLivesaasClient,
} from 'understudy-live/clients/volcengine-livesaas';

/** Bans a viewer. One who is banned already is no failure. */
export async function banViewer(
  livesaas: VolcengineLivesaasClient,
  activity: string,
  viewer: string,
): Promise<'banned' | 'banned already'> {
  try {
    // Ids may be texts, bigints or safe numbers; every digit is sent.
    await livesaas.updateActivityUserBanStatus({ ActivityId: activity, BanStatus: 1, UserIds: [viewer] });
    return 'banned';
  } catch (error) {
    const isBanned =
      error instanceof VolcengineLivesaasError && error.code === 'InvalidParameter.UserIdBanned';
    if (!isBanned) throw error;
    return 'banned already';
  }
}
