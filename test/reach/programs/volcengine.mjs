// The SDK with its own host; it takes the key from its variables, unless it is given one.
import { Service } from '@volcengine/openapi';

for (const keys of [{}, { secretKey: 'another' }]) {
  const service = new Service({ ...keys, serviceName: 'livesaas', defaultVersion: '2023-08-01' });
  const ban = service.createJSONAPI('UpdateActivityUserBanStatus');
  const input = { ActivityId: 1819171234140099, BanStatus: 1, UserIds: [1820211234043371] };
  const reply = await ban(input).catch(({ response, message }) => response?.data ?? message);
  console.log(`${JSON.stringify(reply)}\n--`);
}
