// The newer SDK, whose clients take host and key from their own defaults.
import { Client, Command } from '@volcengine/sdk-core';

class UpdateActivityUserBanStatus extends Command {
  constructor(input) {
    super(input);
    this.requestConfig = {
      serviceName: 'livesaas',
      params: { Action: 'UpdateActivityUserBanStatus', Version: '2023-08-01' },
      method: 'POST',
      contentType: 'application/json',
      pathname: '/',
    };
  }
}

const input = { ActivityId: 1819171234140099, BanStatus: 1, Cookies: ['a device'] };
for (const keys of [{}, { accessKeyId: process.env.VOLCSTACK_ACCESS_KEY_ID, secretAccessKey: 'another' }]) {
  const client = new Client({ ...keys, region: 'cn-north-1' });
  const reply = await client
    .send(new UpdateActivityUserBanStatus(input))
    .catch((error) => error.response?.data ?? error.data ?? error.message);
  console.log(`${JSON.stringify(reply)}\n--`);
}
