import { Service } from '@volcengine/openapi';

const {
  VOLCENGINE_LIVESAAS_BASE_URL = 'http://127.0.0.1:4013',
  VOLCENGINE_LIVESAAS_ACCESS_KEY_ID = 'AKLTFAKE000000000000000000000000',
  VOLCENGINE_LIVESAAS_SECRET_ACCESS_KEY = 'fake-livesaas-secret-key-for-local-use-only-0000000000',
} = process.env;

const service = new Service({
  accessKeyId: VOLCENGINE_LIVESAAS_ACCESS_KEY_ID,
  secretKey: VOLCENGINE_LIVESAAS_SECRET_ACCESS_KEY,
  region: 'cn-north-1',
  serviceName: 'livesaas',
  host: new URL(VOLCENGINE_LIVESAAS_BASE_URL).host,
  protocol: new URL(VOLCENGINE_LIVESAAS_BASE_URL).protocol, // with the colon
  defaultVersion: '2023-08-01',
});
const input = { ActivityId: 1819171234140099, BanStatus: 1, UserIds: [1820211234043371] };
const updateActivityUserBanStatus = service.createJSONAPI('UpdateActivityUserBanStatus');
console.log(await updateActivityUserBanStatus(input));
